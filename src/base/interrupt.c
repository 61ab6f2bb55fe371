/* SPDX-License-Identifier: MIT */
#include "base/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <time.h>

static atomic_int signal_that_came;
static atomic_llong came_at; /* seconds of the monotonic clock */

/* timeout(1), and a shell that ends a job, send a signal to the process and again to its group: only one that
 * comes a second later is impatience. */
static void note(int number)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (atomic_load(&signal_that_came) != 0 && now.tv_sec > atomic_load(&came_at) + 1) {
        (void)signal(number, SIG_DFL);
        (void)raise(number);
    }
    if (atomic_load(&signal_that_came) == 0)
        atomic_store(&came_at, now.tv_sec);
    atomic_store(&signal_that_came, number);
}

void tr_interrupt_listen(void)
{
    /* Without SA_RESTART: a read that waits for a terminal or a pipe must come back. */
    struct sigaction action = {.sa_handler = note}, before;
    static const int signals[] = {SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            (void)sigaction(signals[i], &action, NULL);
}

int tr_interrupted(void)
{
    return atomic_load_explicit(&signal_that_came, memory_order_relaxed);
}

TrStatus tr_interrupt_check(TrError *err)
{
    return tr_interrupted() == 0 ? TR_OK : tr_fail(err, TR_INTERRUPTED, "interrupted; nothing was written");
}
