// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstdlib>

#include <openssl/evp.h>

#include "drempel/app/screen.hpp"

namespace drempel::app {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    unsigned length = 0;
    // Fails only when the library has no SHA-256 or no memory; no answer may go on without a hash.
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1 || length != digest.size()) std::abort();
    static constexpr char hex[] = "0123456789abcdef";
    std::string text = "sha256:";
    for (const unsigned byte : digest) {
        text += hex[byte >> 4U];
        text += hex[byte & 0xFU];
    }
    return text;
}

}  // namespace drempel::app
