/* SPDX-License-Identifier: MIT */
/* Memory of one stage, released at once. */
#ifndef TR_BASE_ARENA_H
#define TR_BASE_ARENA_H

#include "base/status.h"

/* Starts as {0}. With `separate` set before the first use, each piece is an allocation of its own, so that
 * valgrind and ASan see overruns between neighbours. */
typedef struct {
    struct TrArenaBlock *block;
    size_t bytes; /* handed out so far */
    bool separate;
} TrArena;

/* `bytes` of memory aligned for any type, or NULL. */
void *tr_arena_alloc(TrArena *arena, size_t bytes);
/* Likewise, unaligned: for text. */
char *tr_arena_bytes(TrArena *arena, size_t bytes);
/* A copy of text[0 .. length-1] with a NUL behind it, unaligned, or NULL. */
char *tr_arena_text(TrArena *arena, const char *text, size_t length);
void tr_arena_release(TrArena *arena);

#endif
