/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/guard.h"

#include <stdio.h>

#include "base/interrupt.h"

/* igraph brings OpenMP with it where it was built so; weak, because elsewhere there is nothing to tame. */
extern void omp_set_num_threads(int n) __attribute__((weak));

static char first_reason[200];

/* igraph calls this at each level on the way out, with an empty reason above the first: keep the first,
 * copied before the clean-up may free it. */
static void keep_reason(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file;
    (void)line;
    if (first_reason[0] == '\0')
        (void)snprintf(first_reason, sizeof first_reason, "%s",
                       reason != NULL && *reason != '\0' ? reason : igraph_strerror(code));
    if (code == IGRAPH_ENOMEM) /* of its own clean-up Leiden, in 0.10.2, frees some twice: better a leak */
        IGRAPH_FINALLY_CLEAN(IGRAPH_FINALLY_STACK_SIZE());
    else
        IGRAPH_FINALLY_FREE();
}

static void ignore_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

static igraph_error_t stop_if_interrupted(void *data)
{
    (void)data;
    if (tr_interrupted() == 0)
        return IGRAPH_SUCCESS;
    IGRAPH_FINALLY_FREE();
    return IGRAPH_INTERRUPTED;
}

void tr_guard_begin(void)
{
    first_reason[0] = '\0';
    (void)igraph_set_error_handler(keep_reason);
    (void)igraph_set_warning_handler(ignore_warning);
    (void)igraph_set_interruption_handler(stop_if_interrupted);
    if (omp_set_num_threads != NULL)
        omp_set_num_threads(1); /* PRPACK under OpenMP gives other last bits in every run */
}

TrStatus tr_guard_check(igraph_error_t result, const char *what, TrError *err)
{
    TrStatus status = result == IGRAPH_ENOMEM ? TR_MEMORY : TR_ANALYSIS;
    if (result == IGRAPH_SUCCESS)
        return TR_OK;
    if (result == IGRAPH_INTERRUPTED)
        return tr_interrupt_check(err);
    (void)tr_fail(err, status, "%s: %s", what,
                  first_reason[0] != '\0' ? first_reason : igraph_strerror(result));
    first_reason[0] = '\0';
    return status;
}
