/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Betweenness from pairs of nodes drawn at random, and for each a shortest path drawn at random: the share of
 * the paths that run through v is an estimate of its share of all pairs (Riondato and Kornaropoulos 2016,
 * doi:10.1007/s10618-015-0423-0), found by bidirectional search (KADABRA: Borassi and Natale 2019,
 * doi:10.1145/3284359). Trees that hang on the network are not left to chance: leaves.c has their formula,
 * and the pairs drawn are those of the core, each vertex as often as it stands for nodes.
 *
 * Each path runs through v or not, so that the count is a binomial one; the interval is Hoeffding's in terms
 * of relative entropy, for n vertices with log(2 n / 0.05), so that all hold at once. Their number of samples
 * does not depend on what was seen, as it does in KADABRA, whose stopping rule needs a finite set of looks.
 */
#include <math.h>

#include "analysis/crew.h"
#include "analysis/intervals.h"
#include "analysis/leaves.h"
#include "analysis/measure_functions.h"
#include "analysis/pair_search.h"
#include "analysis/sampling.h"
#include "base/memory.h"
#include "base/random.h"

enum { PAIRS_IN_A_BLOCK = 64, PILOT_BLOCKS = 8, FEWEST_PAIRS = 1024 };

/* The model of costs, in seconds on one core: measured with half a million nodes out of cache. */
#define SECONDS_A_NEIGHBOUR 3.5e-9
#define SECONDS_A_PAIR      1e-6
#define MOST_PAIRS          1e9

typedef struct {
    const TrCore *core;
    const uint32_t *vertex_of; /* by node that the core stands for: its vertex */
    uint64_t n_units, seed, first_block;
    uint64_t *counts; /* by vertex, of all workers that have ended */
    uint64_t cost;
} Job;

typedef struct {
    TrPairSearch *search;
    uint32_t *counts;
    uint64_t cost;
} Work;

static bool are_joined(const TrCore *core, uint32_t s, uint32_t t)
{
    size_t part = tr_core_part_of(core, s);
    return core->part[part] <= t && t < core->part[part + 1];
}

static void run(void *context, void *own, size_t block)
{
    const Job *job = context;
    Work *work = own;
    TrRandom random;
    tr_random_begin(&random, job->seed, job->first_block + block);
    for (int i = 0; i < PAIRS_IN_A_BLOCK; i++) {
        uint32_t s = job->vertex_of[tr_random_below(&random, job->n_units)];
        uint32_t t = job->vertex_of[tr_random_below(&random, job->n_units)];
        if (s != t && are_joined(job->core, s, t))
            work->cost += tr_pair_search_run(work->search, s, t, &random, work->counts);
    }
}

static void *begin(void *context, TrError *err)
{
    const Job *job = context;
    Work *work = tr_calloc(1, sizeof *work);
    TrStatus st = work == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    TR_TRY(TR_ARRAY(work->counts, job->core->graph.n, err));
    if ((work->search = tr_pair_search_new(job->core, err)) == NULL)
        st = TR_MEMORY;
out:
    if (st != TR_OK && work != NULL) {
        tr_free(work->counts);
        tr_free(work);
    }
    return st == TR_OK ? work : NULL;
}

static void end(void *context, void *own, bool finished)
{
    Job *job = context;
    Work *work = own;
    for (size_t v = 0; finished && v < job->core->graph.n; v++)
        job->counts[v] += work->counts[v];
    job->cost += work->cost;
    tr_pair_search_free(work->search);
    tr_free(work->counts);
    tr_free(work);
}

static TrStatus draw(Job *job, const TrMeasureInput *in, size_t n_blocks, const char *bar, TrError *err)
{
    TrCrew crew = {.n_tasks = n_blocks,
                   .n_threads = in->n_threads,
                   .context = job,
                   .begin = begin,
                   .work = run,
                   .end = end,
                   .what = bar,
                   .steps = n_blocks * PAIRS_IN_A_BLOCK};
    TrStatus st = tr_crew_run(&crew, err);
    job->first_block += n_blocks;
    return st;
}

static TrStatus prepare(Job *job, uint32_t **vertex_of, TrError *err)
{
    const TrCore *core = job->core;
    size_t n_units = 0;
    TrStatus st = TR_OK;
    for (size_t v = 0; v < core->graph.n; v++)
        n_units += (size_t)core->weight[v];
    TR_TRY(TR_ARRAY(*vertex_of, n_units, err));
    TR_TRY(TR_ARRAY(job->counts, core->graph.n, err));
    for (uint32_t v = 0; v < core->graph.n; v++)
        for (size_t w = 0; w < (size_t)core->weight[v]; w++)
            (*vertex_of)[job->n_units++] = v;
    job->vertex_of = *vertex_of;
out:
    return st;
}

/* What the pilot has cost tells what a block costs. */
static double seconds_of_a_block(const Job *job)
{
    return SECONDS_A_PAIR * PAIRS_IN_A_BLOCK +
           SECONDS_A_NEIGHBOUR * (double)job->cost / (double)job->first_block;
}

static size_t count_blocks(const Job *job, const TrSamplingPlan *plan, double n, double log_error)
{
    double units = (double)job->n_units, pairs;
    double epsilon = plan->epsilon * n * (n - 1) / (units * units); /* as a share of the pairs drawn from */
    pairs = plan->epsilon > 0 ? log_error / (2 * epsilon * epsilon)
                              : plan->seconds / seconds_of_a_block(job) * PAIRS_IN_A_BLOCK;
    return (size_t)ceil(fmin(fmax(pairs, FEWEST_PAIRS), MOST_PAIRS) / PAIRS_IN_A_BLOCK);
}

TrStatus tr_sample_betweenness(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                               TrSampled *sampled, TrError *err)
{
    TrCore core = {0};
    Job job = {.core = &core, .seed = in->seed};
    uint32_t *vertex_of = NULL;
    double n = (double)in->adjacency->n, log_error, seconds;
    size_t n_blocks;
    bool lengths = in->inverse_lengths && tr_adjacency_has_strengths(in->adjacency);
    TrStatus st = TR_OK;
    TR_TRY(tr_core_make(in->adjacency, lengths, sampled->scores, &core, err));
    for (size_t v = 0; v < in->adjacency->n; v++) /* exact, where no vertex of the core */
        sampled->low[v] = sampled->high[v] = sampled->scores[v];
    sampled->samples = "pairs";
    if (core.graph.n == 0)
        goto out;
    TR_TRY(prepare(&job, &vertex_of, err));
    log_error = log(2 * (double)core.graph.n / (1 - TR_SAMPLING_CONFIDENCE));
    TR_TRY(draw(&job, in, PILOT_BLOCKS, NULL, err));
    n_blocks = count_blocks(&job, plan, n, log_error);
    seconds = (double)n_blocks * seconds_of_a_block(&job);
    if (seconds > plan->exact_seconds)
        goto out;
    if (plan->say != NULL && seconds > plan->most_seconds)
        plan->say(measure, seconds);
    if (n_blocks > PILOT_BLOCKS)
        TR_TRY(draw(&job, in, n_blocks - PILOT_BLOCKS, in->bar, err));
    sampled->n_samples = job.first_block * PAIRS_IN_A_BLOCK;
    for (size_t v = 0; v < core.graph.n; v++) {
        double low, high, mean = (double)job.counts[v] / (double)sampled->n_samples;
        double pairs = (double)job.n_units * (double)job.n_units / 2;
        uint32_t node = core.node[v];
        tr_interval_of_draws(mean, (double)sampled->n_samples, log_error, &low, &high);
        sampled->low[node] += low * pairs;
        sampled->high[node] += high * pairs;
        sampled->scores[node] += mean * pairs;
    }
out:
    tr_core_release(&core);
    tr_free(vertex_of);
    tr_free(job.counts);
    return st;
}
