/* SPDX-License-Identifier: MIT */
/* A folder that is replaced in whole: written beside the old one, then exchanged with it. */
#ifndef TR_BASE_FOLDER_H
#define TR_BASE_FOLDER_H

#include <stdio.h>

#include "base/status.h"

/* Starts as {0}. */
typedef struct {
    char *path;      /* where the folder will stand, without a slash at its end */
    char *temporary; /* where it is being made; NULL once it is in place or given up */
    char *lock;
    int lock_fd;
    FILE *manifest;
    size_t n_files;
    bool keeps_old;
} TrFolderEdition;

/* Begin a new edition of `path`, under a lock: a second writer is told so. */
TrStatus tr_edition_begin(TrFolderEdition *edition, const char *path, TrError *err);
/* Open the edition's file `name` for writing; end it with tr_edition_close(). */
TrStatus tr_edition_open(TrFolderEdition *edition, const char *name, FILE **file, TrError *err);
/* Check that everything was written, and enter the file in manifest.json. Closes `file` in any case. */
TrStatus tr_edition_close(TrFolderEdition *edition, const char *name, FILE *file, TrError *err);
/* Keep the old edition's files too, but for those written anew. Call before tr_edition_commit(). */
TrStatus tr_edition_keep_old(TrFolderEdition *edition, TrError *err);
/* Put the edition in place. Files of the old folder that its own manifest.json does not name are kept. */
TrStatus tr_edition_commit(TrFolderEdition *edition, TrError *err);
/* Give up: the old folder stays as it is. Harmless after tr_edition_commit(). */
void tr_edition_abandon(TrFolderEdition *edition);

#endif
