/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why a line is no valid record, and where in it. */
#ifndef TR_CLAIMS_BROKEN_H
#define TR_CLAIMS_BROKEN_H

#include "claims/dialect.h"

/* What is wrong and what was expected, in words; both live for ever. */
typedef struct {
    const char *problem, *expected;
} TrBreak;

enum { TR_LAST_FIELD = 0x7fffffff };

/* A quote that lines behind this one may have met, but not closed. */
TrBreak tr_break_unclosed(void);
/* A field of more than 1 MB; else a quote in a field that is not in quotes or text behind the one that closes
 * it; else, where lines lie between, one that is not closed. */
TrBreak tr_break_in_field(bool too_long, bool spans_lines);
/* Where field number *field (from 1) begins in `line`; if the line has fewer, its last one, and *field says
 * which that is. */
size_t tr_field_start(const TrDialect *dialect, TrSlice line, unsigned *field);
/* "problem; expected …: 'the text from `at` on'" */
void tr_break_describe(TrBreak why, TrSlice line, size_t at, char *out, size_t out_bytes);

#endif
