/* SPDX-License-Identifier: MIT */
#include "base/text_stream.h"

#include <string.h>

#include "base/memory.h"

/* A count short of `n` makes the stream remember an error. */
static ssize_t keep(void *cookie, const char *bytes, size_t n)
{
    TrTextStream *stream = cookie;
    if (TR_GROW(stream->text, stream->room, stream->length + n + 1, NULL) != TR_OK)
        return 0;
    memcpy(stream->text + stream->length, bytes, n);
    stream->length += n;
    return (ssize_t)n;
}

TrStatus tr_text_stream_begin(TrTextStream *stream, TrError *err)
{
    *stream = (TrTextStream){0};
    stream->file = fopencookie(stream, "w", (cookie_io_functions_t){.write = keep});
    return stream->file == NULL ? tr_fail_memory(err) : TR_OK;
}

TrStatus tr_text_stream_end(TrTextStream *stream, TrStatus st, TrError *err)
{
    bool kept = true;
    if (stream->file != NULL) {
        kept = fflush(stream->file) == 0 && !ferror(stream->file);
        kept = fclose(stream->file) == 0 && kept;
        stream->file = NULL;
    }
    kept = kept && TR_GROW(stream->text, stream->room, stream->length + 1, NULL) == TR_OK;
    if (st == TR_OK && !kept)
        st = tr_fail_memory(err);
    if (st == TR_OK)
        stream->text[stream->length] = '\0';
    else
        tr_text_stream_release(stream);
    return st;
}

void tr_text_stream_release(TrTextStream *stream)
{
    if (stream->file != NULL)
        (void)fclose(stream->file);
    tr_free(stream->text);
    *stream = (TrTextStream){0};
}
