/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An input's entities.csv, to be changed in a few cells. */
#ifndef TR_NAMES_ENTITIES_FILE_H
#define TR_NAMES_ENTITIES_FILE_H

#include "claims/input.h"
#include "names/csv_edit.h"
#include "names/text_file.h"

enum { TR_EDIT_NAME, TR_EDIT_ALIASES, TR_EDIT_DISTINCT, TR_N_EDITED };
#define TR_NO_COLUMN SIZE_MAX
extern const char *const tr_edited_columns[TR_N_EDITED];

typedef struct {
    const TrInput *input; /* borrowed */
    char *path;
    int number; /* among the input's files; -1: it is to be made */
    TrTextFile text;
    TrCsvEdit edit;
    size_t column[TR_N_EDITED]; /* TR_NO_COLUMN: not there */
} TrEntitiesFile;

/* Open the entities.csv of `input`, which outlives `file`; where there is none, begin one in `folder`. Fails
 * on a file that cannot be changed with every other byte as it was. Release with tr_entities_file_release(),
 * also after a failure. */
TrStatus tr_entities_file_open(TrEntitiesFile *file, const TrInput *input, const char *folder, TrError *err);
/* Put it in place with its changes, whole or not at all. Fails where rows would not be read as they were. */
TrStatus tr_entities_file_write(const TrEntitiesFile *file, TrError *err);
void tr_entities_file_release(TrEntitiesFile *file);

#endif
