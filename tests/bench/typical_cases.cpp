// SPDX-License-Identifier: EUPL-1.2
#include "typical_cases.hpp"

#include <chrono>

#include <fmt/format.h>

#include "typical.hpp"
#include "zaak_fields.hpp"

namespace bench {

namespace {

using namespace std::chrono;

class Dice {
public:
    std::uint32_t below(std::uint32_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>((state_ >> 33U) % n);
    }
    bool percent(std::uint32_t p) { return below(100) < p; }

private:
    std::uint64_t state_ = 12345;
};

std::string iso(std::int32_t day) {
    const year_month_day date{sys_days{days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// Draws the fields of one record into its struct and into both texts.
class Drawer {
public:
    Drawer(Dice& dice, const Dagen& limit, std::string& intake, std::string& javascript) : dice_(dice), limit_(limit), intake_(intake), javascript_(javascript) {}

    void operator()(const char* name, bool& value) {
        value = dice_.percent(70);
        both(name, value ? "true" : "false");
    }
    void operator()(const char* name, std::int64_t& value, FieldKind kind) {
        // Often near what the rules compare with. Amounts in whole euros: JavaScript adds in doubles.
        const auto whole = static_cast<std::int64_t>(kind == FieldKind::bedrag ? dice_.below(40) * 500 : dice_.below(80));
        const std::int64_t rest = kind == FieldKind::getal && dice_.percent(30) ? 50 : 0;
        value = whole * 100 + rest;
        both(name, rest == 0 ? fmt::format("{}", whole) : fmt::format("{}.5", whole));
    }
    void operator()(const char* name, std::int32_t& value) {
        const std::int32_t near[]{limit_.j5, limit_.m12, limit_.m6, limit_.m3, limit_.l21, limit_.j3, limit_.vandaag};
        value = near[dice_.below(7)] - 1 + static_cast<std::int32_t>(dice_.below(3)) - (dice_.percent(20) ? 400 : 0);
        text(intake_, name, fmt::format("\"{}\"", iso(value)));
        text(javascript_, name, fmt::format("{}", value));
    }
    void operator()(const char* name, std::string& value) {
        value = fmt::format("A. de Vries-{}", dice_.below(1000));
        both(name, fmt::format("\"{}\"", value));
    }
    template <class Enumeration>
    void operator()(const char* name, Enumeration& value, const std::vector<std::string_view>& members) {
        const auto which = dice_.below(static_cast<std::uint32_t>(members.size()));
        value = static_cast<Enumeration>(which);
        both(name, fmt::format("\"{}\"", members[which]));
    }
    template <class List, class Draw>
    void list(const char* name, List& list, std::uint32_t at_least, std::uint32_t at_most, Draw&& draw) {
        list.resize(at_least + dice_.below(at_most - at_least + 1));
        both(name, "[");
        for (auto& element : list) {
            open(&element == list.data());
            draw(*this, element);
            close();
        }
        intake_ += ']';
        javascript_ += ']';
    }
    void open(bool is_first) {
        for (auto* out : {&intake_, &javascript_}) *out += is_first ? "{" : ",{";
    }
    void close() {
        intake_ += '}';
        javascript_ += '}';
    }

private:
    void text(std::string& out, const char* name, const std::string& value) {
        if (out.back() != '{') out += ',';
        out += fmt::format("\"{}\":{}", name, value);
    }
    void both(const char* name, const std::string& value) {
        text(intake_, name, value);
        text(javascript_, name, value);
    }

    Dice& dice_;
    const Dagen& limit_;
    std::string& intake_;
    std::string& javascript_;
};

}  // namespace

Dagen days_before(std::int32_t y, unsigned m, unsigned d) {
    Dagen result;
    const year_month_day today{year{y}, month{m}, day{d}};
    std::int32_t* const out[]{&result.vandaag, &result.m3, &result.m6, &result.m12, &result.j3, &result.j5, &result.j10, &result.l18, &result.l21};
    for (std::size_t i = 0; i < limits().size(); ++i) {
        auto date = today - months{limits()[i].months};
        if (!date.ok()) date = date.year() / date.month() / last;
        *out[i] = static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count());
    }
    return result;
}

std::vector<DrawnCase> draw_cases(std::size_t count, const Dagen& days) {
    Dice dice;
    std::vector<DrawnCase> cases(count);
    for (auto& one : cases) {
        Drawer draw(dice, days, one.intake, one.javascript);
        draw.open(true);
        draw_fields(draw, one.by_hand);
        draw.close();
        one.javascript.pop_back();
        const std::int32_t values[]{days.vandaag, days.m3, days.m6, days.m12, days.j3, days.j5, days.j10, days.l18, days.l21};
        for (std::size_t i = 0; i < limits().size(); ++i) one.javascript += fmt::format(",\"{}\":{}", limits()[i].name, values[i]);
        one.javascript += '}';
    }
    return cases;
}

}  // namespace bench
