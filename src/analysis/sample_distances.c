/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Harmonic and closeness from sources drawn at random: the mean distance from the sources to v is an estimate
 * of its mean distance to all others (Eppstein and Wang 2004, doi:10.7155/jgaa.00081). In each component as
 * many sources are drawn, without replacement; in one that has no more nodes all are, and its scores are
 * exact. The interval is that of tr_error_of_drawn() over distances up to twice the hub's farthest, or
 * inverse distances, at 0.05 / n for n nodes, so that all hold at once. */
#include <math.h>

#include "analysis/distances.h"
#include "analysis/intervals.h"
#include "analysis/measure_functions.h"
#include "analysis/sampling.h"
#include "base/memory.h"
#include "base/random.h"

/* The model of costs, in seconds on one core for each source and pair of neighbours. */
#define SECONDS_IN_HOPS   3e-10
#define SECONDS_BY_LENGTH 3e-8
enum { FEWEST_SOURCES = 64 };

typedef struct {
    TrCore core;
    TrDistances sums;
    uint32_t *sources;
    bool *is_source; /* by vertex */
    double *bounds;  /* by component */
    size_t most;     /* sources to draw in each component */
} Job;

static size_t size_of(const Job *job, size_t part)
{
    return job->core.part[part + 1] - job->core.part[part];
}

/* The first `most` of a shuffled list of each component's vertices. */
static void draw_sources(Job *job, uint64_t seed)
{
    for (size_t c = 0; c < job->core.n_parts; c++) {
        uint32_t *list = job->sources + job->sums.n_sources;
        size_t size = size_of(job, c), n = size < job->most ? size : job->most;
        TrRandom random;
        tr_random_begin(&random, seed, c);
        for (size_t i = 0; i < size; i++)
            list[i] = job->core.part[c] + (uint32_t)i;
        for (size_t i = 0; i < n; i++) {
            size_t k = i + (size_t)tr_random_below(&random, size - i);
            uint32_t swap = list[i];
            list[i] = list[k];
            list[k] = swap;
            job->is_source[list[i]] = true;
        }
        job->sums.n_sources += n;
    }
}

/* Seconds that a source in each component costs. */
static double a_source(const Job *job)
{
    const TrAdjacency *g = &job->core.graph;
    return (g->strength == NULL ? SECONDS_IN_HOPS : SECONDS_BY_LENGTH) * (double)g->first[g->n] / 2;
}

/* Sources to draw in each component, for the seconds or the error asked for. */
static void count_sources(Job *job, const TrSamplingPlan *plan, double log_error)
{
    double sources = plan->epsilon > 0 ? (log_error + log(2)) / (2 * plan->epsilon * plan->epsilon)
                                       : plan->seconds / a_source(job);
    job->most = (size_t)ceil(fmin(fmax(sources, FEWEST_SOURCES), (double)job->core.graph.n));
}

/* Seconds that all sources to draw cost; in a small component there may be fewer. */
static double seconds_of(const Job *job)
{
    const TrAdjacency *g = &job->core.graph;
    double arcs = 0;
    for (size_t c = 0; c < job->core.n_parts; c++)
        arcs += fmin((double)size_of(job, c), (double)job->most) *
                (double)(g->first[job->core.part[c + 1]] - g->first[job->core.part[c]]);
    return a_source(job) * arcs / (double)g->first[g->n];
}

static double least_length(const TrAdjacency *g, size_t from, size_t to)
{
    double least = INFINITY;
    for (size_t k = from; k < to; k++)
        least = fmin(least, g->strength == NULL ? 1 : g->strength[k]);
    return least;
}

/* The mean over the other vertices of its component, and how far it may be off. */
static double mean_of(const Job *job, size_t v, size_t part, double log_error, double *error)
{
    const TrAdjacency *g = &job->core.graph;
    double unit = job->sums.unit, size = (double)size_of(job, part), n, mean;
    TrDrawn drawn = {.N = size - 1, .range = job->bounds[part]};
    n = fmin(size, (double)job->most) - job->is_source[v];
    if (job->sums.inverse) /* nobody is nearer than the nearest neighbour */
        drawn.range = 1 / least_length(g, g->first[v], g->first[v + 1]);
    mean = tr_sum_value(job->sums.sums[v]) / n;
    drawn.n = n;
    drawn.variance = (tr_sum_value(job->sums.squares[v]) / n - mean * mean) * unit * unit;
    *error = tr_error_of_drawn(drawn, log_error);
    return mean * unit;
}

static void put_harmonic(const Job *job, TrSampled *to, size_t v, double share, double mean, double error)
{
    uint32_t node = job->core.node[v];
    to->scores[node] = share * mean;
    to->low[node] = share * fmax(mean - error, 0);
    to->high[node] = share * (mean + error);
}

static void put_closeness(const Job *job, TrSampled *to, size_t v, double share, double mean, double error)
{
    const TrAdjacency *g = &job->core.graph;
    uint32_t node = job->core.node[v];
    double least = least_length(g, g->first[v], g->first[v + 1]);
    to->scores[node] = share / mean;
    to->low[node] = share / (mean + error);
    to->high[node] = share / fmax(mean - error, least);
}

static void put_scores(const Job *job, const TrMeasureInput *in, const TrMeasure *measure, double log_error,
                       TrSampled *to)
{
    double n = (double)in->adjacency->n;
    for (size_t c = 0; c < job->core.n_parts; c++) {
        double size = (double)size_of(job, c), reach = (size - 1) / (n - 1);
        for (size_t v = job->core.part[c]; v < job->core.part[c + 1]; v++) {
            double error, mean = mean_of(job, v, c, log_error, &error);
            if (job->sums.inverse)
                put_harmonic(job, to, v, reach, mean, error);
            else
                put_closeness(job, to, v, measure->compute == tr_closeness ? 1 : reach, mean, error);
        }
    }
}

static TrStatus prepare(Job *job, const TrMeasureInput *in, TrError *err)
{
    const TrAdjacency *g = &job->core.graph;
    TrStatus st = TR_OK;
    TR_TRY(tr_core_make(in->adjacency, in->inverse_lengths && tr_adjacency_has_strengths(in->adjacency), NULL,
                        &job->core, err));
    TR_TRY(TR_ARRAY(job->sources, g->n, err));
    TR_TRY(TR_ARRAY(job->is_source, g->n, err));
    TR_TRY(TR_ARRAY(job->sums.sums, g->n, err));
    TR_TRY(TR_ARRAY(job->sums.squares, g->n, err));
    job->sums.core = &job->core;
    job->sums.sources = job->sources;
    job->sums.n_threads = in->n_threads;
    job->sums.what = in->bar;
    job->sums.unit = 1;
    TR_TRY(TR_ARRAY(job->bounds, job->core.n_parts, err));
    TR_TRY(tr_distances_bounds(&job->core, job->bounds, err));
    if (job->sums.inverse && g->n > 0)
        job->sums.unit = 1 / least_length(g, 0, g->first[g->n]);
    for (size_t c = 0; c < job->core.n_parts && !job->sums.inverse; c++)
        job->sums.unit = fmax(job->sums.unit, job->bounds[c]);
out:
    return st;
}

TrStatus tr_sample_distances(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                             TrSampled *sampled, TrError *err)
{
    Job job = {.sums.inverse = measure->compute == tr_harmonic};
    double isolate = measure->compute == tr_closeness ? NAN : 0;
    double log_error = log(2 * (double)in->adjacency->n / (1 - TR_SAMPLING_CONFIDENCE)), seconds;
    TrStatus st = TR_OK;
    sampled->samples = "sources";
    for (size_t v = 0; v < in->adjacency->n; v++)
        sampled->scores[v] = sampled->low[v] = sampled->high[v] = isolate;
    TR_TRY(prepare(&job, in, err));
    if (job.core.graph.n == 0)
        goto out;
    count_sources(&job, plan, log_error);
    seconds = seconds_of(&job);
    if (seconds >= 0.9 * plan->exact_seconds) /* next to everybody would be drawn */
        goto out;
    if (plan->say != NULL && seconds > plan->most_seconds)
        plan->say(measure, seconds);
    draw_sources(&job, in->seed);
    TR_TRY(tr_distances_sum(&job.sums, err));
    sampled->n_samples = job.sums.n_sources;
    put_scores(&job, in, measure, log_error, sampled);
out:
    tr_core_release(&job.core);
    tr_free(job.sources);
    tr_free(job.is_source);
    tr_free(job.bounds);
    tr_free(job.sums.sums);
    tr_free(job.sums.squares);
    return st;
}
