/* SPDX-License-Identifier: MIT */
/* Ctrl-C, and SIGTERM: a long computation asks now and then whether it should stop, gives TR_INTERRUPTED, and
 * so everything is released and nothing is left half-written. */
#ifndef TR_BASE_INTERRUPT_H
#define TR_BASE_INTERRUPT_H

#include "base/status.h"

/* From now on SIGINT and SIGTERM only set a flag; one that comes a second later still ends the process at
 * once. A signal that is ignored, as nohup does, stays ignored. */
void tr_interrupt_listen(void);
/* The signal that came, or 0. Cheap, and may be called from any thread. */
int tr_interrupted(void);
/* TR_INTERRUPTED, with its error, once a signal has come. */
TrStatus tr_interrupt_check(TrError *err);

#endif
