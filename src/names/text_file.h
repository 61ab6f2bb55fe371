/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A small file as UTF-8 text that can be changed and written back in its own encoding, every other byte as it
 * was. */
#ifndef TR_NAMES_TEXT_FILE_H
#define TR_NAMES_TEXT_FILE_H

#include "base/builder.h"

typedef struct {
    char *text; /* NUL-terminated */
    size_t length;
    char encoding[32]; /* "": the bytes are the text */
    char mark[4];      /* what stood before it */
    size_t n_mark;
} TrTextFile;

/* Read `path`, in whatever encoding it is. Fails where what was read would not be the same bytes written
 * back. Release with tr_text_file_release(), also after a failure. */
TrStatus tr_text_file_read(const char *path, TrTextFile *file, TrError *err);
/* *bytes = `text` as `file` is written, with its mark; fails where the encoding has not all its letters, or
 * where the bytes would not be read as this text again. */
TrStatus tr_text_file_encode(const TrTextFile *file, const char *path, const TrBuilder *text,
                             TrBuilder *bytes, TrError *err);
void tr_text_file_release(TrTextFile *file);

#endif
