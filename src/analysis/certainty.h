/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure a ranking is: where each entity may stand had other origins spoken, on which origin its place
 * hangs, and how much of what is known could be missing before the ranking is another one.
 *
 * The rank interval is a percentile interval over draws of half of the origins with replacement (m out of n:
 * Bickel, Götze and van Zwet 1997; for ranks Hall and Miller 2009, doi:10.1214/09-AOS699, as the bootstrap of
 * all n is inconsistent there). Its lower end is a low quantile of the best rank an entity may claim in a
 * draw, its upper end a high quantile of the worst. docs/certainty.md tells how often it holds the true rank.
 */
#ifndef TR_ANALYSIS_CERTAINTY_H
#define TR_ANALYSIS_CERTAINTY_H

#include "analysis/merges.h"
#include "analysis/rank_intervals.h"
#include "analysis/ranking.h"

typedef struct {
    size_t n_replicates;   /* draws of origins, and of claims */
    size_t top;            /* the k of the first k */
    double budget_seconds; /* a measure that would take longer is left out; 0: none is */
    bool together;         /* the budget is for all measures together: the cheapest are computed */
    bool ranks_only;       /* only the intervals of ranks, for less time; the rest stays empty */
} TrCertaintyWish;

typedef enum {
    TR_SURE_DONE,
    TR_SURE_NO_SCORES, /* the ranking left the measure out */
    TR_SURE_NOT_DRAWN, /* the measure does not run on replicates */
    TR_SURE_TOO_COSTLY,
    TR_SURE_ONE_ORIGIN, /* nothing can be said of any measure */
    TR_SURE_NO_TIES,    /* likewise */
    TR_SURE_PROJECTION  /* likewise: its ties rest on two claims each */
} TrSureState;

/* Agreement of the ranking with those of the draws. */
typedef struct {
    size_t n; /* draws; 0: there are none, and the rest means nothing */
    double tau,
        least_tau; /* Kendall's tau_b: middle, and what 95 % of the draws reach; NaN where undefined */
    double jaccard, least_jaccard; /* of the first k: likewise */
} TrAgreement;

/* What undoing one merge does. */
typedef struct {
    uint32_t rank, rank_without, alias_rank; /* of the name; without the alias; of the alias by itself */
    double jaccard;                          /* of the first k */
} TrUndone;

enum { TR_N_DROPS = 3 };
extern const double tr_drop_shares[TR_N_DROPS];

typedef struct {
    const TrRankedMeasure *ranked;
    TrSureState state;
    double cost;   /* estimated seconds on one core */
    bool afforded; /* counted against a budget for all */
    uint32_t top;
    /* By place in ranked->places, for the first n_watched of them. */
    size_t n_watched;
    uint32_t *place_of; /* by node; TR_NO_ID where it is not watched */
    TrRankIntervals interval;
    uint32_t *origin;         /* the origin without which its rank changes most; TR_NO_ID: none changes it */
    uint32_t *rank_without;   /* its rank without that origin */
    TrAgreement origins;      /* draws of half of the origins */
    TrAgreement one_left_out; /* each origin left out once */
    TrAgreement confidence;   /* claims kept with probability = their confidence */
    TrAgreement dropped[TR_N_DROPS]; /* entities dropped */
    size_t worst_origin;             /* without which tau_b is lowest */
    double worst_tau;                /* NaN: there is none */
    double cs_entities, cs_origins;  /* largest share dropped so that rho >= 0.7 in 95 % of the draws */
    TrUndone *undone;                /* by merge */
} TrSureMeasure;

/* Starts as {0}. Borrows the ranking. */
typedef struct {
    const TrRanking *ranking;
    TrResampling resampling;
    TrMerges merges;
    size_t n_replicates;
    bool ranks_only;
    TrSureMeasure *measures; /* along those of the ranking */
    size_t n;
} TrCertainty;

/* What can be told of each measure of the ranking, and what it would cost. Release with
 * tr_certainty_release(). TR_BAD_USAGE where no draws are wished for. */
TrStatus tr_certainty_plan(const TrRanking *ranking, const TrCertaintyWish *wish, TrCertainty *certainty,
                           TrError *err);
/* Compute what was planned: measures whose state is TR_SURE_DONE. TR_INTERRUPTED after Ctrl-C. */
TrStatus tr_certainty_compute(TrCertainty *certainty, TrError *err);
void tr_certainty_release(TrCertainty *certainty);
/* That of the ranking's leading measure; NULL if there is none. */
const TrSureMeasure *tr_certainty_leading(const TrCertainty *certainty);
/* Whether anything was computed. */
bool tr_certainty_any(const TrCertainty *certainty);

/* Whether the places i < j can be told apart: their intervals do not overlap. */
bool tr_sure_apart(const TrSureMeasure *sure, size_t i, size_t j);
/* "95 % interval" for measures whose coverage was shown to reach 0.90, else "resampling interval". */
const char *tr_interval_name(const TrMeasure *measure);

#endif
