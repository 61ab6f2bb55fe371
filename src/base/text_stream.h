/* SPDX-License-Identifier: MIT */
/* A FILE that keeps in memory what is written to it. open_memstream() drops what it has no memory for, and
 * tells nobody; this one tells. */
#ifndef TR_BASE_TEXT_STREAM_H
#define TR_BASE_TEXT_STREAM_H

#include <stdio.h>

#include "base/status.h"

/* Starts as {0}; stays where it is from its beginning to its end. */
typedef struct {
    FILE *file; /* to write to; NULL before and after */
    char *text; /* after its end: what was written, NUL-terminated */
    size_t length, room;
} TrTextStream;

TrStatus tr_text_stream_begin(TrTextStream *stream, TrError *err);
/* `st` is what became of the writing: returned if it is a failure, else TR_MEMORY if not all could be kept.
 * The text of a failure is released. That of a success is the caller's, to release with the stream or to take
 * and free with tr_free(). Harmless where nothing was begun. */
TrStatus tr_text_stream_end(TrTextStream *stream, TrStatus st, TrError *err);
void tr_text_stream_release(TrTextStream *stream);

#endif
