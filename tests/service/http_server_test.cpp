// SPDX-License-Identifier: EUPL-1.2
// What only a running server shows: deadlines, caps, draining, the log, and a kill under load.
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http_support.hpp"

namespace drempel::test {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::Not;

const std::string health = "GET /gezondheid/levend HTTP/1.1";

std::string post_request(const RunningServer& server, const std::string& body, const std::string& key) {
    return "POST /api/v1/toetsingen HTTP/1.1\r\n" + server.host_field() + "Content-Type: application/json\r\nIdempotency-Key: " + key
           + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(HttpServer, RefusesToListenWhereOthersCanReachIt) {
    Surroundings around;
    for (const char* address : {"0.0.0.0", "192.0.2.1", "::", "2001:db8::1", "::ffff:192.0.2.1"}) {
        http::Config config;
        config.address = address;
        auto server = http::Server::listen(config, *around.services);
        ASSERT_FALSE(server) << address;
        EXPECT_EQ(server.error().exit_code, 2);
        EXPECT_THAT(server.error().detail, HasSubstr("geen aanmelding"));
    }
    http::Config config;
    config.address = "drempel.example";
    EXPECT_FALSE(http::Server::listen(config, *around.services));
}

TEST(HttpServer, SaysThatAPortIsTaken) {
    Surroundings around;
    RunningServer first(around);
    http::Config config;
    config.port = first.port();
    auto second = http::Server::listen(config, *around.services);
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().detail, HasSubstr("al in gebruik"));
}

TEST(HttpServer, StoresAndGivesBackOverOneConnection) {
    Surroundings around;
    RunningServer server(around);
    Client client(server.port());
    client.send(post_request(server, question(true), "k"));
    const Reply made = client.receive();
    ASSERT_EQ(made.status, 201) << made.body;
    client.send("GET " + made.field("location") + " HTTP/1.1\r\n" + server.host_field() + "\r\n");
    const Reply read = client.receive();
    EXPECT_EQ(read.status, 200);
    EXPECT_EQ(read.body, made.body);
}

TEST(HttpServer, GivesNoBodyToHead) {
    Surroundings around;
    RunningServer server(around);
    Client client(server.port());
    client.send("HEAD /api/v1/aanvraagsoorten HTTP/1.1\r\n" + server.host_field() + "\r\n" + health + "\r\n" + server.host_field() + "\r\n");
    const Reply head = client.receive(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_NE(head.field("content-length"), "0");
    EXPECT_EQ(client.receive().status, 200);  // nothing in between
}

TEST(HttpServer, EveryAnswerHasTheVersionOfTheApi) {
    Surroundings around;
    RunningServer server(around);
    for (const char* line : {"GET / HTTP/1.1", "GET /api/v1/openapi.json HTTP/1.1", "GET /api/v1/nergens HTTP/1.1", "GET /a%00 HTTP/1.1",
                             "PUT /api/v1/toetsingen HTTP/1.1", "GET /gezondheid/gereed HTTP/1.1"})
        EXPECT_EQ(server.exchange(line).field("api-version"), "1.0.0") << line;
}

TEST(HttpServer, SurvivesHostileBodiesAndStoresNothing) {
    Surroundings around;
    RunningServer server(around);
    const std::vector<std::string> fields{"Content-Type: application/json", "Idempotency-Key: k"};
    const std::string line = "POST /api/v1/toetsingen HTTP/1.1";
    const std::string nested = std::string(100'000, '[') + std::string(100'000, ']');
    EXPECT_EQ(server.exchange(line, fields, nested).status, 400);
    EXPECT_TRUE(server.is_alive());
    EXPECT_EQ(server.exchange(line, fields, std::string(2 * 1024 * 1024, ' ')).status, 413);
    EXPECT_TRUE(server.is_alive());
    EXPECT_EQ(server.exchange(line, fields, question(true, ",\"x\":\"\xc0\xaf\"")).status, 400);
    EXPECT_TRUE(server.is_alive());
    EXPECT_EQ(server.exchange(line, fields, question(true, ",\"soortBedrijf\":\"horeca\"")).status, 400);
    EXPECT_TRUE(server.is_alive());
    EXPECT_EQ(around.storage->saved(), 0);
}

TEST(HttpServer, RefusesAChunkedBodyAtTheLimitWhileReading) {
    Surroundings around;
    RunningServer server(around);
    Client client(server.port());
    client.send("POST /api/v1/toetsingen HTTP/1.1\r\n" + server.host_field()
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
    for (int i = 0; i < 32; ++i)
        if (!client.send(chunk)) break;
    EXPECT_EQ(client.receive().status, 413);
    EXPECT_TRUE(server.is_alive());
}

// A client that sends one byte now and then: the deadline is that of the step, not of a read.
void check_slow_client_loses_its_connection(RunningServer& server, const std::string& start, const std::string& drip) {
    Client client(server.port());
    const auto begun = steady_clock::now();
    client.send(start);
    for (int i = 0; i < 400; ++i) {
        if (client.ends_within(milliseconds{25})) break;
        client.send(drip);
    }
    EXPECT_LT(steady_clock::now() - begun, milliseconds{5000});
    EXPECT_TRUE(client.ends_within(milliseconds{0}));
    EXPECT_TRUE(server.is_alive());
}

TEST(HttpServer, EndsAHeaderThatTrickles) {
    Surroundings around;
    around.services->limits.header = milliseconds{300};
    RunningServer server(around);
    check_slow_client_loses_its_connection(server, health + "\r\n" + server.host_field(), "X-A: 1\r\n");
}

TEST(HttpServer, EndsAConnectionThatNeverSaysAnything) {
    Surroundings around;
    around.services->limits.header = milliseconds{200};
    RunningServer server(around);
    Client client(server.port());
    EXPECT_TRUE(client.ends_within(milliseconds{5000}));
}

TEST(HttpServer, EndsABodyThatTrickles) {
    Surroundings around;
    around.services->limits.body = milliseconds{300};
    around.services->limits.min_bytes_per_second = 1U << 30U;
    RunningServer server(around);
    check_slow_client_loses_its_connection(server,
                                           "POST /api/v1/toetsingen HTTP/1.1\r\n" + server.host_field()
                                               + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
                                           " ");
    EXPECT_EQ(around.storage->saved(), 0);
}

TEST(HttpServer, EndsAnIdleConnectionButRenewsTheDeadlinePerRequest) {
    Surroundings around;
    around.services->limits.idle = milliseconds{400};
    RunningServer server(around);
    Client client(server.port());
    for (int i = 0; i < 4; ++i) {  // together longer than one idle time
        client.send(health + "\r\n" + server.host_field() + "\r\n");
        ASSERT_EQ(client.receive().status, 200);
        if (i < 3) {
            ASSERT_FALSE(client.ends_within(milliseconds{150}));
        }
    }
    EXPECT_TRUE(client.ends_within(milliseconds{5000}));
}

TEST(HttpServer, AnswersOneConnectionTooManyWithRetryAfter) {
    Surroundings around;
    around.services->limits.max_connections = 2;
    RunningServer server(around);
    Client first(server.port());
    Client second(server.port());
    first.send(health + "\r\n" + server.host_field() + "\r\n");
    second.send(health + "\r\n" + server.host_field() + "\r\n");
    ASSERT_EQ(first.receive().status, 200);
    ASSERT_EQ(second.receive().status, 200);
    Client third(server.port());
    const Reply busy = third.receive();
    EXPECT_EQ(busy.status, 503);
    EXPECT_NE(busy.field("retry-after"), "");
    EXPECT_EQ(busy.field("content-type"), "application/problem+json");
}

TEST(HttpServer, CountsConnectionsPerAddress) {
    Surroundings around;
    around.services->limits.max_connections_per_address = 1;
    RunningServer server(around);
    Client first(server.port());
    first.send(health + "\r\n" + server.host_field() + "\r\n");
    ASSERT_EQ(first.receive().status, 200);
    Client second(server.port());
    const Reply busy = second.receive();
    EXPECT_EQ(busy.status, 429);
    EXPECT_NE(busy.field("retry-after"), "");
}

TEST(HttpServer, AnswersOneRequestTooManyAtOnceInsteadOfQueueing) {
    Surroundings around;
    around.services->limits.max_requests = 1;
    RunningServer server(around);
    around.storage->hold();
    Client first(server.port());
    first.send(post_request(server, question(true), "a"));
    around.storage->wait_for_waiting(1);
    EXPECT_EQ(server.exchange(health).status, 503);
    around.storage->release();
    EXPECT_EQ(first.receive().status, 201);
    EXPECT_TRUE(server.is_alive());
}

TEST(HttpServer, CountsRequestsPerAddress) {
    Surroundings around;
    around.services->limits.max_requests_per_address = 1;
    RunningServer server(around);
    around.storage->hold();
    Client first(server.port());
    first.send(post_request(server, question(true), "a"));
    around.storage->wait_for_waiting(1);
    EXPECT_EQ(server.exchange(health).status, 429);
    around.storage->release();
    EXPECT_EQ(first.receive().status, 201);
}

TEST(HttpServer, AnswersAFullQueueAtOnce) {
    Surroundings around;
    around.services->limits.storage_threads = 1;
    around.services->limits.storage_queue = 1;
    RunningServer server(around);
    around.storage->hold();
    Client running(server.port());
    running.send(post_request(server, question(true), "a"));
    around.storage->wait_for_waiting(1);
    // One waits in the queue and the other is refused; which is which depends on who is first.
    Client one(server.port());
    Client other(server.port());
    one.send(post_request(server, question(true), "b"));
    other.send(post_request(server, question(true), "c"));
    std::atomic<int> refused = 0;
    std::atomic<int> made = 0;
    const auto count = [&](Client& client) {
        const Reply reply = client.receive();
        if (reply.status == 503 && !reply.field("retry-after").empty()) {
            ++refused;
            around.storage->release();  // only now can the other go on
        }
        if (reply.status == 201) ++made;
    };
    std::thread waiting([&] { count(other); });
    count(one);
    waiting.join();
    EXPECT_EQ(running.receive().status, 201);
    EXPECT_EQ(refused, 1);
    EXPECT_EQ(made, 1);
    EXPECT_EQ(around.storage->saved(), 2);
}

TEST(HttpServer, GivesUpOnWorkThatTakesTooLongAndARepeatFindsIt) {
    Surroundings around;
    around.services->limits.work = milliseconds{200};
    RunningServer server(around);
    around.storage->hold();
    Client client(server.port());
    client.send(post_request(server, question(true), "a"));
    EXPECT_EQ(client.receive().status, 503);
    around.storage->release();
    Client again(server.port());
    again.send(post_request(server, question(true), "a"));
    EXPECT_EQ(again.receive().status, 201);
    EXPECT_EQ(around.storage->saved(), 1);
}

TEST(HttpServer, FinishesWhatRunsWhenItIsStopped) {
    Surroundings around;
    RunningServer server(around);
    Client idle(server.port());
    idle.send(health + "\r\n" + server.host_field() + "\r\n");
    ASSERT_EQ(idle.receive().status, 200);
    around.storage->hold();
    Client running(server.port());
    running.send(post_request(server, question(true), "a"));
    around.storage->wait_for_waiting(1);

    server.server().stop();
    EXPECT_TRUE(idle.ends_within(milliseconds{5000}));
    EXPECT_FALSE(Client(server.port()).is_connected());
    EXPECT_TRUE(around.services->is_draining);
    around.storage->release();
    const Reply finished = running.receive();
    EXPECT_EQ(finished.status, 201);
    EXPECT_EQ(finished.field("connection"), "close");
    server.wait_until_stopped();
    EXPECT_EQ(around.storage->saved(), 1);
}

TEST(HttpServer, CutsOffWhatStillRunsAfterTheGrace) {
    Surroundings around;
    around.services->limits.drain = milliseconds{200};
    RunningServer server(around);
    around.storage->hold();
    Client running(server.port());
    running.send(post_request(server, question(true), "a"));
    around.storage->wait_for_waiting(1);
    server.server().stop();
    server.wait_until_stopped();
    around.storage->release();
}

TEST(HttpServer, IsNotReadyWhileItDrains) {
    Surroundings around;
    around.services->is_draining = true;
    EXPECT_EQ(ask(*around.services, "GET /gezondheid/gereed").status, 503);
    EXPECT_EQ(ask(*around.services, "GET /gezondheid/levend").status, 200);
}

TEST(HttpServer, EndsOnSigterm) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        Surroundings around;
        http::Config config;
        config.port = 0;
        config.log = [](std::string_view line) {
            if (line.find("dienst.luistert") != std::string_view::npos) ::kill(::getpid(), SIGTERM);
        };
        auto server = http::Server::listen(config, *around.services);
        if (!server) ::_exit(9);
        (*server)->run();
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(HttpServer, LogsRequestsWithoutCaseDataPathsOrQueries) {
    Surroundings around;
    RunningServer server(around);
    Client client(server.port());
    client.send(post_request(server, question(true, R"(,"leidinggevenden":[{"naam":"Geheim"}])"), "geheime-sleutel"));
    const Reply made = client.receive();
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string id = json::parse(made.body)["id"];
    client.send("GET /api/v1/toetsingen/" + id + "?geheim=1 HTTP/1.1\r\n" + server.host_field() + "\r\n");
    const Reply refused = client.receive();
    EXPECT_EQ(refused.status, 400);
    client.send("GET /geheim.txt HTTP/1.1\r\n" + server.host_field() + "\r\n");
    EXPECT_EQ(client.receive().status, 404);

    std::string all;
    bool has_route = false;
    bool has_id_of_problem = false;
    for (const std::string& line : server.log()) {
        const json entry = json::parse(line);
        EXPECT_EQ(entry["tijd"], "2026-11-24T13:39:55Z");
        if (entry.value("route", "") == "/api/v1/toetsingen" && entry.value("status", 0) == 201) {
            has_route = true;
            EXPECT_EQ(entry["gebeurtenis"], "toetsing.gemaakt");
        }
        if (entry.value("status", 0) == 400) {
            EXPECT_EQ(entry["gebeurtenis"], "verzoek.geweigerd");  // nothing was looked at
        }
        if ("urn:uuid:" + entry.value("verzoek", "") == json::parse(refused.body)["instance"]) has_id_of_problem = true;
        all += line;
    }
    EXPECT_TRUE(has_route);
    EXPECT_TRUE(has_id_of_problem);
    EXPECT_THAT(all, Not(HasSubstr("eheim")));
    EXPECT_THAT(all, Not(HasSubstr(id)));
}

// A child process serves and stores; clients store against it until it is killed. Every id that a client was told
// must be in the file.
TEST(HttpServer, LosesNothingAcknowledgedWhenKilledUnderLoad) {
    TemporaryDirectory directory;
    const std::string path = directory.file("opslag.sqlite");
    static_cast<void>(test_rules());
    int port_pipe[2] = {};
    ASSERT_EQ(::pipe(port_pipe), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        auto opened = storage::open(path);
        if (!opened) ::_exit(9);
        EchoReports reports;
        FixedClock clock;
        CountingRandomness randomness;
        http::Services services{**opened, reports, clock, randomness};
        services.bundle.store(test_rules());
        http::Config config;
        config.port = 0;
        config.log = [](std::string_view) {};
        auto server = http::Server::listen(config, services);
        if (!server) ::_exit(8);
        const std::uint16_t port = (*server)->port();
        if (::write(port_pipe[1], &port, sizeof port) != sizeof port) ::_exit(7);
        (*server)->run();
        ::_exit(0);
    }
    ::close(port_pipe[1]);
    std::uint16_t port = 0;
    ASSERT_EQ(::read(port_pipe[0], &port, sizeof port), static_cast<ssize_t>(sizeof port));
    ::close(port_pipe[0]);

    constexpr int wanted = 200;
    std::atomic<int> acknowledged = 0;
    std::vector<std::vector<std::string>> ids(8);
    std::vector<std::thread> clients;
    for (std::size_t c = 0; c < ids.size(); ++c)
        clients.emplace_back([&, c] {
            Client client(port);
            for (int i = 0; client.is_connected(); ++i) {
                const std::string body = question(true);
                client.send("POST /api/v1/toetsingen HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
                            + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + std::to_string(c) + "-" + std::to_string(i)
                            + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
                const Reply reply = client.receive();
                if (reply.status != 201) return;
                ids[c].push_back(reply.field("location").substr(std::string("/api/v1/toetsingen/").size()));
                if (++acknowledged == wanted) ::kill(child, SIGKILL);
            }
        });
    for (std::thread& client : clients) client.join();
    if (acknowledged < wanted) ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_GE(acknowledged, wanted);

    auto opened = storage::open(path);
    ASSERT_TRUE(opened) << opened.error().detail;
    for (const auto& some : ids)
        for (const std::string& id : some) {
            auto found = (*opened)->find("lokaal", id);
            ASSERT_TRUE(found);
            EXPECT_TRUE(found->has_value()) << id;
        }
}

}  // namespace
}  // namespace drempel::test
