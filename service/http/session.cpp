// SPDX-License-Identifier: EUPL-1.2
#include "session.hpp"

#include <array>
#include <chrono>
#include <iterator>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "drempel/http/handle.hpp"
#include "drempel/http/problem.hpp"

namespace drempel::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;

// Every line with co_await holds names and calls only: g++ 12 destroys some temporaries twice otherwise.
class Session {
public:
    Session(Shared& shared, Shard& shard, asio::ip::tcp::socket socket, std::string address)
        : shared_(shared), shard_(shard), stream_(std::move(socket)), address_(std::move(address)) {
        shard_.sessions.insert(this);
    }
    ~Session() { shard_.sessions.erase(this); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    asio::awaitable<void> run();
    asio::awaitable<void> say_busy(Admission::Answer answer);
    bool is_idle() const { return is_idle_; }
    void close() {
        error_code ignored;  // already closed is as good
        stream_.socket().close(ignored);
    }

private:
    asio::awaitable<bool> exchange();
    asio::awaitable<std::size_t> read_header_block();  // 0: the connection is over
    asio::awaitable<bool> read_some();
    asio::awaitable<bool> read_body(std::size_t header_size, const Head& head, Accepted& accepted);
    asio::awaitable<Response> work(Step step, const Accepted& accepted);
    asio::awaitable<bool> answer(Response response, bool is_head_request, bool keep_alive);
    asio::awaitable<void> linger();
    bool tell(Refusal refusal) {
        refused_ = refuse(refusal, shared_.services.randomness.uuid());
        return true;
    }
    std::chrono::milliseconds with_size(std::chrono::milliseconds base, std::size_t bytes) const {
        return base + std::chrono::milliseconds{bytes * 1000 / shared_.limits.min_bytes_per_second};
    }

    Shared& shared_;
    Shard& shard_;
    beast::tcp_stream stream_;
    const std::string address_;
    beast::flat_buffer buffer_;
    std::optional<Response> refused_;  // set while reading: to be answered, after which the connection ends
    bool is_first_ = true;
    bool is_idle_ = false;
    // For the log
    std::string request_id_;
    std::string_view method_, route_, audit_event_;
    std::chrono::steady_clock::time_point begun_;
};

asio::awaitable<void> Session::run() {
    bool goes_on = true;
    while (goes_on) {
        goes_on = co_await exchange();
        is_first_ = false;
    }
    co_await linger();
}

asio::awaitable<bool> Session::exchange() {
    method_ = "-";
    route_ = "-";
    audit_event_ = {};
    refused_.reset();
    const std::size_t header_size = co_await read_header_block();
    begun_ = std::chrono::steady_clock::now();
    request_id_ = shared_.services.randomness.uuid();
    if (refused_) {
        Response refused = std::move(*refused_);
        co_return co_await answer(std::move(refused), false, false);
    }
    if (header_size == 0) co_return false;

    const auto* data = static_cast<const char*>(buffer_.data().data());
    auto read = read_head(std::string_view(data, header_size), shared_.hosts, shared_.limits);
    if (!read) {
        Response refused = refuse(read.error(), request_id_);
        co_return co_await answer(std::move(refused), false, false);
    }
    const Head head = std::move(*read);
    method_ = text_of(head.method);
    const bool is_head_request = head.method == Method::head;

    const Visit visit(shared_.requests, address_);
    if (visit.answer() != Admission::Answer::yes) {
        const bool in_all = visit.answer() == Admission::Answer::too_many;
        Response busy = in_all ? problem(problems::te_druk, "Er lopen te veel verzoeken tegelijk.", request_id_)
                               : problem(problems::te_veel_verzoeken, "Vanaf dit adres lopen te veel verzoeken tegelijk.", request_id_);
        const bool goes_on = head.keep_alive && !head.has_body();
        if (goes_on) buffer_.consume(header_size);
        co_return co_await answer(std::move(busy), is_head_request, goes_on);
    }

    auto decided = decide(head, request_id_, shared_.services);
    if (auto* early = std::get_if<Response>(&decided)) {
        Response response = std::move(*early);
        // A body that nobody reads is not skipped: the connection ends instead.
        const bool goes_on = head.keep_alive && !head.has_body() && !response.closes && !shard_.is_closing;
        if (goes_on) buffer_.consume(header_size);
        co_return co_await answer(std::move(response), is_head_request, goes_on);
    }
    Accepted accepted = std::move(std::get<Accepted>(decided));
    route_ = accepted.route->pattern;
    audit_event_ = accepted.route->audit_event;
    if (head.has_body()) {
        const bool complete = co_await read_body(header_size, head, accepted);
        if (refused_) {
            Response refused = std::move(*refused_);
            co_return co_await answer(std::move(refused), is_head_request, false);
        }
        if (!complete) co_return false;
    } else {
        buffer_.consume(header_size);
    }
    Step step = start(accepted, shared_.services);
    Response response = co_await work(std::move(step), accepted);
    const bool goes_on = head.keep_alive && !response.closes && !shard_.is_closing;
    co_return co_await answer(std::move(response), is_head_request, goes_on);
}

asio::awaitable<bool> Session::read_some() {
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    const auto space = buffer_.prepare(16 * 1024);
    const std::size_t size = co_await stream_.async_read_some(space, token);
    // End of stream, a reset, a deadline: the other side is gone or too slow, and there is nobody to tell.
    if (error) co_return false;
    buffer_.commit(size);
    co_return true;
}

asio::awaitable<std::size_t> Session::read_header_block() {
    if (buffer_.size() == 0) {
        if (shard_.is_closing) co_return 0;
        is_idle_ = true;
        stream_.expires_after(is_first_ ? shared_.limits.header : shared_.limits.idle);
        const bool arrived = co_await read_some();
        is_idle_ = false;
        if (!arrived) co_return 0;
    }
    stream_.expires_after(shared_.limits.header);
    while (true) {
        const std::string_view bytes(static_cast<const char*>(buffer_.data().data()), buffer_.size());
        const auto end = find_end_of_header(bytes, shared_.limits);
        if (!end) {
            tell(end.error());
            co_return 0;
        }
        if (*end > 0) co_return *end;
        const bool arrived = co_await read_some();
        if (!arrived) co_return 0;
    }
}

// Beast takes the body apart; it sees the header only after the gate has passed it.
asio::awaitable<bool> Session::read_body(std::size_t header_size, const Head& head, Accepted& accepted) {
    stream_.expires_after(with_size(shared_.limits.body, accepted.max_body_bytes));
    if (head.expects_continue && buffer_.size() == header_size) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        error_code error;
        auto token = asio::redirect_error(asio::use_awaitable, error);
        const auto bytes = asio::buffer(go_on.data(), go_on.size());
        co_await asio::async_write(stream_, bytes, token);
        if (error) co_return false;
    }
    Parser parser;
    parser.eager(true);
    parser.header_limit(static_cast<std::uint32_t>(shared_.limits.max_header_bytes));
    parser.body_limit(accepted.max_body_bytes);
    while (true) {
        error_code error;
        const std::size_t used = parser.put(buffer_.data(), error);
        buffer_.consume(used);
        if (error == beast::http::error::need_more) error = {};
        if (error == beast::http::error::body_limit) {
            refused_ = problem(problems::te_groot, "De inhoud is groter dan dit adres aanneemt.", request_id_);
            co_return false;
        }
        if (error) {
            refused_ = refuse(Refusal::body_framing, request_id_);
            co_return false;
        }
        if (parser.is_done()) break;
        const bool arrived = co_await read_some();
        if (!arrived) co_return false;
    }
    // Trailers end up among the header fields of the parser; the gate counted what was there before.
    if (std::distance(parser.get().begin(), parser.get().end()) != static_cast<std::ptrdiff_t>(head.fields.size())) {
        refused_ = refuse(Refusal::trailer, request_id_);
        co_return false;
    }
    accepted.request->body = std::move(parser.get().body());
    co_return true;
}

// Waits for work on a pool. The timer is the bell: the pool rings it on the session's own thread.
asio::awaitable<Response> Session::work(Step step, const Accepted& accepted) {
    if (auto* at_once = std::get_if<Response>(&step)) co_return std::move(*at_once);
    struct Pending {
        explicit Pending(asio::io_context& context) : bell(context) {}
        asio::steady_timer bell;
        std::optional<Response> response;
    };
    auto pending = std::make_shared<Pending>(shard_.context);
    pending->bell.expires_after(shared_.limits.work);
    auto job = [pending, later = std::move(std::get<Later>(step)), request = accepted.request, &context = shard_.context] {
        Response response = run_later(later, *request);
        asio::post(context, [pending, response = std::move(response)]() mutable {
            pending->response = std::move(response);
            pending->bell.cancel();
        });
    };
    WorkPool& pool = accepted.route->pool == Pool::reports ? shared_.report_pool : shared_.storage_pool;
    const bool is_taken = pool.try_post(std::move(job));
    if (!is_taken) co_return problem(problems::te_druk, "De wachtrij is vol; er is niets bevestigd.", request_id_);
    error_code rung;  // cancelled: the answer is there; none: the time is up
    auto token = asio::redirect_error(asio::use_awaitable, rung);
    co_await pending->bell.async_wait(token);
    if (pending->response) co_return std::move(*pending->response);
    co_return problem(problems::te_druk, "Het duurde te lang; er is niets bevestigd.", request_id_);
}

asio::awaitable<bool> Session::answer(Response response, bool is_head_request, bool keep_alive) {
    const std::string head = write_head(response, keep_alive, shared_.services.clock.now_utc());
    const std::string_view body = is_head_request ? std::string_view() : response.bytes();
    stream_.expires_after(with_size(shared_.limits.write, head.size() + body.size()));
    const std::array<asio::const_buffer, 2> bytes{asio::buffer(head), asio::buffer(body.data(), body.size())};
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await asio::async_write(stream_, bytes, token);

    Log::Handled handled;
    handled.request_id = request_id_;
    handled.method = method_;
    handled.route = route_;
    handled.audit_event = audit_event_;
    handled.problem = error ? std::string_view("antwoord-niet-aangekomen") : response.event;
    handled.status = response.status;
    handled.answer_bytes = body.size();
    handled.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun_);
    shared_.log.handled(handled);
    co_return !error && keep_alive;
}

// Reads on for a moment: closing with unread bytes would send a reset, which can overtake the answer.
asio::awaitable<void> Session::linger() {
    error_code error;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error) co_return;
    stream_.expires_after(shared_.limits.linger);
    constexpr std::size_t most = 4 * max_json_body_bytes;
    std::size_t seen = 0;
    bool arrived = true;
    while (arrived && seen < most) {
        buffer_.consume(buffer_.size());
        arrived = co_await read_some();
        seen += buffer_.size();
    }
}

asio::awaitable<void> Session::say_busy(Admission::Answer why) {
    begun_ = std::chrono::steady_clock::now();
    request_id_ = shared_.services.randomness.uuid();
    method_ = "-";
    route_ = "-";
    Response busy = why == Admission::Answer::too_many
                        ? problem(problems::te_druk, "Er zijn te veel verbindingen.", request_id_)
                        : problem(problems::te_veel_verzoeken, "Vanaf dit adres zijn er te veel verbindingen.", request_id_);
    co_await answer(std::move(busy), false, false);
    co_await linger();
}

asio::awaitable<void> serve(Shared& shared, Shard& shard, asio::ip::tcp::socket socket) {
    try {
        error_code error;
        const auto remote = socket.remote_endpoint(error);
        if (error) co_return;
        socket.set_option(asio::ip::tcp::no_delay(true), error);
        const std::string address = remote.address().to_string();
        const Visit visit(shared.connections, address);
        Session session(shared, shard, std::move(socket), address);
        if (visit.answer() == Admission::Answer::yes) {
            co_await session.run();
        } else if (++shared.refusals <= shared.limits.max_refusals_at_once) {
            const Admission::Answer why = visit.answer();
            co_await session.say_busy(why);
            --shared.refusals;
        } else {
            --shared.refusals;
        }
    } catch (...) {
        // Memory ran out between two steps. The connection is gone with its session; others go on.
        shared.log.note("fout", "verbinding.afgebroken", "");
    }
}

void close_idle(Shard& shard) {
    for (Session* session : shard.sessions)
        if (session->is_idle()) session->close();
}

void close_all(Shard& shard) {
    for (Session* session : shard.sessions) session->close();
}

}  // namespace drempel::http
