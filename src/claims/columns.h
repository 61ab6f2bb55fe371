/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of an input and their columns, as tables: one more column is one more row here, and if its cells
 * are to be checked, a check in checks.c. */
#ifndef TR_CLAIMS_COLUMNS_H
#define TR_CLAIMS_COLUMNS_H

#include "base/status.h"
#include "base/text.h"

typedef enum { TR_CLAIMS, TR_ENTITIES, TR_SOURCES, TR_ACTIONS, TR_KINDS, TR_MAPPING, TR_N_PARTS } TrPart;

/* Columns of claims.csv, in the order of the table. */
typedef enum {
    TR_PERSON,
    TR_ROLE,
    TR_ORGANIZATION,
    TR_ACTION,
    TR_TARGET,
    TR_RECIPIENT,
    TR_DATE,
    TR_PLACE,
    TR_SOURCE,
    TR_ORIGIN,
    TR_LOCATOR,
    TR_URL,
    TR_STATUS,
    TR_STANCE,
    TR_ABOUT,
    TR_GRADE,
    TR_CONFIDENCE,
    TR_SIGN,
    TR_WEIGHT,
    TR_HANDLING,
    TR_REPLY,
    TR_NOTE,
    TR_CLAIM_ID,
    TR_MOST_COLUMNS
} TrClaimColumn;

typedef enum {
    TR_ENTITY_NAME,
    TR_ENTITY_KIND,
    TR_ENTITY_ALIASES,
    TR_ENTITY_DISTINCT_FROM,
    TR_ENTITY_PARENT,
    TR_ENTITY_COUNTRY,
    TR_ENTITY_DESCRIPTION,
    TR_ENTITY_URL,
    TR_ENTITY_HANDLING
} TrEntityColumn;

typedef enum {
    TR_SOURCE_ID,
    TR_SOURCE_TITLE,
    TR_SOURCE_PUBLISHER,
    TR_SOURCE_DATE,
    TR_SOURCE_URL,
    TR_SOURCE_ORIGIN,
    TR_SOURCE_GRADE,
    TR_SOURCE_HANDLING
} TrSourceColumn;

typedef enum { TR_ACTION_PATTERN, TR_ACTION_LAYER, TR_ACTION_SIGN, TR_ACTION_DIRECTED } TrActionColumn;
typedef enum { TR_MAPPING_COLUMN, TR_MAPPING_MEANS } TrMappingColumn;
typedef enum { TR_KIND_PATTERN, TR_KIND_KIND, TR_KIND_SECTOR } TrKindColumn;

/* What a cell must hold if it is not empty. */
typedef enum {
    TR_CHECK_TEXT,
    TR_CHECK_DATE,
    TR_CHECK_CONFIDENCE,
    TR_CHECK_WEIGHT,
    TR_CHECK_SIGN,
    TR_CHECK_STATUS,
    TR_CHECK_STANCE,
    TR_CHECK_GRADE,
    TR_CHECK_URL,
    TR_CHECK_YES_NO,
    TR_CHECK_COLUMN, /* a column of the claims */
    TR_N_CHECKS
} TrCheck;

typedef struct {
    const char *name;
    TrCheck check;
    bool required;
    const char *help;
    const char *synonyms; /* other headers that mean it, folded, separated by | */
} TrColumnInfo;

typedef struct {
    const char *name, *file; /* file: the name that gives a file this part */
    int id_column;           /* whose value belongs to one row only; -1: none */
    size_t n_columns;
    const TrColumnInfo *columns;
} TrPartInfo;

const TrPartInfo *tr_part_info(TrPart part);
/* The part of a file called `name` (without folder) among other files: *.csv only; -1 if it has none. */
int tr_part_of_file(const char *name);
/* The column that a header cell names, by name or synonym (case, blanks and hyphens do not matter); -1 for
 * one that is not known. */
int tr_column_find(TrPart part, TrSlice header);
const char *tr_column_suggest(TrPart part, const char *header);

#endif
