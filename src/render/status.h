/* SPDX-License-Identifier: MIT */
/* What trama-render can answer. The numbers are its exit statuses: callers rely on them. */
#ifndef RENDER_STATUS_H
#define RENDER_STATUS_H

typedef enum {
    RENDER_OK = 0,
    RENDER_BAD_INPUT = 1, /* not a graph we accept; or the output could not be written */
    RENDER_USAGE = 2,
    RENDER_LAYOUT_FAILED = 3,
    RENDER_LIMIT = 4, /* deadline, CPU time or memory */
} RenderStatus;

/* Owned by the caller; one sentence, without newline. Only main prints it. */
typedef struct {
    char message[512];
} RenderError;

/* Fill `err` and return `status`, so that `return render_fail(…)` reads as one step. */
RenderStatus render_fail(RenderError *err, RenderStatus status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

RenderStatus render_fail_memory(RenderError *err);

#endif
