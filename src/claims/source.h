/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes of a file or of text in memory, as they are or converted to UTF-8 on the way. */
#ifndef TR_CLAIMS_SOURCE_H
#define TR_CLAIMS_SOURCE_H

#include "base/progress.h"
#include "claims/encoding.h"

/* What happens to the bytes. */
typedef enum {
    TR_SOURCE_AS_IS,
    TR_SOURCE_LOOK,  /* at the start: find out */
    TR_SOURCE_ASCII, /* ASCII so far: find out when something else comes */
    TR_SOURCE_CONVERT
} TrSourceMode;

typedef struct {
    int fd; /* -1: from `text` */
    const char *name;
    const char *text;
    size_t left; /* of text */
    TrSourceMode mode;
    const char *encoding; /* as the user names it, or NULL */
    TrConverter *converter;
    char *raw; /* bytes that wait for the converter */
    size_t raw_at, raw_end, raw_room;
    bool ended, sized;
    TrProgress progress;
    uint64_t taken, size; /* bytes so far; what a regular file had when it was opened */
} TrSource;

/* From a descriptor, which stays the caller's, or from text, which must live as long. */
void tr_source_on_file(TrSource *source, int fd, const char *name);
void tr_source_on_text(TrSource *source, const char *text, size_t length, const char *name);
/* Convert from `encoding`, or find out which it is (NULL). Before the first read. */
void tr_source_convert(TrSource *source, const char *encoding);
/* *got = bytes put into out[0 .. room-1]; 0 at the end only. What is found does not depend on how the bytes
 * arrive, as long as `room` does not change. */
TrStatus tr_source_read(TrSource *source, char *out, size_t room, size_t *got, TrError *err);
/* The encoding it was converted from, or NULL. */
const char *tr_source_encoding(const TrSource *source);
void tr_source_release(TrSource *source);

#endif
