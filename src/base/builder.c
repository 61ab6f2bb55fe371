/* SPDX-License-Identifier: MIT */
#include "base/builder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

void tr_build_bytes(TrBuilder *builder, const char *bytes, size_t n)
{
    if (builder->failed || (builder->length + n >= builder->room &&
                            TR_GROW(builder->text, builder->room, builder->length + n + 1, NULL) != TR_OK)) {
        builder->failed = true;
        return;
    }
    memcpy(builder->text + builder->length, bytes, n);
    builder->length += n;
    builder->text[builder->length] = '\0';
}

void tr_build_text(TrBuilder *builder, const char *text)
{
    tr_build_bytes(builder, text, strlen(text));
}

void tr_build_format(TrBuilder *builder, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    tr_build_text(builder, text);
}

void tr_build_clear(TrBuilder *builder)
{
    builder->length = 0;
    if (builder->text != NULL)
        builder->text[0] = '\0';
}

TrStatus tr_build_finish(const TrBuilder *builder, TrArena *arena, const char **copy, TrError *err)
{
    *copy = builder->failed ? NULL
                            : tr_arena_text(arena, builder->length > 0 ? builder->text : "", builder->length);
    return *copy == NULL ? tr_fail_memory(err) : TR_OK;
}

void tr_builder_release(TrBuilder *builder)
{
    tr_free(builder->text);
    *builder = (TrBuilder){0};
}
