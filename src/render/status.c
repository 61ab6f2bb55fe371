/* SPDX-License-Identifier: MIT */
#include "status.h"

#include <stdarg.h>
#include <stdio.h>

RenderStatus render_fail(RenderError *err, RenderStatus status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(err->message, sizeof err->message, format, arguments);
    va_end(arguments);
    return status;
}

RenderStatus render_fail_memory(RenderError *err)
{
    return render_fail(err, RENDER_LIMIT, "out of memory");
}
