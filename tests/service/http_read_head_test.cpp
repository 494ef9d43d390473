// SPDX-License-Identifier: EUPL-1.2
// The gate by itself, without the parser behind it that would refuse some of these forms too: which of its own checks
// says no. Take one out and its line here fails.
#include <string>

#include <gtest/gtest.h>

#include "drempel/http/gate.hpp"

namespace drempel::test {
namespace {

using http::Refusal;

struct Refused {
    Refusal by;
    std::string block;
};

const std::string host = "Host: drempel.test\r\n";
const std::string post = "POST /a HTTP/1.1\r\n" + host;

tl::expected<http::Head, Refusal> read(const std::string& block) {
    return http::read_head(block, {"drempel.test"}, http::Limits{});
}

TEST(ReadHead, TakesAPlainRequestOfEitherFraming) {
    EXPECT_TRUE(read("GET /a?b=c HTTP/1.1\r\n" + host + "\r\n"));
    EXPECT_TRUE(read(post + "Content-Length: 5\r\n\r\n"));
    EXPECT_TRUE(read(post + "Transfer-Encoding: chunked\r\n\r\n"));
}

TEST(ReadHead, RefusesEachFormByACheckOfItsOwn) {
    const Refused cases[] = {
        {Refusal::transfer_encoding, post + "Transfer-Encoding: gzip\r\n\r\n"},
        {Refusal::transfer_encoding, post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {Refusal::transfer_encoding, post + "Transfer-Encoding: gzip, chunked\r\n\r\n"},
        {Refusal::transfer_encoding_on_old_version,
         "POST /a HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n"},
        {Refusal::transfer_encoding_with_length, post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {Refusal::transfer_encoding_with_length, post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"},
        {Refusal::content_length, post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n"},
        {Refusal::content_length, post + "Content-Length: 5, 5\r\n\r\n"},
        {Refusal::content_length, post + "Content-Length: +5\r\n\r\n"},
        {Refusal::body_not_allowed, "GET /a HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\n"},
        {Refusal::body_not_allowed, "DELETE /a HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n"},
        {Refusal::host_missing, "GET /a HTTP/1.1\r\n\r\n"},
        {Refusal::host_repeated, "GET /a HTTP/1.1\r\n" + host + host + "\r\n"},
        {Refusal::host_unknown, "GET /a HTTP/1.1\r\nHost: evil.test\r\n\r\n"},
        {Refusal::target_host, "GET http://evil.test/a HTTP/1.1\r\n" + host + "\r\n"},
        {Refusal::folded_line, "GET /a HTTP/1.1\r\n" + host + "X-A: b\r\n c\r\n\r\n"},
    };
    for (const Refused& refused : cases) {
        SCOPED_TRACE(refused.block);
        const auto head = read(refused.block);
        ASSERT_FALSE(head);
        EXPECT_EQ(head.error(), refused.by);
    }
}

}  // namespace
}  // namespace drempel::test
