/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A crew of threads that share out numbered tasks, each worker with memory of its own. */
#ifndef TR_ANALYSIS_CREW_H
#define TR_ANALYSIS_CREW_H

#include "base/status.h"

typedef struct {
    size_t n_tasks;
    size_t n_threads; /* 0: one per core. The result must not depend on it: see sums.h */
    void *context;    /* handed to all three */
    /* A worker's own memory, or NULL with `err` filled. One after another, before any work. */
    void *(*begin)(void *context, TrError *err);
    /* Do one task; from any thread, each task once, in any order. */
    void (*work)(void *context, void *own, size_t task);
    /* Gather what a worker has and release it (never NULL). One after another, when all work is done;
     * `finished` is false where some was not, because memory ran out or a signal came. */
    void (*end)(void *context, void *own, bool finished);
    const char *what; /* for the bar: "betweenness"; NULL: no bar */
    uint64_t steps;   /* of the bar, shared out over the tasks */
} TrCrew;

/* Do all tasks. TR_MEMORY, or TR_INTERRUPTED soon after a signal. */
TrStatus tr_crew_run(const TrCrew *crew, TrError *err);

#endif
