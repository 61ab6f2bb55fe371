/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/certainty_sentences.h"

#include <math.h>
#include <string.h>

enum {
    MOST_NAMES = 10, /* in one sentence */
    MOST_MERGES = 3
};

typedef struct {
    const TrCertainty *certainty;
    const TrSureMeasure *sure;
    TrBuilder text;
    TrSay say;
    void *context;
    bool failed;
} Saying;

/* Say what was built, and begin the next sentence. */
static void finish(Saying *it)
{
    it->failed = it->failed || it->text.failed;
    if (!it->text.failed)
        it->say(it->context, it->text.text);
    tr_build_clear(&it->text);
}

static TrStatus done(Saying *it, TrError *err)
{
    tr_builder_release(&it->text);
    return it->failed ? tr_fail_memory(err) : TR_OK;
}

static const char *name_at(const Saying *it, size_t place)
{
    return tr_node_name(it->certainty->ranking->network, it->sure->ranked->places[place]);
}

static uint32_t rank_at(const Saying *it, size_t place)
{
    return it->sure->ranked->ranks[it->sure->ranked->places[place]];
}

static void put_interval(Saying *it, size_t place)
{
    uint32_t low = it->sure->interval.low[place], high = it->sure->interval.high[place];
    if (low == high)
        tr_build_format(&it->text, "%u", low);
    else
        tr_build_format(&it->text, "%u–%u", low, high);
}

/* ", ", " and ", or nothing, before the i-th of n. */
static const char *between(size_t i, size_t n)
{
    return i == 0 ? "" : i + 1 == n ? " and " : ", ";
}

/* "A (1–3), B (1–4) and 2 more" of places from .. to - 1. */
static void put_places(Saying *it, size_t from, size_t to)
{
    size_t n = to - from, shown = n > MOST_NAMES ? MOST_NAMES - 1 : n, parts = shown + (shown < n);
    for (size_t i = 0; i < shown; i++) {
        tr_build_format(&it->text, "%s%s (", between(i, parts), name_at(it, from + i));
        put_interval(it, from + i);
        tr_build_text(&it->text, ")");
    }
    if (shown < n)
        tr_build_format(&it->text, " and %zu more", n - shown);
}

/* ---- what was drawn ---- */

static bool says_nothing_of_all(TrSureState state)
{
    return state == TR_SURE_ONE_ORIGIN || state == TR_SURE_NO_TIES || state == TR_SURE_PROJECTION;
}

static void say_why_nothing(Saying *it, TrSureState state)
{
    tr_build_text(&it->text, "Nothing can be said of how sure this ranking is: ");
    if (state == TR_SURE_ONE_ORIGIN)
        tr_build_format(
            &it->text,
            "all claims that count come from one origin, %s. Whatever it left out or got wrong, the "
            "ranking repeats. It takes at least a second origin, independent of the first.",
            tr_resampling_origin(&it->certainty->resampling, 0));
    else if (state == TR_SURE_NO_TIES)
        tr_build_text(&it->text, "there are no ties that count.");
    else
        tr_build_text(&it->text,
                      "a tie of a projection rests on two claims, and origins are not drawn for it. Use "
                      "--network ties.");
    finish(it);
}

static void say_draws(Saying *it)
{
    const TrCertainty *certainty = it->certainty;
    size_t n = certainty->resampling.n_origins, half = (n + 1) / 2;
    tr_build_format(
        &it->text,
        "Each ranking was made again from %zu draws of %zu of the %zu origins, with replacement, an "
        "origin drawn twice counting twice; and without each origin in turn.",
        certainty->n_replicates, half, n);
    finish(it);
    tr_build_format(&it->text,
                    certainty->resampling.certain
                        ? "No claim states a confidence, so none was drawn by it."
                        : "It was also made again from %zu draws of claims, each kept with the "
                          "probability that its confidence states.",
                    certainty->n_replicates);
    finish(it);
}

static void say_why_not(Saying *it, const TrSureMeasure *sure)
{
    const char *name = sure->ranked->measure->name;
    if (sure->state == TR_SURE_NOT_DRAWN)
        tr_build_format(&it->text, "How sure %s is cannot be told: it is not computed on draws.", name);
    else if (sure->state == TR_SURE_TOO_COSTLY)
        tr_build_format(&it->text,
                        "How sure %s is was left out: it would take about %.0f s on one core. 'trama rank "
                        "--stability --by %s --budget 0' computes it all the same.",
                        name, ceil(sure->cost), name);
    else
        return;
    finish(it);
}

TrStatus tr_certainty_say_how(const TrCertainty *certainty, TrSay say, void *context, TrError *err)
{
    Saying it = {.certainty = certainty, .say = say, .context = context};
    const TrSureMeasure *leading = tr_certainty_leading(certainty);
    if (leading != NULL && says_nothing_of_all(leading->state)) {
        say_why_nothing(&it, leading->state);
        return done(&it, err);
    }
    if (tr_certainty_any(certainty))
        say_draws(&it);
    for (size_t i = 0; i < certainty->n; i++)
        say_why_not(&it, &certainty->measures[i]);
    return done(&it, err);
}

/* ---- one measure ---- */

/* How many places, from the first on, have an interval that overlaps that of the first. */
static size_t count_contenders(const TrSureMeasure *sure)
{
    size_t n = 1;
    while (n < sure->n_watched && !tr_sure_apart(sure, 0, n))
        n++;
    return n;
}

static size_t count_first(const Saying *it)
{
    size_t n = 1;
    while (n < it->sure->n_watched && rank_at(it, n) == 1)
        n++;
    return n;
}

static void say_first(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    size_t n = count_contenders(sure), n_first = count_first(it);
    tr_build_format(&it->text, "By %s, ", sure->ranked->measure->name);
    if (n == 1) {
        tr_build_format(&it->text, "%s stands first, and can be told apart from all others: its %s is rank ",
                        name_at(it, 0), tr_interval_name(sure->ranked->measure));
        put_interval(it, 0);
    } else {
        put_places(it, 0, n_first);
        tr_build_text(&it->text, n_first > 1 ? " share the first rank" : " stands first");
        tr_build_text(&it->text, n > n_first && n_first > 1 ? ", and are not distinguishable from "
                                 : n > n_first              ? ", but is not distinguishable from "
                                                            : "");
        if (n > n_first)
            put_places(it, n_first, n);
    }
    tr_build_text(&it->text, ".");
    finish(it);
}

static const char *origin_at(const Saying *it, size_t place)
{
    return tr_resampling_origin(&it->certainty->resampling, it->sure->origin[place]);
}

/* Whose place among the first hangs on one origin. */
static void say_origins(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    for (size_t i = 0; i < sure->top && i < sure->n_watched && rank_at(it, i) > 0; i++) {
        bool first = rank_at(it, i) == 1,
             out = sure->origin[i] != TR_NO_ID && sure->rank_without[i] > sure->top;
        if (sure->origin[i] == TR_NO_ID || (!first && !out))
            continue;
        if (first)
            tr_build_format(&it->text, "%s %s by %s only through the origin %s: without it, rank %u.",
                            name_at(it, i), count_first(it) > 1 ? "shares the first rank" : "is first",
                            sure->ranked->measure->name, origin_at(it, i), sure->rank_without[i]);
        else
            tr_build_format(&it->text,
                            "%s is among the first %u by %s only through the origin %s: without it, rank %u.",
                            name_at(it, i), sure->top, sure->ranked->measure->name, origin_at(it, i),
                            sure->rank_without[i]);
        finish(it);
    }
}

/* Whether all places from .. to - 1 overlap one another: intervals do so where they share one rank. */
static bool share_a_rank(const TrSureMeasure *sure, size_t from, size_t to)
{
    uint32_t low = 0, high = UINT32_MAX;
    for (size_t i = from; i < to; i++) {
        low = sure->interval.low[i] > low ? sure->interval.low[i] : low;
        high = sure->interval.high[i] < high ? sure->interval.high[i] : high;
    }
    return low <= high;
}

/* Runs of places, within the first k and one behind, in which nobody can be told apart from the next. */
static void say_runs(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    size_t n = sure->n_watched < (size_t)sure->top + 1 ? sure->n_watched : (size_t)sure->top + 1;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && !tr_sure_apart(sure, to - 1, to);)
            to++;
        if (to - from < 2 || (from == 0 && to <= count_contenders(sure)))
            continue; /* alone; or said of the first */
        tr_build_format(&it->text, "By %s, not distinguishable%s: ", sure->ranked->measure->name,
                        share_a_rank(sure, from, to) ? "" : " each from the next");
        put_places(it, from, to);
        tr_build_text(&it->text, ".");
        finish(it);
    }
}

static void say_cs(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    double worse = sure->cs_entities < sure->cs_origins ? sure->cs_entities : sure->cs_origins;
    tr_build_format(&it->text, "The order by %s ", sure->ranked->measure->name);
    if (sure->cs_entities == 0 && sure->cs_origins == 0)
        tr_build_text(&it->text, "does not hold (rho of 0.7 or more in 95 % of the draws) with any entity or "
                                 "origin missing: too little to read it as such.");
    else
        tr_build_format(&it->text,
                        "holds (rho of 0.7 or more in 95 %% of the draws) with up to %.0f %% of the "
                        "entities or %.0f %% of the origins missing%s.",
                        floor(100 * sure->cs_entities + 1e-9), floor(100 * sure->cs_origins + 1e-9),
                        worse < 0.25  ? ": too little to read it as such"
                        : worse < 0.5 ? ": read it with care"
                                      : "");
    finish(it);
}

/* How far undoing a merge moves its name. */
static uint32_t shift_of(const TrUndone *undone)
{
    return undone->rank_without > undone->rank ? undone->rank_without - undone->rank
                                               : undone->rank - undone->rank_without;
}

/* The merges that move their name most, within the first k or out of or into it. */
static void say_merges(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    const TrMerges *merges = &it->certainty->merges;
    const TrNetwork *network = it->certainty->ranking->network;
    size_t said[MOST_MERGES] = {0};
    for (size_t n = 0; n < MOST_MERGES; n++) {
        size_t best = merges->n;
        for (size_t i = 0; i < merges->n; i++) {
            const TrUndone *undone = &sure->undone[i];
            bool again = false;
            for (size_t k = 0; k < n; k++)
                again = again || said[k] == i;
            if (again || shift_of(undone) == 0 ||
                (undone->rank > sure->top && undone->rank_without > sure->top))
                continue;
            if (best == merges->n || shift_of(undone) > shift_of(&sure->undone[best]))
                best = i;
        }
        if (best == merges->n)
            return;
        said[n] = best;
        tr_build_format(&it->text, "Were '%s' not '%s', the latter would have rank %u by %s instead of %u.",
                        tr_network_text(network, merges->merges[best].alias),
                        tr_node_name(network, merges->merges[best].node), sure->undone[best].rank_without,
                        sure->ranked->measure->name, sure->undone[best].rank);
        finish(it);
    }
}

TrStatus tr_certainty_say_measure(const TrCertainty *certainty, const TrSureMeasure *sure, TrSay say,
                                  void *context, TrError *err)
{
    Saying it = {.certainty = certainty, .sure = sure, .say = say, .context = context};
    if (sure->state != TR_SURE_DONE || sure->n_watched == 0)
        return TR_OK;
    say_first(&it);
    say_origins(&it);
    say_runs(&it);
    say_cs(&it);
    say_merges(&it);
    return done(&it, err);
}
