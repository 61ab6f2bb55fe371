/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told of a node and of an edge, as two tables: one more attribute is one row in attributes.c, and
 * GraphML, GEXF, JSON, Gephi, Neo4j and SQLite have it. Columns of entities.csv are attributes too. */
#ifndef TR_EXPORT_ATTRIBUTES_H
#define TR_EXPORT_ATTRIBUTES_H

#include "export/content.h"

typedef enum {
    TR_ATTRIBUTE_TEXT,
    TR_ATTRIBUTE_NUMBER,
    TR_ATTRIBUTE_WHOLE, /* a whole number */
    TR_ATTRIBUTE_YES_NO,
    TR_ATTRIBUTE_NAMES,  /* string ids */
    TR_ATTRIBUTE_PLACES, /* claims, by file and line */
    TR_ATTRIBUTE_CLAIMS  /* claims, whole or by number */
} TrAttributeType;

/* Made by a getter: `text` for texts ("" for none), `number` for numbers and yes or no, else `items`. */
typedef struct {
    const char *text;
    double number;
    const uint32_t *items;
    size_t n;
    char buffer[TR_DATE_TEXT_BYTES];
} TrValue;

typedef struct {
    const char *name;
    TrAttributeType type;
    /* The value for node or tie `i`. */
    TrStatus (*get)(TrExport *export, size_t i, TrValue *value, TrError *err);
} TrAttribute;

/* label, kind, … and the claims on no tie; label first. */
extern const TrAttribute tr_node_attributes[];
extern const size_t tr_n_node_attributes;
extern const TrAttribute tr_edge_attributes[];
extern const size_t tr_n_edge_attributes;

/* The cell of a column of entities.csv; "" where the node has no row. */
const char *tr_export_node_cell(const TrExport *export, size_t node, const TrExportColumn *column);
/* Whether nothing is to be written for a value. */
bool tr_value_is_empty(TrAttributeType type, const TrValue *value);
/* The one whose name is `name`. */
const TrAttribute *tr_edge_attribute(const char *name);

/* Names between bars; a bar or backslash within a name has a backslash before it. `put` writes text. */
void tr_export_put_names(FILE *file, const TrExport *export, const TrValue *names,
                         void (*put)(FILE *file, const char *text));
/* "claims.csv:2 claims.csv:3" */
void tr_export_put_places(FILE *file, const TrExport *export, const TrValue *claims,
                          void (*put)(FILE *file, const char *text));
/* The layer of a tie and its sign, if it has one: what tells parallel edges apart. */
void tr_export_put_layer(FILE *file, const TrExport *export, size_t tie,
                         void (*put)(FILE *file, const char *text));
/* Whether any tie has a direction. */
bool tr_export_is_directed(const TrExport *export);

#endif
