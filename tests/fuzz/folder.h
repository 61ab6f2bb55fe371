/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files for readers that want a path: two in a folder of their own, gone when the process ends. */
#ifndef TR_TESTS_FUZZ_FOLDER_H
#define TR_TESTS_FUZZ_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "claims/input.h"

/* Starts as {.name = …}: what the fuzzer's file is called, which says what it is. */
typedef struct {
    const char *name;
    char folder[48], claims[64], path[80];
} FuzzFolder;

/* Put data[0 .. size-1] into folder->path, beside a claims.csv of a few claims at folder->claims. */
void fuzz_folder_fill(FuzzFolder *folder, const void *data, size_t size);
/* Read both, weave them in each way that asks more of the rules, and release everything: whatever the file
 * holds, there is an input that adds up and a network, or an error that says why not. */
void fuzz_folder_weave(const FuzzFolder *folder);
/* What must hold of every input that was read: rows = claims + duplicates + rejected, in each file. */
void fuzz_expect_account(const TrInput *input);
/* A network of `input`, woven so, or an error that says why there is none. */
void fuzz_weave(TrInput *input, const TrWeave *weave);
void fuzz_file_write(const char *path, const void *data, size_t size);

#endif
