// SPDX-License-Identifier: EUPL-1.2
// Every line of the gate, through a real socket: refused with 400, connection closed, nothing stored, others served.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http_support.hpp"

namespace drempel::test {
namespace {

using std::chrono::milliseconds;

class HttpGate : public testing::Test {
protected:
    Surroundings around_;
    RunningServer server_{around_};

    // `bytes` with {host} filled in.
    std::string fill(std::string bytes) const {
        const std::string host = "127.0.0.1:" + std::to_string(server_.port());
        for (std::size_t at = 0; (at = bytes.find("{host}", at)) != std::string::npos;) bytes.replace(at, 6, host);
        return bytes;
    }

    void check_refused(const std::string& bytes) {
        SCOPED_TRACE(bytes.substr(0, 200));
        Client client(server_.port());
        ASSERT_TRUE(client.is_connected());
        client.send(fill(bytes));
        const Reply reply = client.receive();
        EXPECT_EQ(reply.status, 400);
        EXPECT_EQ(reply.field("content-type"), "application/problem+json");
        EXPECT_EQ(reply.field("connection"), "close");
        EXPECT_TRUE(client.ends_within(milliseconds{5000}));
        EXPECT_EQ(around_.storage->saved(), 0);
        EXPECT_TRUE(server_.is_alive());
    }

    int status_of(const std::string& bytes) {
        Client client(server_.port());
        client.send(fill(bytes));
        return client.receive().status;
    }
};

const std::string post_line = "POST /api/v1/toetsingen HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n";
const std::string get_line = "GET /gezondheid/levend HTTP/1.1\r\n";

TEST_F(HttpGate, PassesAPlainRequest) { EXPECT_EQ(status_of(get_line + "Host: {host}\r\n\r\n"), 200); }

TEST_F(HttpGate, PassesOneChunkedBody) {
    const std::string body = question(false);
    char size[16] = {};
    std::snprintf(size, sizeof size, "%zx", body.size());
    EXPECT_EQ(status_of(post_line + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + body + "\r\n0\r\n\r\n"), 200);
}

TEST_F(HttpGate, RefusesAnyOtherTransferEncoding) {
    for (const char* value : {"gzip", "identity", "chunked, gzip", "gzip, chunked", "chunked, chunked", "xchunked", "chunked;q=1", ""})
        check_refused(post_line + "Transfer-Encoding: " + value + "\r\n\r\n0\r\n\r\n");
    check_refused(post_line + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

TEST_F(HttpGate, RefusesTransferEncodingOnHttp10) {
    check_refused("POST /api/v1/toetsingen HTTP/1.0\r\nHost: {host}\r\nContent-Type: application/json\r\n"
                  "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

TEST_F(HttpGate, RefusesTransferEncodingTogetherWithContentLength) {
    check_refused(post_line + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    check_refused(post_line + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
}

TEST_F(HttpGate, RefusesMoreThanOneContentLengthAndAnythingButANumber) {
    check_refused(post_line + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}");
    check_refused(post_line + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
    for (const char* value : {"2, 2", "+2", "-2", "0x2", "2 2", "", "2.0", "99999999999999999999"})
        check_refused(post_line + "Content-Length: " + value + "\r\n\r\n{}");
}

TEST_F(HttpGate, RefusesABodyWhereNoneBelongs) {
    for (const char* method : {"GET", "HEAD", "DELETE"}) {
        check_refused(std::string(method) + " /gezondheid/levend HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\n\r\nx");
        check_refused(std::string(method)
                      + " /gezondheid/levend HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }
    EXPECT_EQ(status_of(get_line + "Host: {host}\r\nContent-Length: 0\r\n\r\n"), 200);
}

TEST_F(HttpGate, RefusesAMissingRepeatedOrForeignHost) {
    check_refused(get_line + "\r\n");
    check_refused("GET /gezondheid/levend HTTP/1.0\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\nHost: {host}\r\n\r\n");
    check_refused(get_line + "Host: evil.example\r\n\r\n");
    check_refused(get_line + "Host: 127.0.0.1\r\n\r\n");
    check_refused(get_line + "Host: \r\n\r\n");
    EXPECT_EQ(status_of(get_line + "HOST: LOCALHOST:" + std::to_string(server_.port()) + "\r\n\r\n"), 200);
}

TEST_F(HttpGate, RefusesAbsoluteTargetsWithAnotherHost) {
    check_refused("GET http://evil.example/gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("GET http:///gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("GET ftp://{host}/gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n");
    EXPECT_EQ(status_of("GET http://{host}/gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n"), 200);
}

TEST_F(HttpGate, RefusesFoldedLines) {
    check_refused(get_line + "Host: {host}\r\nX-A: een\r\n twee\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\nX-A: een\r\n\ttwee\r\n\r\n");
    check_refused(get_line + " Host: {host}\r\n\r\n");
}

TEST_F(HttpGate, RefusesControlCharactersAndOtherLineEnds) {
    check_refused(get_line + "Host: {host}\r\nX-A: een\x01twee\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\nX-A: een\x7ftwee\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\nX-A: een" + std::string(1, '\0') + "\r\n\r\n");
    check_refused("GET /gezondheid/levend HTTP/1.1\nHost: {host}\n\n");
    check_refused(get_line + "Host: {host}\nX-A: een\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\nX-A: een\rtwee\r\n\r\n");
}

TEST_F(HttpGate, RefusesFieldNamesThatAreNoToken) {
    check_refused(get_line + "Host: {host}\r\nX-\xc3\xab: een\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\nContent-Length : 0\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\n: leeg\r\n\r\n");
    check_refused(get_line + "Host: {host}\r\ngeen dubbele punt\r\n\r\n");
}

TEST_F(HttpGate, RefusesTrailers) {
    const std::string chunk = "2\r\n{}\r\n0\r\n";
    check_refused(post_line + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "X-Naloop: ja\r\n\r\n");
    check_refused(post_line + "Transfer-Encoding: chunked\r\nTrailer: Host\r\n\r\n" + chunk + "Host: evil.example\r\n\r\n");
}

TEST_F(HttpGate, RefusesChunksThatDoNotAddUp) {
    check_refused(post_line + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    check_refused(post_line + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n");
    check_refused(post_line + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n");
}

TEST_F(HttpGate, RefusesAnUnreadableFirstLine) {
    check_refused("GET\r\nHost: {host}\r\n\r\n");
    check_refused("GET  /gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("GET /gezondheid/levend  HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("GET /gezondheid/levend HTTP/2.0\r\nHost: {host}\r\n\r\n");
    check_refused("GET /gezondheid/levend HTTP/1.1 x\r\nHost: {host}\r\n\r\n");
    check_refused("G(T /gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("GET gezondheid/levend HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n");
    check_refused("\r\n\r\n");
    check_refused("\x16\x03\x01\x02\x01\xfc\x03\x03\r\n\r\n");  // a TLS client at the wrong door
}

TEST_F(HttpGate, TakesATargetOfTwoKibibytesAndNotOneMore) {
    const std::string path = "/" + std::string(2046, 'a') + ".";
    EXPECT_EQ(status_of("GET " + path + " HTTP/1.1\r\nHost: {host}\r\n\r\n"), 404);
    check_refused("GET " + path + "a HTTP/1.1\r\nHost: {host}\r\n\r\n");
}

TEST_F(HttpGate, TakesAHeaderOfSixteenKibibytesAndNotOneMore) {
    const std::string start = fill(get_line + "Host: {host}\r\nX-A: ");
    const std::string rest(16 * 1024 - start.size() - 4, 'a');
    EXPECT_EQ(status_of(start + rest + "\r\n\r\n"), 200);
    check_refused(start + rest + "a\r\n\r\n");
}

TEST_F(HttpGate, TakesSixtyFourFieldsAndNotOneMore) {
    std::string start = get_line + "Host: {host}\r\n";
    for (int i = 0; i < 63; ++i) start += "X-A: 1\r\n";
    EXPECT_EQ(status_of(start + "\r\n"), 200);
    check_refused(start + "X-A: 1\r\n\r\n");
}

TEST_F(HttpGate, RefusesPathsThatTwoServersReadDifferently) {
    for (const char* path : {"/a%00b", "/a%2Fb", "/a%2fb", "/api/../gezondheid/levend", "/api/%2e%2e/gezondheid", "/api/%2E./x", "/..",
                             "/a%5cb", "/a\\b", "/./gezondheid", "/a%", "/a%2", "/a%zz", "/%ff", "/%c0%ae", "/a%0ab", "/a#b"})
        check_refused(std::string("GET ") + path + " HTTP/1.1\r\nHost: {host}\r\n\r\n");
    // Decoded once and not again: %252F is the text %2F, which is nowhere.
    EXPECT_EQ(status_of("GET /api/v1/%252F HTTP/1.1\r\nHost: {host}\r\n\r\n"), 404);
}

TEST_F(HttpGate, DoesNotAnswerASmuggledSecondRequest) {
    Client client(server_.port());
    client.send(fill(post_line + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /gezondheid/levend HTTP/1.1\r\n"
                                 "Host: {host}\r\n\r\n"));
    EXPECT_EQ(client.receive().status, 400);
    EXPECT_EQ(client.receive().status, 0);
}

TEST_F(HttpGate, AnswersPipelinedRequestsInOrder) {
    Client client(server_.port());
    client.send(fill(get_line + "Host: {host}\r\n\r\nGET /api/v1/nergens HTTP/1.1\r\nHost: {host}\r\n\r\n" + get_line
                     + "Host: {host}\r\n\r\n"));
    EXPECT_EQ(client.receive().status, 200);
    EXPECT_EQ(client.receive().status, 404);
    EXPECT_EQ(client.receive().status, 200);
}

TEST_F(HttpGate, SaysContinueOnlyAfterItHasDecided) {
    Client client(server_.port());
    const std::string body = question(false);
    client.send(fill(post_line + "Expect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"));
    EXPECT_EQ(client.receive().status, 100);
    client.send(body);
    EXPECT_EQ(client.receive().status, 200);

    Client large(server_.port());
    large.send(fill(post_line + "Expect: 100-continue\r\nContent-Length: 9000000\r\n\r\n"));
    EXPECT_EQ(large.receive().status, 413);

    check_refused(post_line + "Expect: iets\r\nContent-Length: 2\r\n\r\n{}");
}

}  // namespace
}  // namespace drempel::test
