/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Physical lines, which end in LF, CR LF or CR: of a source, read as they are needed, or of a piece of text
 * that stays where it is. */
#ifndef TR_CLAIMS_LINES_H
#define TR_CLAIMS_LINES_H

#include "base/text.h"
#include "claims/source.h"

enum {
    TR_RECORD_LIMIT = 16 * 1024 * 1024, /* bytes; a longer line is no text */
    TR_LOOK_AHEAD = 64                  /* bytes behind the end that may be looked at; they are 0 at first */
};

/* A record begins at buffer[start], the next line at buffer[at]. */
typedef struct {
    TrSource source;
    char *buffer;
    bool lent; /* the buffer is somebody else's, and holds everything */
    size_t room, start, at, end;
    size_t read_bytes;  /* at a time */
    bool at_end;        /* nothing follows buffer[end] */
    unsigned long line; /* number of the line at `at`, from 1 */
} TrLines;

/* Whole lines, cut from what follows; the last piece may end without a line end. Starts as {0}. */
typedef struct {
    char *buffer;
    size_t room, start,
        end; /* the text is buffer[start .. end-1]; TR_LOOK_AHEAD bytes behind it can be read */
    bool last;
} TrPiece;

/* With its source set: ready to read. */
void tr_lines_begin(TrLines *lines);
/* The lines of `piece`, from `at` (of its buffer) on, of which the first is number `line`. */
void tr_lines_lend(TrLines *lines, const TrPiece *piece, size_t at, unsigned long line);
/* Read more behind `end`, moving what begins at `start` to the front of the buffer. */
TrStatus tr_lines_refill(TrLines *lines, TrError *err);
/* *length = the line at `at`, line end included, reading on as needed; 0 at the end. Of a line over
 * TR_RECORD_LIMIT the middle is dropped, so that memory stays bounded; it still comes back longer than the
 * limit: *too_long. */
TrStatus tr_lines_next(TrLines *lines, size_t *length, bool *too_long, TrError *err);
/* Take the whole lines that the buffer holds, or will hold when more is read; what stood in `piece` is lost.
 * The numbers of lines are no longer kept. */
TrStatus tr_lines_cut(TrLines *lines, TrPiece *piece, TrError *err);
void tr_lines_release(TrLines *lines);

#endif
