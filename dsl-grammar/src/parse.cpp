// SPDX-License-Identifier: EUPL-1.2
#include "drempel/grammar/parse.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cut.hpp"
#include "drempel/text/suggest.hpp"
#include "lex.hpp"
#include "read_file.hpp"
#include "reading.hpp"
#include "x3/clauses.hpp"

namespace drempel::grammar {
namespace {

using text::Code;
using text::Diagnostics;

using Node = decltype(Declaration::node);

Node empty_node(DeclarationWord word) {
    switch (word) {
        case DeclarationWord::regelset:
            return Regelset{};
        case DeclarationWord::begrip:
            return Begrip{};
        case DeclarationWord::feitengroep:
            return Feitengroep{};
        case DeclarationWord::aanvraagsoort:
            return Aanvraagsoort{};
        case DeclarationWord::parameter:
            return Parameter{};
        case DeclarationWord::gevolgsoort:
            return Gevolgsoort{};
        case DeclarationWord::definitie:
            return Definitie{};
        case DeclarationWord::conclusie:
            return Conclusie{};
        case DeclarationWord::invulling:
            return Invulling{};
        case DeclarationWord::vervallen:
            return Vervallen{};
        case DeclarationWord::beschermd:
            return Beschermd{};
        case DeclarationWord::beslistabel:
            return Beslistabel{};
        case DeclarationWord::kalender:
            return Kalender{};
        case DeclarationWord::termijn:
            return Termijn{};
        case DeclarationWord::regel:
            return Regel{};
        case DeclarationWord::blokkade: {
            Regel blokkade;
            blokkade.is_blokkade = true;
            return blokkade;
        }
        case DeclarationWord::groep:
            return Regelgroep{};
        case DeclarationWord::overgangsrecht:
            return Overgangsrecht{};
        case DeclarationWord::verband:
            return Verband{};
        case DeclarationWord::keten:
            return Keten{};
        case DeclarationWord::waarborg:
            return Waarborg{};
        case DeclarationWord::voorbeeld:
            return Voorbeeld{};
    }
    return Regelset{};
}

bool read_clause(Reading& reading, DeclarationWord declaration, ClauseWord word) {
    using namespace x3_grammar;
    switch (declaration) {
        case DeclarationWord::regelset:
            return read_regelset(reading, word);
        case DeclarationWord::begrip:
            return read_begrip(reading, word);
        case DeclarationWord::feitengroep:
            return read_feitengroep(reading, word);
        case DeclarationWord::aanvraagsoort:
            return read_aanvraagsoort(reading, word);
        case DeclarationWord::parameter:
            return read_parameter(reading, word);
        case DeclarationWord::gevolgsoort:
            return read_gevolgsoort(reading, word);
        case DeclarationWord::definitie:
            return read_definitie(reading, word);
        case DeclarationWord::conclusie:
            return read_conclusie(reading, word);
        case DeclarationWord::invulling:
            return read_invulling(reading, word);
        case DeclarationWord::vervallen:
            return read_vervallen(reading, word);
        case DeclarationWord::beschermd:
            return read_beschermd(reading, word);
        case DeclarationWord::beslistabel:
            return read_beslistabel(reading, word);
        case DeclarationWord::kalender:
            return read_kalender(reading, word);
        case DeclarationWord::termijn:
            return read_termijn(reading, word);
        case DeclarationWord::regel:
        case DeclarationWord::blokkade:
            return read_regel(reading, word);
        case DeclarationWord::groep:
            return read_groep(reading, word);
        case DeclarationWord::overgangsrecht:
            return read_overgangsrecht(reading, word);
        case DeclarationWord::verband:
            return read_verband(reading, word);
        case DeclarationWord::keten:
            return read_keten(reading, word);
        case DeclarationWord::waarborg:
            return read_waarborg(reading, word);
        case DeclarationWord::voorbeeld:
            return read_voorbeeld(reading, word);
    }
    return false;
}

std::string declaration_list() {
    std::string result;
    for (const DeclarationEntry& entry : declarations()) {
        if (!result.empty()) result += &entry == &declarations().back() ? " of " : ", ";
        result += entry.word;
    }
    return result;
}

const DeclarationEntry* nearest_declaration(std::string_view word) {
    std::vector<std::string_view> known;
    for (const DeclarationEntry& entry : declarations()) known.push_back(entry.word);
    return find_declaration(text::nearest(word, known));
}

class FileReader {
public:
    FileReader(const text::SourceText& source, std::uint32_t file, const Limits& limits,
               Diagnostics& report, const std::vector<Token>& tokens)
        : source_(source),
          limits_(limits),
          report_(report),
          tokens_(tokens),
          reading_(source, file, limits, report) {
        result_.file = file;
    }

    File run(std::vector<Block>& blocks) {
        for (Block& block : blocks) {
            if (report_.all().size() > limits_.max_errors) break;
            read_block(block);
        }
        return std::move(result_);
    }

    std::vector<std::pair<std::size_t, std::size_t>> runs() const {
        std::vector<std::pair<std::size_t, std::size_t>> result;
        for (const auto& [first, end] : reading_.runs) {
            result.emplace_back(static_cast<std::size_t>(first - tokens_.data()),
                                static_cast<std::size_t>(end - tokens_.data()));
        }
        return result;
    }

private:
    Span span(std::size_t token) const { return reading_.span(tokens_[token]); }
    std::string_view words(std::size_t token) const { return reading_.words(tokens_[token]); }

    void read_block(Block& block) {
        if (block.entry == nullptr && !resolve(block)) return;
        check_order(block);
        Declaration& declaration = result_.declarations.emplace_back();
        declaration.keyword = span(block.keyword);
        declaration.span = join(span(block.keyword), span(block.end - 1));
        declaration.node = empty_node(block.entry->kind);
        entry_ = block.entry;
        seen_.fill(false);
        read_clauses(block.clauses);
    }

    // A word in column 0 that is no declaration: a clause that was not indented, a construct of a
    // later version, a misspelling. False: nothing of it can be read.
    bool resolve(Block& block) {
        const Token& first = tokens_[block.keyword];
        const std::string_view word = words(block.keyword);
        if (first.kind == TokenKind::word) {
            const std::string_view next =
                block.keyword + 1 < block.end ? words(block.keyword + 1) : std::string_view{};
            if (is_future_declaration(word)) {
                report_.at(span(block.keyword), Code::T013_NogNietBeschikbaar,
                           fmt::format("'{}'", word));
                return false;
            }
            if (const auto meant = declaration_that_says(word); !meant.empty()) {
                report_.at(span(block.keyword), Code::T008_OnbekendeDeclaratie, word, declaration_list())
                    .suggest(std::string(meant));
                return false;
            }
            const bool is_clause = entry_ != nullptr && find_clause(*entry_, word, next) != nullptr;
            const bool is_field = entry_ != nullptr && entry_->has_fields
                                  && block.keyword + 1 < block.end
                                  && tokens_[block.keyword + 1].symbol == Symbol::colon;
            if (is_clause || is_field) {
                report_.at(span(block.keyword), Code::T010_NietIngesprongen, word);
                continue_with(block);
                return false;
            }
            if (const DeclarationEntry* meant = nearest_declaration(word)) {
                report_
                    .at(span(block.keyword), Code::T008_OnbekendeDeclaratie, word,
                        declaration_list())
                    .suggest(std::string(meant->word));
                block.entry = meant;
                block.clauses = cut_clauses(source_, tokens_, *meant, block.keyword, block.end);
                return true;
            }
        }
        if (first.symbol == Symbol::other || !first.closed) return false;  // reported already
        if (first.symbol == Symbol::bar || first.symbol == Symbol::bullet || is_reserved(word)) {
            report_.at(span(block.keyword), Code::T010_NietIngesprongen, word);
            if (!result_.declarations.empty()) result_.declarations.back().complete = false;
            return false;
        }
        report_.at(span(block.keyword), Code::T008_OnbekendeDeclaratie, word, declaration_list());
        return false;
    }

    // Clauses that should have been indented belong to the declaration above them.
    void continue_with(const Block& block) {
        if (result_.declarations.empty()) return;
        std::vector<Clause> clauses =
            cut_clauses(source_, tokens_, *entry_, block.keyword, block.end);
        Clause& first = clauses.front();
        const std::string_view next =
            block.keyword + 1 < block.end ? words(block.keyword + 1) : std::string_view{};
        if (const ClauseEntry* found = find_clause(*entry_, words(block.keyword), next)) {
            first.word = found->word;
            first.begin = block.keyword + (found->second.empty() ? 1u : 2u);
        } else {
            first.word = ClauseWord::field;
            first.begin = block.keyword;
        }
        Declaration& declaration = result_.declarations.back();
        declaration.span = join(declaration.span, span(block.end - 1));
        read_clauses(clauses);
    }

    void check_order(const Block& block) {
        const bool is_first = result_.declarations.empty() && !has_seen_any_;
        has_seen_any_ = true;
        const bool is_set = block.entry->kind == DeclarationWord::regelset;
        if (is_first && !is_set)
            report_.at(span(block.keyword), Code::T027_RegelsetEerst, block.entry->word);
        if (is_set && has_set_) report_.at(span(block.keyword), Code::T028_TweedeRegelset);
        has_set_ = has_set_ || is_set;
    }

    void read_clauses(const std::vector<Clause>& clauses) {
        reading_.entry = entry_;
        reading_.in_example = entry_->kind == DeclarationWord::voorbeeld;
        reading_.declaration = &result_.declarations.back();
        reading_.clause_column = clauses.size() > 1 ? tokens_[clauses[1].keyword].column : 2;
        for (const Clause& clause : clauses) {
            if (report_.all().size() > limits_.max_errors) return;
            read_one(clause);
        }
    }

    void read_one(Clause clause) {
        bool is_open = true;
        while (is_open) {
            is_open = false;
            check_once(clause);
            reading_.in_body = clause.word == ClauseWord::luidt;
            reading_.in_field = clause.word == ClauseWord::field;
            enter(clause.begin, clause.end);
            if (read_clause(reading_, entry_->kind, clause.word)) return;
            const Token* resplit = reading_.resplit;
            if (resplit == nullptr) {
                reading_.declaration->complete = false;
                return;
            }
            // The clause was fine up to a line with a misspelt keyword: read it again without that
            // line, and then that line as what was meant.
            const ClauseEntry* meant = reading_.resplit_as;
            const auto at = static_cast<std::size_t>(resplit - tokens_.data());
            enter(clause.begin, at);
            if (!read_clause(reading_, entry_->kind, clause.word))
                reading_.declaration->complete = false;
            if (meant == nullptr) {
                reading_.declaration->complete = false;
                return;
            }
            const std::size_t keyword_size = meant->second.empty() || at + 1 >= clause.end ? 1 : 2;
            clause = {meant->word, at, at + keyword_size, clause.end};
            is_open = true;
        }
    }

    void enter(std::size_t begin, std::size_t end) {
        reading_.enter(tokens_.data() + begin, tokens_.data() + end);
    }

    void check_once(const Clause& clause) {
        if (clause.word == ClauseWord::header || clause.word == ClauseWord::field || clause.word == ClauseWord::row) return;
        for (const ClauseEntry& known : entry_->clauses) {
            if (known.word != clause.word || known.repeats) continue;
            bool& seen = seen_[static_cast<std::size_t>(clause.word)];
            if (seen)
                report_.at(span(clause.keyword), Code::T031_DubbeleClausule, known.written(),
                           entry_->word);
            seen = true;
        }
    }

    const text::SourceText& source_;
    const Limits& limits_;
    Diagnostics& report_;
    const std::vector<Token>& tokens_;
    Reading reading_;
    File result_;
    const DeclarationEntry* entry_ = nullptr;
    bool has_set_ = false;
    bool has_seen_any_ = false;
    std::array<bool, 64> seen_{};
};

// Sorted by place, each once (a clause may have been read twice), at most max_errors and then one
// closing line that says so.
Diagnostics finished(const Diagnostics& found, std::size_t max_errors) {
    std::vector<text::Diagnostic> all = found.sorted();
    const auto same = [](const text::Diagnostic& a, const text::Diagnostic& b) {
        return a.span == b.span && a.code == b.code;
    };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    Diagnostics result;
    for (std::size_t i = 0; i < std::min(all.size(), max_errors); ++i) {
        result.at(all[i].span, Code::T001_GeenUtf8) = std::move(all[i]);
    }
    if (all.size() > max_errors)
        result.at(all[max_errors].span, Code::T024_TeVeelFouten, max_errors);
    return result;
}

}  // namespace

FileReading read_file(const text::SourceText& source, std::uint32_t file, const Limits& limits) {
    FileReading result;
    result.parsed.file.file = file;
    Diagnostics report;
    const std::size_t size = source.bytes().size();
    if (size > limits.max_file_bytes) {
        report.at({file, 0, 0}, Code::T002_BestandTeGroot, size, limits.max_file_bytes);
        result.parsed.diagnostics = std::move(report);
        return result;
    }
    if (check_text(source, file, limits.max_errors, report)) {
        const std::uint32_t start = source.bytes().starts_with("\xEF\xBB\xBF") ? 3 : 0;
        result.lexed =
            lex(source, file, start, static_cast<std::uint32_t>(size), limits.max_errors, report);
        if (result.lexed.tokens.empty()) {
            if (report.all().empty()) report.at({file, 0, 0}, Code::T026_LeegBestand);
        } else {
            result.blocks = cut(source, result.lexed.tokens);
            FileReader reader(source, file, limits, report, result.lexed.tokens);
            result.parsed.file = reader.run(result.blocks);
            result.runs = reader.runs();
        }
    }
    result.parsed.diagnostics = finished(report, limits.max_errors);
    return result;
}

Parsed parse(const text::SourceText& source, std::uint32_t file, const Limits& limits) {
    return read_file(source, file, limits).parsed;
}

}  // namespace drempel::grammar
