/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/certainty_sentences.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/terms.h"
#include "report/sentences.h"

enum {
    MOST_NAMES = 10, /* in one sentence */
    MOST_MERGES = 3
};

typedef struct {
    const TrCertainty *certainty;
    const TrSureMeasure *sure;
    TrLanguage language;
    char measure[60]; /* its name in that language */
    TrBuilder text;
    TrSay say;
    void *context;
    bool failed;
} Saying;

static void put(Saying *it, TrSays says, const TrValue *values)
{
    tr_says_put(&it->text, it->language, says, values);
}

static TrValue number(size_t n)
{
    return (TrValue){NULL, n};
}

static TrValue text(const char *words)
{
    return (TrValue){words, 0};
}

/* The name of a measure; in English it stands as options have it. */
static void take_measure(Saying *it, const TrMeasure *measure)
{
    char plain[sizeof it->measure];
    const char *name = it->language == TR_ENGLISH ? measure->name
                                                  : tr_word(it->language, measure->name, plain, sizeof plain);
    (void)snprintf(it->measure, sizeof it->measure, "%s", name);
}

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

static void put_interval_to(const Saying *it, size_t place, TrBuilder *out)
{
    uint32_t low = it->sure->interval.low[place], high = it->sure->interval.high[place];
    if (low == high)
        tr_build_format(out, "%u", low);
    else
        tr_build_format(out, "%u–%u", low, high);
}

static void put_interval(Saying *it, size_t place)
{
    put_interval_to(it, place, &it->text);
}

/* ", ", " and ", or nothing, before the i-th of n. */
static void put_between(Saying *it, size_t i, size_t n)
{
    if (i > 0)
        put(it, i + 1 == n ? TR_SAYS_AND : TR_SAYS_COMMA, NULL);
}

/* "A (1–3), B (1–4) and 2 more" of places from .. to - 1. */
static void put_places(Saying *it, size_t from, size_t to)
{
    size_t n = to - from, shown = n > MOST_NAMES ? MOST_NAMES - 1 : n, parts = shown + (shown < n);
    for (size_t i = 0; i < shown; i++) {
        put_between(it, i, parts);
        tr_build_format(&it->text, "%s (", name_at(it, from + i));
        put_interval(it, from + i);
        tr_build_text(&it->text, ")");
    }
    if (shown < n)
        put(it, TR_SAYS_AND_MORE, &(TrValue){NULL, n - shown});
}

/* ---- what was drawn ---- */

static bool says_nothing_of_all(TrSureState state)
{
    return state == TR_SURE_ONE_ORIGIN || state == TR_SURE_NO_TIES || state == TR_SURE_PROJECTION;
}

static void say_why_nothing(Saying *it, TrSureState state)
{
    put(it, TR_SAYS_NOT_AT_ALL, NULL);
    if (state == TR_SURE_ONE_ORIGIN)
        put(it, TR_SAYS_ONE_ORIGIN, &(TrValue){tr_resampling_origin(&it->certainty->resampling, 0), 0});
    else
        put(it, state == TR_SURE_NO_TIES ? TR_SAYS_NO_TIES : TR_SAYS_PROJECTION, NULL);
    finish(it);
}

static void say_draws(Saying *it)
{
    const TrCertainty *certainty = it->certainty;
    size_t n = certainty->resampling.n_origins, half = (n + 1) / 2;
    TrValue draws = number(certainty->n_replicates);
    put(it, TR_SAYS_DRAWS, (TrValue[]){draws, number(half), number(n)});
    finish(it);
    put(it, certainty->resampling.certain ? TR_SAYS_CERTAIN : TR_SAYS_DRAWN_CLAIMS, &draws);
    finish(it);
}

static void say_why_not(Saying *it, const TrSureMeasure *sure)
{
    const char *name = sure->ranked->measure->name;
    char seconds[32];
    take_measure(it, sure->ranked->measure);
    (void)snprintf(seconds, sizeof seconds, "%.0f", ceil(sure->cost));
    if (sure->state == TR_SURE_NOT_DRAWN)
        put(it, TR_SAYS_NOT_DRAWN, &(TrValue){it->measure, 0});
    else if (sure->state == TR_SURE_TOO_COSTLY)
        put(it, TR_SAYS_TOO_COSTLY, (TrValue[]){text(it->measure), text(seconds), text(name)});
    else
        return;
    finish(it);
}

TrStatus tr_certainty_say_how(const TrCertainty *certainty, TrLanguage language, TrSay say, void *context,
                              TrError *err)
{
    Saying it = {.certainty = certainty, .language = language, .say = say, .context = context};
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

/* One stands first alone, beyond all others' intervals. */
static void say_first_apart(Saying *it)
{
    TrBuilder interval = {0};
    char plain[60];
    put_interval_to(it, 0, &interval);
    it->failed = it->failed || interval.failed;
    if (!interval.failed)
        put(it, TR_SAYS_APART,
            (TrValue[]){
                text(it->measure), text(name_at(it, 0)),
                text(tr_word(it->language, tr_interval_name(it->sure->ranked->measure), plain, sizeof plain)),
                text(interval.text)});
    tr_builder_release(&interval);
}

static void say_first(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    size_t n = count_contenders(sure), n_first = count_first(it);
    if (n == 1) {
        say_first_apart(it);
    } else {
        put(it, TR_SAYS_BY, &(TrValue){it->measure, 0});
        put_places(it, 0, n_first);
        put(it, n_first > 1 ? TR_SAYS_SHARE_FIRST : TR_SAYS_STANDS_FIRST, NULL);
        if (n > n_first) {
            put(it, n_first > 1 ? TR_SAYS_AND_ARE_NOT : TR_SAYS_BUT_IS_NOT, NULL);
            put_places(it, n_first, n);
        }
        tr_build_text(&it->text, ".");
    }
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
            put(it, count_first(it) > 1 ? TR_SAYS_SHARES_ONLY : TR_SAYS_FIRST_ONLY,
                (TrValue[]){text(name_at(it, i)), text(it->measure), text(origin_at(it, i)),
                            number(sure->rank_without[i])});
        else
            put(it, TR_SAYS_AMONG_ONLY,
                (TrValue[]){text(name_at(it, i)), number(sure->top), text(it->measure),
                            text(origin_at(it, i)), number(sure->rank_without[i])});
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
        put(it, share_a_rank(sure, from, to) ? TR_SAYS_RUN : TR_SAYS_RUN_NEXT, &(TrValue){it->measure, 0});
        put_places(it, from, to);
        tr_build_text(&it->text, ".");
        finish(it);
    }
}

static TrValue percent(double share)
{
    return number((size_t)floor(100 * share + 1e-9));
}

static void say_cs(Saying *it)
{
    const TrSureMeasure *sure = it->sure;
    double worse = sure->cs_entities < sure->cs_origins ? sure->cs_entities : sure->cs_origins;
    TrValue values[] = {text(it->measure), percent(sure->cs_entities), percent(sure->cs_origins)};
    if (sure->cs_entities == 0 && sure->cs_origins == 0)
        put(it, TR_SAYS_NO_ORDER, values);
    else
        put(it, worse < 0.25 ? TR_SAYS_WEAK_ORDER : worse < 0.5 ? TR_SAYS_FAIR_ORDER : TR_SAYS_ORDER, values);
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
        put(it, TR_SAYS_UNDONE,
            (TrValue[]){text(tr_network_text(network, merges->merges[best].alias)),
                        text(tr_node_name(network, merges->merges[best].node)),
                        number(sure->undone[best].rank_without), text(it->measure),
                        number(sure->undone[best].rank)});
        finish(it);
    }
}

TrStatus tr_certainty_say_measure(const TrCertainty *certainty, const TrSureMeasure *sure,
                                  TrLanguage language, TrSay say, void *context, TrError *err)
{
    Saying it = {.certainty = certainty, .sure = sure, .language = language, .say = say, .context = context};
    if (sure->state != TR_SURE_DONE || sure->n_watched == 0)
        return TR_OK;
    take_measure(&it, sure->ranked->measure);
    say_first(&it);
    say_origins(&it);
    say_runs(&it);
    say_cs(&it);
    say_merges(&it);
    return done(&it, err);
}
