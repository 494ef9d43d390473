// SPDX-License-Identifier: EUPL-1.2
// The strict reading of the header block, on the raw bytes and before anything else sees them. The parser of
// Boost.Beast 1.81 accepts several forms that two servers in a row can read differently (request smuggling);
// none of those passes here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drempel/http/limits.hpp"
#include "drempel/http/message.hpp"

namespace drempel::http {

enum class Refusal : std::uint8_t {
    header_too_large,
    too_many_fields,
    target_too_long,
    request_line,
    version,
    line_end,
    folded_line,
    field_name,
    control_character,
    host_missing,
    host_repeated,
    host_unknown,
    target_form,
    target_host,
    path_encoding,
    path_forbidden,
    transfer_encoding,
    transfer_encoding_on_old_version,
    transfer_encoding_with_length,
    content_length,
    body_not_allowed,
    expectation,
    trailer,
    body_framing,
};

std::string_view sentence_of(Refusal refusal) noexcept;  // Dutch, for the sender

// Position after the empty line that ends the header; 0 when it is not there yet.
tl::expected<std::size_t, Refusal> find_end_of_header(std::string_view bytes, const Limits& limits);

// `block`: from the request line up to and including the empty line. `hosts`: the values of Host that are ours,
// lower case, with port.
tl::expected<Head, Refusal> read_head(std::string_view block, const std::vector<std::string>& hosts, const Limits& limits);

}  // namespace drempel::http
