/* SPDX-License-Identifier: MIT */
/* Bounds on what one drawing may cost. Graphviz can run for ever, eat all memory or be led to open files. */
#ifndef RENDER_LIMITS_H
#define RENDER_LIMITS_H

#include "status.h"

#include <stdbool.h>

/* In each field 0 means no limit. */
typedef struct {
    unsigned long memory_mb; /* of address space, 1 MB = 2^20 bytes */
    unsigned long cpu_seconds;
    unsigned long deadline_seconds; /* of wall clock, from now */
} Limits;

/* Bind this process from now on: no core file, nothing more can be opened, and when a limit is reached the
   process says so in one sentence on standard error and ends with RENDER_LIMIT.
   Standard input and output stay usable. A sanitizer build keeps its memory and its files: it needs both. */
RenderStatus limits_apply(const Limits *limits, RenderError *err);

/* Whether an allocation has failed since: Graphviz goes on in places, and draws less. */
bool limits_memory_reached(void);

/* From now on an exit is our own, and none of a library's. */
void limits_done(void);

#endif
