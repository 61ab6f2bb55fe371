/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

const char *tr_digest(const char *text, size_t length, char out[TR_DIGEST_BYTES])
{
    static const char digits[] = "0123456789abcdef";
    XXH128_hash_t hash = XXH3_128bits(text, length);
    for (int i = 0; i < 16; i++) {
        out[i] = digits[hash.high64 >> (60 - 4 * i) & 15];
        out[i + 16] = digits[hash.low64 >> (60 - 4 * i) & 15];
    }
    out[TR_DIGEST_BYTES - 1] = '\0';
    return out;
}
