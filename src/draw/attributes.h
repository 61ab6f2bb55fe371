/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Graphviz attributes as lists, and what a definition file says, as trama-render prints it. */
#ifndef TR_DRAW_ATTRIBUTES_H
#define TR_DRAW_ATTRIBUTES_H

#include <stdio.h>

#include "base/arena.h"

typedef struct {
    const char *key, *value;
} TrAttribute;

/* Starts as {0}. */
typedef struct {
    TrAttribute *items;
    size_t n, room;
} TrAttributes;

/* Set `key`; a later value replaces an earlier one. Texts are borrowed. */
TrStatus tr_attributes_set(TrAttributes *attributes, const char *key, const char *value, TrError *err);
TrStatus tr_attributes_add_all(TrAttributes *attributes, const TrAttributes *more, TrError *err);
/* The value of `key`, or NULL. */
const char *tr_attributes_get(const TrAttributes *attributes, const char *key);
/* Write `[key="value", …]`, with DOT quoting. */
void tr_attributes_write(const TrAttributes *attributes, FILE *file);
void tr_attributes_release(TrAttributes *attributes);

/* DOT's quoted string: quotes as \", nothing else changed, except that a backslash which would swallow what
 * follows is doubled. */
void tr_dot_quoted(FILE *file, const char *text);

/* A Graphviz file, parsed by trama-render --definitions. Starts as {0}. */
typedef struct {
    TrArena arena;
    TrAttributes graph, node_default, edge_default;
    struct TrPrototype {
        const char *name; /* of a node: its name; of an edge: its tail */
        const char *head; /* of an edge; NULL for a node */
        TrAttributes attributes;
    } * prototypes;
    size_t n, room;
} TrDotFile;

/* Parse the text of a Graphviz file with `renderer`; `name` is for messages. */
TrStatus tr_dot_file_parse(const char *renderer, const char *name, const char *text, size_t length,
                           TrDotFile *file, TrError *err);
/* Its two halves: *printed = what `renderer` says of the text, which the caller frees with tr_free(); and
 * that taken apart, whatever it is. */
TrStatus tr_dot_file_print(const char *renderer, const char *name, const char *text, size_t length,
                           char **printed, size_t *n, TrError *err);
TrStatus tr_dot_file_take(const char *printed, size_t length, TrDotFile *file, TrError *err);
/* Attributes of node `name`, or of the edge name -- head; an empty list if there is none. */
const TrAttributes *tr_dot_file_find(const TrDotFile *file, const char *name, const char *head);
void tr_dot_file_release(TrDotFile *file);

#endif
