/* SPDX-License-Identifier: MIT */
/* The key under which two spellings are the same name: Unicode NFKD and case folding, marks stripped, letters
 * such as ø and ł spelt plainly, full stops and apostrophes gone, other punctuation a space, spaces single.
 */
#ifndef TR_BASE_FOLD_H
#define TR_BASE_FOLD_H

#include "base/status.h"

/* Folds text into keys. Not shared between threads. Starts as {0}. */
typedef struct {
    char *key; /* result of the last call, NUL-terminated; the folder's own */
    size_t length, room;
} TrFolder;

/* Fold text[0 .. length-1] into folder->key. A bracketed qualifier keeps its brackets: "José García [Sonora]"
 * becomes "jose garcia [sonora]". Idempotent. */
TrStatus tr_fold(TrFolder *folder, const char *text, size_t length, TrError *err);
void tr_folder_release(TrFolder *folder);

#endif
