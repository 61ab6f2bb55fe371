/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of options: one more is a row in option_table.c and a field of TrSettings. */
#ifndef TR_COMMANDS_OPTION_TABLE_H
#define TR_COMMANDS_OPTION_TABLE_H

#include <stddef.h>

/* What an option's value is, and so what its field holds: bool, const char *, size_t, double, int (an enum's
 * number), bool (a choice of two), char, the list of --map, lines of text that are added up. */
typedef enum {
    TR_FLAG,
    TR_TEXT,
    TR_COUNT,
    TR_SECONDS,
    TR_CHOICE,
    TR_SWITCH,
    TR_SIGN,
    TR_MAP,
    TR_LINES
} TrOptionKind;

typedef struct {
    const char *name;
    char letter; /* 0: none */
    TrOptionKind kind;
    size_t offset;            /* of its field in TrSettings */
    unsigned groups;          /* TrOptionGroup bits: the commands that take it */
    const char *value, *help; /* value: the choices in order of the field's numbers, where it is one */
} TrOption;

extern const TrOption tr_options[];
extern const size_t tr_n_options;

#endif
