/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

#include "base/memory.h"

enum { BLOCK_BYTES = 256 * 1024 };

typedef struct TrArenaBlock {
    struct TrArenaBlock *next;
    size_t used, size;
    alignas(max_align_t) char data[];
} Block;

static Block *add_block(TrArena *arena, size_t size)
{
    Block *block = size > SIZE_MAX - sizeof *block ? NULL : tr_malloc(sizeof *block + size);
    if (block == NULL)
        return NULL;
    *block = (Block){.next = arena->block, .used = 0, .size = size};
    arena->block = block;
    return block;
}

static void *take(TrArena *arena, size_t bytes, size_t alignment)
{
    Block *block = arena->block;
    size_t start = block == NULL ? 0 : (block->used + alignment - 1) & ~(alignment - 1);
    if (block == NULL || arena->separate || start > block->size || block->size - start < bytes) {
        block = add_block(arena, arena->separate || bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES);
        if (block == NULL)
            return NULL;
        start = 0;
    }
    block->used = start + bytes;
    arena->bytes += bytes;
    return block->data + start;
}

void *tr_arena_alloc(TrArena *arena, size_t bytes)
{
    return take(arena, bytes, alignof(max_align_t));
}

char *tr_arena_bytes(TrArena *arena, size_t bytes)
{
    return take(arena, bytes, 1);
}

char *tr_arena_text(TrArena *arena, const char *text, size_t length)
{
    char *copy = length == SIZE_MAX ? NULL : take(arena, length + 1, 1);
    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void tr_arena_release(TrArena *arena)
{
    while (arena->block != NULL) {
        Block *next = arena->block->next;
        tr_free(arena->block);
        arena->block = next;
    }
    arena->bytes = 0;
}
