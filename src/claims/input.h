/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Everything that was read: one table per part, the accounts, the rejected rows, the diagnostics. */
#ifndef TR_CLAIMS_INPUT_H
#define TR_CLAIMS_INPUT_H

#include "base/diagnostics.h"
#include "claims/reading.h"
#include "claims/rejected.h"
#include "claims/table.h"
#include "claims/vocabulary.h"

typedef struct {
    char *path; /* as given: what diagnostics name */
    char *name; /* as outputs name it: the base name, so that moving a folder changes no output */
    TrPart part;
    TrAccount account;
    bool embedded;    /* a default of ours */
    uint32_t *header; /* string ids of its header cells */
    size_t n_header;
} TrInputFile;

/* Rows by the string id of their id cell: the row plus one, 0 for none. */
typedef struct {
    uint32_t *row;
    size_t room;
} TrIdIndex;

struct TrInput {
    TrStrings *strings; /* every cell of every table */
    TrTable tables[TR_N_PARTS];
    TrIdIndex ids[TR_N_PARTS];
    TrInputFile *files;
    size_t n_files, files_room;
    TrRejected rejected;
    TrDiagnostics diagnostics;
    size_t n_threads; /* as asked for: 0, one per core */
    bool resolved;    /* its names were, once */
    bool repeats;     /* a second network is made of it: warnings were given with the first */
};

/* tr_input_read_threads() with options. */
TrStatus tr_input_read_with(const char *const *paths, size_t n_paths, size_t n_threads,
                            const TrReadOptions *options, TrInput **input, TrError *err);
/* The table `part` alone, from text in memory in any encoding; `path` is for diagnostics. As no claims are
 * asked for, it is nothing to weave. */
TrStatus tr_input_read_text(const char *text, size_t length, TrPart part, const char *path, TrInput **input,
                            TrError *err);
/* Open a file to read; -1 with `err` filled. A named pipe is refused: it may never begin. */
int tr_input_open(const char *path, TrError *err);
/* Text of a cell of `part`; "" where it is empty. */
const char *tr_input_cell(const TrInput *input, TrPart part, size_t row, size_t column);
/* Where a row stands: for diagnostics (full path) and for outputs (short name). */
TrPlace tr_input_place(const TrInput *input, TrPart part, size_t row);
const char *tr_input_file_name(const TrInput *input, TrPart part, size_t row);
/* Whether a diagnostic speaks of a row that is kept and whose handling is set, so that it may not leave. */
bool tr_input_is_held_back(const TrInput *input, TrPlace place);
/* The short name of the file at a diagnostic's path. */
const char *tr_input_short_name(const TrInput *input, const char *path);
TrStatus tr_input_warn(TrInput *input, TrPlace place, TrError *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Columns of a claim that are read as values. */
TrClaimStatus tr_claim_status(const TrInput *input, size_t claim);
TrStance tr_claim_stance(const TrInput *input, size_t claim);
double tr_claim_number(const TrInput *input, size_t claim, TrClaimColumn column, double if_empty);

/* Row of `part` whose id cell is the string `id`, or TR_NO_ID. */
uint32_t tr_input_row_of_id(const TrInput *input, TrPart part, uint32_t id);

#endif
