/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sources that one edition names and the other does not, and what sources.csv says otherwise of one that both
 * name; and rows that only one edition rejects. */
#ifndef TR_EDITIONS_SOURCE_CHANGES_H
#define TR_EDITIONS_SOURCE_CHANGES_H

#include "editions/common.h"

/* As claims name it: an id of sources.csv, or any text. */
typedef struct {
    const char *name;
    size_t n_claims; /* that take part and name it */
    uint32_t row;    /* of sources.csv, or TR_NO_ID */
} TrNamedSource;

typedef struct {
    const char *name, *field;
    const char *texts[TR_N_EDITIONS];
    uint32_t rows[TR_N_EDITIONS]; /* of sources.csv, or TR_NO_ID */
} TrSourceChange;

/* Starts as {0}. All in byte order of the names; rejected rows in their own order. */
typedef struct {
    TrNamedSource *alone[TR_N_EDITIONS]; /* of OLD: removed; of NEW: added */
    size_t n_alone[TR_N_EDITIONS], alone_room[TR_N_EDITIONS];
    TrSourceChange *changed;
    size_t n_changed, changed_room;
    uint32_t *rejected[TR_N_EDITIONS]; /* indices of rejected rows that the other edition does not reject */
    size_t n_rejected[TR_N_EDITIONS];
} TrSourceChanges;

/* Release with tr_source_changes_release() in any case. */
TrStatus tr_source_changes_find(const TrCommon *common, TrSourceChanges *changes, TrError *err);
void tr_source_changes_release(TrSourceChanges *changes);

#endif
