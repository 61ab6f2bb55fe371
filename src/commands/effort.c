/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/effort.h"

#include <inttypes.h>

/* "less than a second", "about 8 s", "about 25 min", "about 3.2 h" */
static void put_duration(double seconds, char *text, size_t room)
{
    if (seconds < 1)
        (void)snprintf(text, room, "less than a second");
    else if (seconds < 90)
        (void)snprintf(text, room, "about %.0f s", seconds);
    else if (seconds < 5400)
        (void)snprintf(text, room, "about %.0f min", seconds / 60);
    else
        (void)snprintf(text, room, "about %.1f h", seconds / 3600);
}

static void announce(const TrMeasure *measure, double seconds)
{
    char time[40];
    if (seconds < 1)
        return;
    put_duration(seconds, time, sizeof time);
    (void)fprintf(stderr, "note: %s will take %s on one core; Ctrl-C ends it\n", measure->name, time);
}

TrStatus tr_effort_of(const TrSettings *settings, TrEffort *effort, TrError *err)
{
    *effort = (TrEffort){.budget_seconds = settings->budget_seconds,
                         .epsilon = settings->epsilon,
                         .exact = settings->exact,
                         .say = settings->quiet ? NULL : announce};
    if (settings->exact && settings->epsilon > 0)
        return tr_fail(err, TR_BAD_USAGE, "--exact and --epsilon contradict each other: give one of them");
    if (settings->epsilon >= 1)
        return tr_fail(err, TR_BAD_USAGE, "--epsilon %g is not a share: a number from 0 to 1, such as 0.001",
                       settings->epsilon);
    return TR_OK;
}

static void say_left_out(const TrRankedMeasure *ranked, const TrSettings *settings)
{
    (void)fprintf(stderr,
                  "note: %s is left out: it would take about %.0f s, over the budget of %g s; "
                  "--budget 0 computes it all the same\n",
                  ranked->measure->name, ranked->cost, settings->budget_seconds);
}

/* How many of the first places have ranks that only one entity can have. */
static size_t count_settled(const TrRankedMeasure *ranked)
{
    size_t i = 0;
    while (i < ranked->n_ranked && ranked->best[ranked->places[i]] == ranked->worst[ranked->places[i]])
        i++;
    return i;
}

static void say_sampled(const TrRankedMeasure *ranked)
{
    char time[40];
    size_t settled = count_settled(ranked);
    put_duration(ranked->cost, time, sizeof time);
    (void)fprintf(
        stderr,
        "note: %s is sampled from %" PRIu64
        " %s: with 95 %% probability all its intervals hold at once; --exact takes %s on one core\n",
        ranked->measure->name, ranked->n_samples, ranked->samples, time);
    if (settled == 0)
        (void)fprintf(stderr, "note: by %s no rank is settled: ", ranked->measure->name);
    else if (settled < ranked->n_ranked)
        (void)fprintf(stderr, "note: by %s rank%s 1%s", ranked->measure->name, settled == 1 ? "" : "s",
                      settled == 1 ? " is settled; behind it " : "");
    if (settled > 1 && settled < ranked->n_ranked)
        (void)fprintf(stderr, " to %zu are settled; behind them ", settled);
    if (settled < ranked->n_ranked)
        (void)fputs("those whose intervals overlap cannot be told apart\n", stderr);
}

void tr_effort_say(const TrRanking *ranking, const TrSettings *settings)
{
    for (size_t i = 0; i < ranking->n && !settings->quiet; i++) {
        if (ranking->measures[i].scores == NULL)
            say_left_out(&ranking->measures[i], settings);
        else if (ranking->measures[i].n_samples > 0)
            say_sampled(&ranking->measures[i]);
    }
}
