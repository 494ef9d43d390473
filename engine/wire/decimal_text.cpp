// SPDX-License-Identifier: EUPL-1.2
#include "decimal_text.hpp"

namespace drempel::wire {
namespace {

constexpr int max_digits = 400;  // far beyond the 15 + 6 of a fact; the type's own limits say the rest

// The exponent, held within ±2 * max_digits so that it cannot overflow.
int exponent_of(std::string_view text) {
    bool negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    int value = 0;
    for (const char c : text) {
        if (value <= 2 * max_digits) value = value * 10 + (c - '0');
    }
    if (value > 2 * max_digits) value = 2 * max_digits;
    return negative ? -value : value;
}

}  // namespace

std::optional<std::string> plain_decimal(std::string_view written) {
    const bool negative = written.starts_with('-');
    if (negative) written.remove_prefix(1);
    const auto e = written.find_first_of("eE");
    const auto mantissa = written.substr(0, e);
    const auto point = mantissa.find('.');
    std::string digits(mantissa.substr(0, point));
    auto places = static_cast<int>(digits.size());  // digits before the point
    if (static_cast<int>(mantissa.size()) > max_digits) return std::nullopt;
    if (point != std::string_view::npos) digits += mantissa.substr(point + 1);
    if (e != std::string_view::npos) places += exponent_of(written.substr(e + 1));

    const auto first = digits.find_first_not_of('0');
    if (first == std::string::npos) return "0";
    digits.erase(0, first);
    places -= static_cast<int>(first);
    while (digits.back() == '0') digits.pop_back();
    const auto count = static_cast<int>(digits.size());
    if (places > max_digits || places < -max_digits) return std::nullopt;

    std::string plain(negative ? "-" : "");
    if (places <= 0) {
        plain += "0.";
        plain.append(static_cast<std::size_t>(-places), '0');
        return plain += digits;
    }
    if (places >= count) {
        plain += digits;
        return plain.append(static_cast<std::size_t>(places - count), '0');
    }
    plain.append(digits, 0, static_cast<std::size_t>(places));
    plain += '.';
    return plain.append(digits, static_cast<std::size_t>(places));
}

}  // namespace drempel::wire
