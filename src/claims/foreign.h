/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of ties as other programs write them, known by their headers. */
#ifndef TR_CLAIMS_FOREIGN_H
#define TR_CLAIMS_FOREIGN_H

#include "claims/csv_reader.h"

typedef struct {
    const char *name;  /* whose table it is */
    const char *needs; /* headers that must all be there, in lower case, separated by | */
    const char *means; /* header=column of the claims, separated by |, the better one first where two headers
                          can mean one column */
} TrForeign;

/* The first row whose headers are there, or NULL. */
const TrForeign *tr_foreign_find(const TrRecord *header);
/* The column of the claims that field `field` means in such a table, or -1. */
int tr_foreign_column(const TrForeign *foreign, const TrRecord *header, size_t field);

/* ---- what the user says: "person=Name,organization=Company" ---- */

/* Whether `map` is well formed and names columns of the claims. */
TrStatus tr_map_check(const char *map, TrError *err);
/* The column that `map` (NULL: none) gives to a header, or -1. */
int tr_map_column(const char *map, TrSlice header);
/* The i-th pair of `map`; false behind the last. */
bool tr_map_pair(const char *map, size_t i, TrSlice *column, TrSlice *header);

#endif
