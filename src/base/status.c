/* SPDX-License-Identifier: MIT */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

TrStatus tr_error_set(TrError *err, TrStatus status, TrPlace place, const char *source, int line,
                      const char *format, ...)
{
    char message[sizeof err->message];
    va_list arguments;
    if (err == NULL || err->status != TR_OK)
        return status;
    err->status = status;
    err->place = place;
    if (place.file != NULL) { /* whoever owns the name may be gone when the message is printed */
        (void)snprintf(err->file, sizeof err->file, "%s", place.file);
        err->place.file = err->file;
    }
    err->source = source;
    err->line = line;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    tr_text_one_line(message, err->message, sizeof err->message);
    return status;
}

void tr_error_copy(TrError *to, const TrError *from)
{
    *to = *from;
    if (to->place.file != NULL)
        to->place.file = to->file;
}
