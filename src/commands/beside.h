/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that stand beside a picture, by the picture's name and an ending of their own: one more is one
 * row in beside.c. `build` writes all of them, `draw` those that have something to say. */
#ifndef TR_COMMANDS_BESIDE_H
#define TR_COMMANDS_BESIDE_H

#include "commands/commands.h"
#include "draw/picture.h"

#define TR_POSITIONS ".positions.json"

typedef struct {
    const char *ending, *what; /* ".left-out.csv", and what is in it, for a note */
    bool (*has)(const TrPicture *picture, const TrSettings *settings); /* whether `draw` writes it */
    TrStatus (*write)(const TrPicture *picture, const TrSettings *settings, FILE *file, TrError *err);
} TrBeside;

extern const TrBeside tr_beside[];
extern const size_t tr_n_beside;

#endif
