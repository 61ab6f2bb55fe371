/* SPDX-License-Identifier: MIT */
/* A text that grows. Running out of memory is remembered, and asked for once at the end. */
#ifndef TR_BASE_BUILDER_H
#define TR_BASE_BUILDER_H

#include "base/arena.h"

/* Starts as {0}. `text` is NUL-terminated once something was added. */
typedef struct {
    char *text;
    size_t length, room;
    bool failed;
} TrBuilder;

void tr_build_bytes(TrBuilder *builder, const char *bytes, size_t n);
void tr_build_text(TrBuilder *builder, const char *text);
void tr_build_format(TrBuilder *builder, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Forget the text, keep the memory. */
void tr_build_clear(TrBuilder *builder);
/* *copy = the text, in `arena`; TR_MEMORY if any addition failed. */
TrStatus tr_build_finish(const TrBuilder *builder, TrArena *arena, const char **copy, TrError *err);
void tr_builder_release(TrBuilder *builder);

#endif
