/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How often does a rank interval hold the rank that it is about? Networks are made up whole, origins report
 * parts of them, and the ranks in the whole are held against the intervals made from the reports alone.
 * Prints a table in Markdown: make bench-coverage. Same numbers in every run. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/rank_intervals.h"
#include "analysis/ranking.h"
#include "analysis/trial.h"
#include "base/random.h"

/* A made-up world: n people with about `mean_degree` ties each, and origins, each of which watches some
 * people and tells of their ties; `overlap` is how many origins tell of a tie on average. */
typedef struct {
    const char *name;
    size_t n, n_origins;
    double mean_degree, overlap;
} Regime;

static const Regime regimes[] = {
    {"A", 50, 8, 4, 1.0},   {"B", 50, 30, 8, 4.0},   {"C", 100, 15, 6, 1.5},
    {"D", 200, 40, 5, 1.0}, {"E", 200, 20, 10, 4.0}, {"F", 400, 100, 6, 1.5},
};
enum { N_REGIMES = sizeof regimes / sizeof *regimes, MOST_NODES = 400, MOST_TIES = 4000, MOST_ORIGINS = 100 };

static const char *const measures[] = {"degree", "strength", "betweenness", "harmonic", "pagerank"};
enum { N_MEASURES = sizeof measures / sizeof *measures };

enum { PERCENTILE, BASIC, BCA, HALF, TWO_THIRDS, SUBSAMPLE, N_METHODS };
static const char *const methods[N_METHODS] = {"percentile", "basic",     "BCa",
                                               "m = n/2",    "m = n^2/3", "n/2 without replacement"};

typedef struct {
    double covered, n, width; /* sums */
} Count;

typedef struct {
    size_t n, n_ties;
    double pull[MOST_NODES];
    uint32_t a[MOST_TIES], b[MOST_TIES];
    double weight[MOST_TIES];
    unsigned char told[MOST_TIES][MOST_ORIGINS];
} World;

static void die(const char *what)
{
    (void)fprintf(stderr, "coverage: %s\n", what);
    exit(1);
}

static double normal(TrRandom *random)
{
    return sqrt(-2 * log(1 - tr_random_unit(random))) *
           cos(2 * 3.14159265358979323846 * tr_random_unit(random));
}

/* Ties between i and j with a chance that grows with the pull of both (Chung and Lu 2002): a few have many.
 * Every tie has an intensity, 1 or more. */
static void make_world(const Regime *regime, TrRandom *random, World *world)
{
    double sum = 0;
    world->n = regime->n;
    world->n_ties = 0;
    for (size_t i = 0; i < world->n; i++)
        sum += world->pull[i] = exp(0.8 * normal(random));
    for (uint32_t i = 0; i < world->n; i++)
        for (uint32_t j = i + 1; j < world->n; j++) {
            double chance =
                world->pull[i] * world->pull[j] * regime->mean_degree * (double)world->n / (sum * sum);
            if (world->n_ties < MOST_TIES && tr_random_unit(random) < chance) {
                world->a[world->n_ties] = i;
                world->b[world->n_ties] = j;
                world->weight[world->n_ties++] = ceil(exp(0.7 * normal(random)));
            }
        }
}

/* Each origin watches a third of the people, those with more pull more likely; of a tie of someone watched it
 * tells with a chance that grows with its intensity. The chance is set so that `overlap` comes out. */
static void tell(const Regime *regime, TrRandom *random, World *world)
{
    bool watched[MOST_NODES];
    double rate = 0.01, expected;
    do { /* 5/9: the chance that one of two is watched, about */
        expected = 0;
        rate *= 1.02;
        for (size_t t = 0; t < world->n_ties; t++)
            expected += 5.0 / 9 * (1 - exp(-rate * world->weight[t])) * (double)regime->n_origins;
    } while (expected < regime->overlap * (double)world->n_ties && rate < 100);
    for (size_t o = 0; o < regime->n_origins; o++) {
        for (size_t i = 0; i < world->n; i++)
            watched[i] = tr_random_unit(random) < 1 - exp(-0.4 * sqrt(world->pull[i]));
        for (size_t t = 0; t < world->n_ties; t++)
            world->told[t][o] = (watched[world->a[t]] || watched[world->b[t]]) &&
                                tr_random_unit(random) < 1 - exp(-rate * world->weight[t]);
    }
}

static TrNetwork *weave(const World *world, size_t n_origins, TrInput **input)
{
    char path[] = "/tmp/trama-coverage-XXXXXX";
    const char *paths[1] = {path};
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    TrWeave weave = {.weights = n_origins == 0 ? TR_WEIGHT_WEIGHT : TR_WEIGHT_ORIGINS};
    TrError err = {0};
    TrNetwork *network;
    if (file == NULL)
        die("no temporary file");
    (void)fputs("person,role,organization,action,target,source,weight\n", file);
    for (size_t t = 0; t < world->n_ties; t++) {
        if (n_origins == 0)
            (void)fprintf(file, "n%03u,,,knows,n%03u,truth,%g\n", world->a[t], world->b[t], world->weight[t]);
        for (size_t o = 0; o < n_origins; o++)
            if (world->told[t][o])
                (void)fprintf(file, "n%03u,,,knows,n%03u,o%zu,\n", world->a[t], world->b[t], o);
    }
    (void)fclose(file);
    if (tr_input_read(paths, 1, input, &err) != TR_OK ||
        (network = tr_network_build(*input, &weave, &err)) == NULL)
        die(err.message);
    (void)unlink(path);
    return network;
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* One entity's ranks in all draws of a trial, sorted. */
static void column_of(const uint32_t *matrix, const TrTrial *trial, size_t i, uint32_t *column)
{
    for (size_t d = 0; d < trial->n; d++)
        column[d] = matrix[d * trial->n_watched + i];
    qsort(column, trial->n, sizeof *column, by_size);
}

static double at_share(const uint32_t *sorted, size_t n, double share, bool up)
{
    double place = share * (double)(n + 1) - 1;
    long k = up ? (long)ceil(place) : (long)floor(place);
    k = k < 0 ? 0 : k >= (long)n ? (long)n - 1 : k;
    return sorted[k];
}

static double phi(double x)
{
    return 0.5 * erfc(-x / sqrt(2));
}

static double phi_inverse(double p)
{
    double low = -8, high = 8;
    for (int i = 0; i < 80; i++) {
        double middle = (low + high) / 2;
        *(phi(middle) < p ? &low : &high) = middle;
    }
    return low;
}

/* Efron 1987: levels moved by the bias z0 and the acceleration a, of the middle rank. */
static void bca(const TrTrial *boot, const TrTrial *jack, size_t i, const uint32_t *low, const uint32_t *high,
                double rank, double *from, double *to)
{
    double below = 0, mean = 0, cubes = 0, squares = 0, z0, a, levels[2];
    for (size_t d = 0; d < boot->n; d++) {
        double middle = (boot->low[d * boot->n_watched + i] + boot->high[d * boot->n_watched + i]) / 2.0;
        below += middle < rank ? 1 : middle == rank ? 0.5 : 0;
    }
    below = fmin(fmax(below, 0.5), (double)boot->n - 0.5);
    z0 = phi_inverse(below / (double)boot->n);
    for (size_t d = 0; d < jack->n; d++)
        mean += (jack->low[d * jack->n_watched + i] + jack->high[d * jack->n_watched + i]) / 2.0 /
                (double)jack->n;
    for (size_t d = 0; d < jack->n; d++) {
        double off = mean - (jack->low[d * jack->n_watched + i] + jack->high[d * jack->n_watched + i]) / 2.0;
        squares += off * off;
        cubes += off * off * off;
    }
    a = squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0;
    for (int side = 0; side < 2; side++) {
        double z = side == 0 ? -1.959964 : 1.959964;
        levels[side] = phi(z0 + (z0 + z) / (1 - a * (z0 + z)));
    }
    *from = at_share(low, boot->n, levels[0], false);
    *to = at_share(high, boot->n, levels[1], true);
}

typedef struct {
    size_t draws, worlds;
    Count counts[N_REGIMES][N_MEASURES][N_METHODS][2]; /* everybody, the first ten */
    double told[N_REGIMES];
} Study;

static void judge(Count *count, double from, double to, double truth, double n)
{
    count->covered += from <= truth && truth <= to;
    count->width += (to - from + 1) / n;
    count->n++;
}

/* One measure in one world: what its trials are judged by. */
typedef struct {
    const TrResampling *table;
    const TrMeasure *measure;
    TrRanks ranks; /* of the reported network */
    TrTrial trials[N_METHODS], jack;
    TrRankIntervals half; /* those of the library */
    const uint32_t *truth;
    size_t n_truth, n_draws;
} Case;

static void run_trials(Case *it, const double *scores, uint64_t seed)
{
    size_t n = it->table->n_origins;
    TrWatch watch = {.resampling = it->table,
                     .measure = it->measure,
                     .scores = scores,
                     .ranks = &it->ranks,
                     .watched = it->table->entities,
                     .n_watched = it->table->n_entities};
    TrReplicatePlan plans[N_METHODS] = {
        [PERCENTILE] = {.kind = TR_ORIGINS_AGAIN, .n = n},
        [HALF] = {.kind = TR_ORIGINS_AGAIN, .n = (n + 1) / 2},
        [TWO_THIRDS] = {.kind = TR_ORIGINS_AGAIN, .n = (size_t)ceil(pow((double)n, 2.0 / 3))},
        [SUBSAMPLE] = {.kind = TR_FEWER_ORIGINS, .n = (n + 1) / 2}};
    TrReplicatePlan without = {.kind = TR_WITHOUT_ONE_ORIGIN};
    TrError err = {0};
    for (size_t k = 0; k < N_METHODS; k++) {
        plans[k].seed = seed;
        if (plans[k].n > 0 &&
            tr_trial_run(&watch, &plans[k], it->n_draws, TR_WANT_RANKS, &it->trials[k], &err) != TR_OK)
            die(err.message);
    }
    if (tr_trial_run(&watch, &without, n, TR_WANT_RANKS, &it->jack, &err) != TR_OK ||
        tr_rank_intervals_make(&it->trials[HALF], 10, 0, &it->half, &err) != TR_OK)
        die(err.message);
}

/* The interval of entity i by method k. */
static void interval_of(const Case *it, size_t k, size_t i, uint32_t *low, uint32_t *high, double *from,
                        double *to)
{
    const TrTrial *trial = k == BASIC || k == BCA ? &it->trials[PERCENTILE] : &it->trials[k];
    double both = (double)it->ranks.low[i] + it->ranks.high[i];
    column_of(trial->low, trial, i, low);
    column_of(trial->high, trial, i, high);
    *from = k == HALF ? it->half.low[i] : at_share(low, trial->n, 0.025, false);
    *to = k == HALF ? it->half.high[i] : at_share(high, trial->n, 0.975, true);
    if (k == BASIC) {
        double swap = both - *to;
        *to = both - *from;
        *from = fmax(swap, 1);
    } else if (k == BCA) {
        bca(trial, &it->jack, i, low, high, both / 2, from, to);
    }
}

static void study_measure(Study *study, size_t r, size_t m, const TrResampling *table, const uint32_t *truth,
                          size_t n_truth, uint64_t seed)
{
    size_t n = table->network->n_nodes;
    TrError err = {0};
    Case it = {.table = table,
               .measure = tr_measure_find(measures[m], &err),
               .truth = truth,
               .n_truth = n_truth,
               .n_draws = study->draws};
    double *scores = calloc(n, sizeof *scores), from, to;
    uint32_t *low = calloc(study->draws, sizeof *low), *high = calloc(study->draws, sizeof *high);
    if (scores == NULL || low == NULL || high == NULL || it.measure == NULL || !tr_trial_can(it.measure))
        die("this measure cannot be studied");
    if (tr_network_measure(table->network, measures[m], scores, &err) != TR_OK ||
        tr_ranks_init(&it.ranks, n, &err) != TR_OK ||
        tr_ranks_fill(&it.ranks, scores, table->entities, n, false, &err) != TR_OK)
        die(err.message);
    run_trials(&it, scores, seed);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < N_METHODS; k++) {
            interval_of(&it, k, i, low, high, &from, &to);
            judge(&study->counts[r][m][k][0], from, to, truth[i], (double)n_truth);
            if (it.ranks.low[i] <= 10)
                judge(&study->counts[r][m][k][1], from, to, truth[i], (double)n_truth);
        }
    for (size_t k = 0; k < N_METHODS; k++)
        tr_trial_release(&it.trials[k]);
    tr_trial_release(&it.jack);
    tr_rank_intervals_release(&it.half);
    tr_ranks_release(&it.ranks);
    free(scores);
    free(low);
    free(high);
}

/* truth[i] = the rank in the whole network of the reported network's node i. */
static void true_ranks(const TrNetwork *whole, const TrNetwork *reported, const char *name, uint32_t *truth)
{
    TrError err = {0};
    const TrMeasure *measure = tr_measure_find(name, &err);
    TrRanking ranking;
    size_t k = 0;
    if (measure == NULL || tr_ranking_make(whole, &measure, 1, 0, &ranking, &err) != TR_OK)
        die(err.message);
    for (size_t i = 0; i < reported->n_nodes; i++) { /* both stand in order of name */
        while (strcmp(tr_network_name(whole, k), tr_network_name(reported, i)) != 0)
            k++;
        truth[i] = ranking.measures[0].ranks[k];
    }
    tr_ranking_release(&ranking);
}

static void study_world(Study *study, size_t r, size_t number)
{
    static World world;
    static uint32_t truth[MOST_NODES];
    TrRandom random;
    TrInput *inputs[2] = {NULL, NULL};
    TrNetwork *whole, *reported;
    TrResampling table = {0};
    TrError err = {0};
    tr_random_begin(&random, 20250812, r * 1000003 + number);
    make_world(&regimes[r], &random, &world);
    tell(&regimes[r], &random, &world);
    whole = weave(&world, 0, &inputs[0]);
    reported = weave(&world, regimes[r].n_origins, &inputs[1]);
    study->told[r] += (double)reported->n_pairs / (double)whole->n_pairs / (double)study->worlds;
    if (tr_resampling_make(reported, &table, &err) != TR_OK)
        die(err.message);
    for (size_t m = 0; m < N_MEASURES; m++) {
        true_ranks(whole, reported, measures[m], truth);
        study_measure(study, r, m, &table, truth, whole->n_nodes, number + 1);
    }
    tr_resampling_release(&table);
    tr_network_free(whole);
    tr_network_free(reported);
    tr_input_free(inputs[0]);
    tr_input_free(inputs[1]);
}

static void print(const Study *study)
{
    (void)printf("| regime | people | mean degree | origins | origins per tie | ties told of "
                 "|\n|---|---:|---:|---:|---:|---:|\n");
    for (size_t r = 0; r < N_REGIMES; r++)
        (void)printf("| %s | %zu | %g | %zu | %g | %.0f %% |\n", regimes[r].name, regimes[r].n,
                     regimes[r].mean_degree, regimes[r].n_origins, regimes[r].overlap, 100 * study->told[r]);
    for (size_t who = 0; who < 2; who++) {
        (void)printf("\n%s\n\n| measure | method |", who == 0 ? "Everybody who is in the reported network:"
                                                              : "The first ten of the reported ranking:");
        for (size_t r = 0; r < N_REGIMES; r++)
            (void)printf(" %s |", regimes[r].name);
        (void)printf(" least | mean width |\n|---|---|");
        for (size_t r = 0; r < N_REGIMES + 2; r++)
            (void)printf("---:|");
        (void)printf("\n");
        for (size_t m = 0; m < N_MEASURES; m++)
            for (size_t k = 0; k < N_METHODS; k++) {
                double least = 1, width = 0;
                (void)printf("| %s | %s |", measures[m], methods[k]);
                for (size_t r = 0; r < N_REGIMES; r++) {
                    const Count *count = &study->counts[r][m][k][who];
                    double share = count->covered / count->n;
                    least = fmin(least, share);
                    width += count->width / count->n / N_REGIMES;
                    (void)printf(" %.2f |", floor(100 * share) / 100);
                }
                (void)printf(" %.2f | %.0f %% |\n", floor(100 * least) / 100, 100 * width);
            }
    }
}

int main(int argc, char **argv)
{
    static Study study;
    study.worlds = argc > 1 ? (size_t)atol(argv[1]) : 100;
    study.draws = argc > 2 ? (size_t)atol(argv[2]) : 400;
    for (size_t r = 0; r < N_REGIMES; r++)
        for (size_t number = 0; number < study.worlds; number++)
            study_world(&study, r, number);
    print(&study);
    return 0;
}
