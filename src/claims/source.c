/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/source.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "claims/magic.h"

void tr_source_on_file(TrSource *source, int fd, const char *name)
{
    struct stat status;
    off_t at = lseek(fd, 0, SEEK_CUR);
    *source = (TrSource){.fd = fd, .name = name};
    if (at < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < at)
        return;
    source->sized = true;
    source->size = (uint64_t)(status.st_size - at);
}

void tr_source_on_text(TrSource *source, const char *text, size_t length, const char *name)
{
    *source = (TrSource){.fd = -1, .name = name, .text = text, .left = length};
}

void tr_source_convert(TrSource *source, const char *encoding)
{
    bool as_is = encoding != NULL && tr_encoding_is_utf8(encoding);
    source->encoding = as_is ? NULL : encoding;
    source->mode = as_is ? TR_SOURCE_AS_IS : TR_SOURCE_LOOK;
}

/* Wait for a pipe or a terminal, and now and then ask whether a signal has come: it may have been delivered
 * to another thread, and then the read goes on waiting. */
static TrStatus wait_for_input(const TrSource *source, TrError *err)
{
    enum { MILLISECONDS = 100 };
    struct pollfd input = {.fd = source->fd, .events = POLLIN};
    TrStatus st = tr_interrupt_check(err);
    while (st == TR_OK && !source->sized && poll(&input, 1, MILLISECONDS) <= 0)
        st = tr_interrupt_check(err);
    return st;
}

static TrStatus read_file(TrSource *source, char *out, size_t room, size_t *got, TrError *err)
{
    while (*got < room && !source->ended) {
        ssize_t n;
        TrStatus st = wait_for_input(source, err);
        if (st != TR_OK)
            return st;
        n = read(source->fd, out + *got, room - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return tr_fail(err, TR_IO, "cannot read %s: %s", source->name, strerror(errno));
        source->ended = n == 0;
        *got += (size_t)n;
    }
    source->taken += *got;
    if (source->ended && source->sized && source->taken < source->size)
        return tr_fail(err, TR_IO,
                       "%s became shorter while it was read: %llu bytes of %llu; read it again when nothing "
                       "else writes to it",
                       source->name, (unsigned long long)source->taken, (unsigned long long)source->size);
    return TR_OK;
}

/* Bytes as they are, `room` of them unless the end comes first. */
static TrStatus read_bytes(TrSource *source, char *out, size_t room, size_t *got, TrError *err)
{
    *got = 0;
    if (source->fd >= 0)
        return read_file(source, out, room, got, err);
    *got = source->left < room ? source->left : room;
    if (*got > 0)
        memcpy(out, source->text, *got);
    source->text += *got;
    source->left -= *got;
    source->ended = source->left == 0;
    return TR_OK;
}

/* Convert from `name` on, beginning with `length` bytes that were read already. */
static TrStatus begin_conversion(TrSource *source, const char *name, const char *bytes, size_t length,
                                 TrError *err)
{
    TrStatus st = TR_OK;
    if ((source->converter = tr_converter_new(name, err)) == NULL)
        return err != NULL && err->status != TR_OK ? err->status : TR_MEMORY;
    TR_TRY(TR_GROW(source->raw, source->raw_room, length + 1, err));
    if (length > 0)
        memcpy(source->raw, bytes, length);
    source->raw_at = 0;
    source->raw_end = length;
    source->mode = TR_SOURCE_CONVERT;
out:
    return st;
}

/* What is behind the ASCII bytes at the start of out[0 .. *got-1]? */
static TrStatus look_at_bytes(TrSource *source, char *out, size_t *got, TrError *err)
{
    size_t first, n = *got;
    TrByteKind kind = tr_bytes_kind(out, n, source->ended, &first);
    source->mode = kind == TR_BYTES_ASCII ? TR_SOURCE_ASCII : TR_SOURCE_AS_IS;
    if (kind != TR_BYTES_1252)
        return TR_OK;
    *got = first;
    return begin_conversion(source, "Windows-1252", out + first, n - first, err);
}

static TrStatus look_at_start(TrSource *source, char *out, size_t *got, TrError *err)
{
    const char *refusal = tr_magic_refusal(out, *got), *name;
    size_t mark, n = *got;
    if (refusal != NULL)
        return tr_fail_at(err, TR_BAD_INPUT, (TrPlace){.file = source->name}, "%s", refusal);
    name = tr_encoding_of_start(out, n, &mark);
    if (source->encoding != NULL && name != NULL && strncasecmp(name, source->encoding, 6) != 0)
        mark = 0;
    name = source->encoding == NULL ? name : mark > 0 ? name : source->encoding;
    if (name == NULL)
        return look_at_bytes(source, out, got, err);
    source->mode = TR_SOURCE_AS_IS;
    if (tr_encoding_is_utf8(name))
        return TR_OK;
    *got = 0;
    return begin_conversion(source, name, out + mark, n - mark, err);
}

static TrStatus refill_raw(TrSource *source, size_t bytes, TrError *err)
{
    size_t kept = source->raw_end - source->raw_at, got;
    TrStatus st = TR_OK;
    if (kept > 0)
        memmove(source->raw, source->raw + source->raw_at, kept);
    source->raw_at = 0;
    source->raw_end = kept;
    TR_TRY(TR_GROW(source->raw, source->raw_room, kept + bytes, err));
    TR_TRY(read_bytes(source, source->raw + kept, bytes, &got, err));
    source->raw_end += got;
out:
    return st;
}

static TrStatus convert(TrSource *source, char *out, size_t room, size_t *got, TrError *err)
{
    char *at = out;
    TrStatus st = TR_OK;
    for (;;) {
        const char *in = source->raw + source->raw_at;
        size_t left = source->raw_end - source->raw_at;
        bool full = tr_converter_run(source->converter, &in, &left, &at, &room, source->ended);
        source->raw_at = source->raw_end - left;
        if (full || source->ended)
            break;
        TR_TRY(refill_raw(source, 65536, err));
    }
    *got += (size_t)(at - out);
out:
    return st;
}

TrStatus tr_source_read(TrSource *source, char *out, size_t room, size_t *got, TrError *err)
{
    TrStatus st = TR_OK;
    *got = 0;
    if (source->mode != TR_SOURCE_CONVERT)
        TR_TRY(read_bytes(source, out, room, got, err));
    if (source->mode == TR_SOURCE_LOOK)
        TR_TRY(look_at_start(source, out, got, err));
    else if (source->mode == TR_SOURCE_ASCII && *got > 0)
        TR_TRY(look_at_bytes(source, out, got, err));
    if (source->mode == TR_SOURCE_CONVERT)
        TR_TRY(convert(source, out + *got, room - *got, got, err));
out:
    return st;
}

const char *tr_source_encoding(const TrSource *source)
{
    return source->converter == NULL ? NULL : tr_converter_name(source->converter);
}

void tr_source_release(TrSource *source)
{
    tr_converter_free(source->converter);
    tr_free(source->raw);
    *source = (TrSource){.fd = -1};
}
