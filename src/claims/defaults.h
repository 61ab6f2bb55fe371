/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The vocabularies that come with trama, embedded as the CSV files in defaults/. */
#ifndef TR_CLAIMS_DEFAULTS_H
#define TR_CLAIMS_DEFAULTS_H

#include "claims/columns.h"

typedef struct {
    TrPart part;
    const char *name, *text;
    const size_t *length;
} TrDefault;

extern const TrDefault tr_defaults[];
extern const size_t tr_n_defaults;

#endif
