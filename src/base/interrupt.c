/* SPDX-License-Identifier: MIT */
#include "base/interrupt.h"

#include <signal.h>
#include <stdatomic.h>

static atomic_int signal_that_came;

static void note(int number)
{
    atomic_store(&signal_that_came, number);
}

void tr_interrupt_listen(void)
{
    /* Without SA_RESTART: a read that waits for a terminal or a pipe must come back. */
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND}, before;
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
