/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How cells are told apart in a file: by what its user says, or by what its first lines look like. */
#ifndef TR_CLAIMS_DIALECT_H
#define TR_CLAIMS_DIALECT_H

#include "base/text.h"
#include "claims/reading.h"

enum {
    TR_MOST_DELIMITER = 8, /* bytes */
    TR_NO_QUOTE = 0xFF     /* a byte that no text holds */
};

typedef struct {
    char delimiter[TR_MOST_DELIMITER];
    size_t n_delimiter;
    unsigned char quote;
    char escape;     /* before a quote that is no quote; 0: quotes are doubled */
    size_t width;    /* cells of most of the first lines; 0: not known */
    size_t n_before; /* lines before the table: a title, a note */
    bool given;      /* the user said so: it is not guessed */
} TrDialect;

/* Comma, quote, nothing known. */
TrDialect tr_dialect_plain(void);
/* What the options say; `given` is set if they say anything. */
TrStatus tr_dialect_of_options(const TrReadOptions *options, TrDialect *dialect, TrError *err);
/* Find out, from the first bytes of a file; `whole`: they are all of it. docs/decisions/014 has the rules. */
TrDialect tr_dialect_detect(const char *text, size_t length, bool whole);
/* Of a dialect that is given find out only how many cells its rows have; of any other everything. */
void tr_dialect_find_out(TrDialect *dialect, const char *text, size_t length, bool whole);
/* The delimiter in words: "commas". */
const char *tr_dialect_name(const TrDialect *dialect, char out[48]);

/* ---- lines that are no RFC 4180 ---- */

/* Starts as {0}. */
typedef struct {
    TrSlice *cells;
    size_t n, room;
    char *text; /* what they point into */
    size_t text_room;
} TrLooseCells;

/* Split one line as a reader of good will does: a quote closes a cell only before a delimiter or the end of
 * the line, any other is text; one that is never closed is text as well. Never fails on what it is given.
 * With `cells` NULL it only counts. */
TrStatus tr_split_loosely(const TrDialect *dialect, TrSlice line, TrLooseCells *cells, size_t *n,
                          TrError *err);
/* Whether a delimiter of one character stands between two quotes somewhere in the line. */
bool tr_parts_quotes(const TrDialect *dialect, TrSlice line);
/* Split the line into exactly `width` cells, with as few quotes as can be that are text: one may stand before
 * a cell that is not in quotes, and the delimiter beside one may be missing; if that gives nothing and the
 * dialect is not given, by another delimiter. False if nothing gives as many cells. */
TrStatus tr_split_to_width(const TrDialect *dialect, TrSlice line, size_t width, TrLooseCells *cells,
                           bool *fits, TrError *err);
void tr_loose_cells_release(TrLooseCells *cells);

#endif
