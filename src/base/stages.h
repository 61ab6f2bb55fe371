/* SPDX-License-Identifier: MIT */
/* Where the time of a run goes: --timings. Called from the main thread alone. */
#ifndef TR_BASE_STAGES_H
#define TR_BASE_STAGES_H

#include "base/status.h"

/* Whether stages are printed to standard error as they end; off at first. The first begins now. */
void tr_stages_print(bool print);
/* Whether the steps within a stage are printed too, each with its own time; off at first. */
void tr_stages_print_steps(bool print);
/* The stage `name` ends here, and the next begins: prints the seconds since the last line, and the peak of
 * the process's memory so far in MB. */
void tr_stage_done(const char *name);
/* Likewise of a step; where steps are not printed its time stays with the stage. */
void tr_step_done(const char *name);

#endif
