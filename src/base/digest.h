/* SPDX-License-Identifier: MIT */
/* Names for things that are the same on every machine and in every run. */
#ifndef TR_BASE_DIGEST_H
#define TR_BASE_DIGEST_H

#include "base/status.h"

enum { TR_DIGEST_BYTES = 33 };

/* 128 bits of XXH3 over text[0 .. length-1], as 32 hexadecimal digits: two of a million texts are the same
 * with a chance of 1 in 10^27. No protection against who makes up texts to that end. */
const char *tr_digest(const char *text, size_t length, char out[TR_DIGEST_BYTES]);

#endif
