/* SPDX-License-Identifier: MIT */
/* Numbers as text, in any locale. */
#ifndef TR_BASE_NUMBER_H
#define TR_BASE_NUMBER_H

#include "base/status.h"

/* Parse the whole of `text` as a finite decimal number; false if it is none. Hexadecimal, inf and nan are
 * none. */
bool tr_number_parse(const char *text, double *value);

/* `value` to 12 significant digits: what is ranked and printed, so that the last bits of a sum cannot order
 * two equal scores. NaN and infinities stay. */
double tr_number_round(double value);

enum { TR_NUMBER_BYTES = 32 };
/* Shortest text of `value` with at most 12 significant digits, decimal point, no locale; "" for NaN. */
const char *tr_number_text(double value, char out[TR_NUMBER_BYTES]);
/* The decimal digits of a whole number, without a NUL; returns how many. */
size_t tr_whole_text(uint64_t number, char out[TR_NUMBER_BYTES]);

#endif
