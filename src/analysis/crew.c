/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/crew.h"

#include <stdatomic.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/progress.h"

typedef struct {
    const TrCrew *crew;
    void **own; /* by worker */
    atomic_size_t next;
    TrProgress progress;
} Shift;

static void run_worker(void *context, size_t worker)
{
    Shift *shift = context;
    const TrCrew *crew = shift->crew;
    for (size_t task = atomic_fetch_add(&shift->next, 1); task < crew->n_tasks && tr_interrupted() == 0;
         task = atomic_fetch_add(&shift->next, 1)) {
        crew->work(crew->context, shift->own[worker], task);
        if (crew->what != NULL)
            tr_progress_add(&shift->progress,
                            (task + 1) * crew->steps / crew->n_tasks - task * crew->steps / crew->n_tasks);
    }
}

TrStatus tr_crew_run(const TrCrew *crew, TrError *err)
{
    Shift shift = {.crew = crew};
    size_t n = tr_thread_count(crew->n_threads), n_begun = 0;
    TrStatus st = TR_OK;
    if (n > crew->n_tasks)
        n = crew->n_tasks;
    TR_TRY(TR_ARRAY(shift.own, n, err));
    while (n_begun < n && (shift.own[n_begun] = crew->begin(crew->context, err)) != NULL)
        n_begun++;
    if (n_begun < n)
        TR_TRY(tr_fail_memory(err));
    if (crew->what != NULL)
        tr_progress_begin(&shift.progress, crew->what, crew->steps);
    tr_parallel(n, n, run_worker, &shift);
    if (crew->what != NULL)
        tr_progress_end(&shift.progress);
    st = tr_interrupt_check(err);
out:
    for (size_t i = 0; i < n_begun; i++)
        crew->end(crew->context, shift.own[i], st == TR_OK);
    tr_free(shift.own);
    return st;
}
