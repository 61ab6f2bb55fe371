/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A filter in front of libcsv, line by line, for what it cannot do: delimiters of several characters, and
 * characters that escape. Lines stay lines. */
#ifndef TR_CLAIMS_FILTER_H
#define TR_CLAIMS_FILTER_H

#include "claims/dialect.h"

typedef enum {
    TR_AT_START, /* of a cell */
    TR_IN_PLAIN,
    TR_IN_WRAPPED, /* plain in the file, put in quotes by the filter */
    TR_IN_QUOTED,
    TR_BEHIND_QUOTE
} TrFilterPlace;

/* Starts as {.dialect = …}. */
typedef struct {
    TrDialect dialect;
    TrFilterPlace place;
    char *out;
    size_t n, room, cell; /* cell: where the current one begins in `out` */
} TrFilter;

/* What stands for a delimiter in what the filter gives: a byte that no text holds. */
enum { TR_FILTER_DELIMITER = 0xFE };

/* Whether a dialect needs a filter at all. */
bool tr_filter_is_needed(const TrDialect *dialect);
/* Begin a record. */
void tr_filter_reset(TrFilter *filter);
/* Rewrite a line with its line end; the result is in filter->out, filter->n bytes, until the next call. */
TrStatus tr_filter_line(TrFilter *filter, const char *line, size_t length, TrError *err);
void tr_filter_release(TrFilter *filter);

#endif
