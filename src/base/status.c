/* SPDX-License-Identifier: MIT */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

TrStatus tr_error_set(TrError *err, TrStatus status, TrPlace place, const char *source, int line,
                      const char *format, ...)
{
    va_list arguments;
    if (err == NULL || err->status != TR_OK)
        return status;
    err->status = status;
    err->place = place;
    err->source = source;
    err->line = line;
    va_start(arguments, format);
    (void)vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    return status;
}
