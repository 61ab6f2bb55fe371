/* SPDX-License-Identifier: MIT */
#include "base/stages.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static struct {
    bool stages, steps;
    double began; /* seconds of the monotonic clock */
} printing;

static double now_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void tr_stages_print(bool print)
{
    printing.stages = print;
    printing.began = now_seconds();
}

void tr_stages_print_steps(bool print)
{
    printing.steps = print;
}

void tr_stage_done(const char *name)
{
    struct rusage usage;
    double now;
    if (!printing.stages)
        return;
    now = now_seconds();
    (void)getrusage(RUSAGE_SELF, &usage);
    (void)fprintf(stderr, "%-12s %8.3f s %8.1f MB\n", name, now - printing.began,
                  (double)usage.ru_maxrss / 1024);
    printing.began = now;
}

void tr_step_done(const char *name)
{
    if (printing.steps)
        tr_stage_done(name);
}
