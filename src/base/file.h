/* SPDX-License-Identifier: MIT */
/* Files that are written whole or not at all. */
#ifndef TR_BASE_FILE_H
#define TR_BASE_FILE_H

#include <stdio.h>

#include "base/status.h"

/* A file in the making. Starts as {0}. */
typedef struct {
    FILE *file;
    char *path, *temporary; /* temporary is NULL for standard output and devices */
} TrFile;

/* Begin writing `path` ("-" is standard output): what is written goes to a neighbour of it. */
TrStatus tr_file_begin(TrFile *out, const char *path, TrError *err);
/* Before anything is written: a file that may become very large is to pass by the page cache (straight.h), if
 * it can. */
void tr_file_write_straight(TrFile *out);
/* Check that everything was written, then put the file in place. Closes in any case. */
TrStatus tr_file_commit(TrFile *out, TrError *err);
/* Give up: nothing stays behind. Harmless after tr_file_commit(). */
void tr_file_abandon(TrFile *out);

/* Flush and check a stream that is not ours to close, such as stdout. */
TrStatus tr_stream_check(FILE *file, const char *name, TrError *err);

/* The whole of a file, NUL-terminated, for files that are small by nature; refused over 16 MB. The caller
 * frees *text with tr_free(). */
TrStatus tr_file_read(const char *path, char **text, size_t *length, TrError *err);

/* "folder/name", or NULL without memory; the caller frees it with tr_free(). */
char *tr_path_join(const char *folder, const char *name);
/* What follows the last slash. */
const char *tr_path_base(const char *path);
/* What follows the last dot of the base name, or "". */
const char *tr_path_extension(const char *path);
/* How many bytes of `path` name its folder, if that is not there; else 0. */
int tr_path_missing_folder(const char *path);
char *tr_text_copy(const char *text);

#endif
