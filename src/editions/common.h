/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two editions of an input side by side. Each has strings of its own; here equal texts get equal numbers, so
 * that cells of one can be compared with cells of the other as numbers. */
#ifndef TR_EDITIONS_COMMON_H
#define TR_EDITIONS_COMMON_H

#include "base/fold.h"
#include "network/network.h"

typedef enum { TR_OLD, TR_NEW, TR_N_EDITIONS } TrEdition;

/* The other of the two. */
#define TR_OTHER(edition) ((edition) == TR_OLD ? TR_NEW : TR_OLD)

/* A column that one edition has, or both, with the index it has in each; TR_NO_COLUMN where it has none. */
#define TR_NO_COLUMN SIZE_MAX
typedef struct {
    const char *name;
    size_t at[TR_N_EDITIONS];
} TrSharedColumn;

/* Starts as {0}. Borrows the networks, of whose strings no more may be added while it is in use. */
typedef struct {
    const TrNetwork *networks[TR_N_EDITIONS];
    size_t n_strings[TR_N_EDITIONS];
    uint32_t *of_old; /* by string of OLD: its number; those of NEW keep theirs */
    TrStrings *keys;  /* folded texts */
    uint32_t *key_of; /* by number: its key plus one; 0: not asked for yet */
    TrFolder folder;
} TrCommon;

/* Release with tr_common_release() in any case. O(strings). */
TrStatus tr_common_make(const TrNetwork *old, const TrNetwork *new_one, TrCommon *common, TrError *err);
void tr_common_release(TrCommon *common);
/* The number of a string of `edition`; 0 is the empty text. */
uint32_t tr_common_number(const TrCommon *common, TrEdition edition, uint32_t string);
/* Equal for texts that fold to the same: the key of a name. A text that folds to nothing is its own key. */
TrStatus tr_common_key(TrCommon *common, TrEdition edition, uint32_t string, uint32_t *key, TrError *err);
TrStatus tr_common_key_of_text(TrCommon *common, TrSlice text, uint32_t *key, TrError *err);
/* The text of a cell of a row; "" where that edition has no such column. And its number. */
const char *tr_common_cell(const TrCommon *common, TrEdition edition, TrPart part, size_t row,
                           const TrSharedColumn *column);
uint32_t tr_common_cell_number(const TrCommon *common, TrEdition edition, TrPart part, size_t row,
                               const TrSharedColumn *column);
/* *columns = the columns of `part`: ours in order, then theirs, of NEW first. Free with tr_free(). */
TrStatus tr_common_columns(const TrCommon *common, TrPart part, TrSharedColumn **columns, size_t *n,
                           TrError *err);

#endif
