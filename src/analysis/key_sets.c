/* SPDX-License-Identifier: GPL-2.0-or-later */
/* To remove: waves from every entity that is left, for each set anew. To reach: the distances of each
 * candidate are kept, and a set's are the least of its members'. */
#include "analysis/key_sets.h"

#include <string.h>

#include "analysis/removal_bounds.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/parallel.h"

/* A path of more steps counts as one of FARTHEST, which adds less than 0.0003. */
enum { FARTHEST = 4094, NEVER = FARTHEST + 1, ROWS_PER_BLOCK = 16, SCORED_A_STEP = 10 };

/* Measured on one core: following a tie with 64 and with 256 sources; a step of a plain search, and of one
 * that counts paths; comparing two distances. */
static const double seconds_per_visit[2] = {3e-9, 5e-9}, seconds_per_step = 3e-9,
                    seconds_per_path_step = 8e-9, seconds_per_look = 1.2e-9;

TrStatus tr_key_problem_make(const TrNetwork *network, TrKeyGoal goal, size_t k, TrKeyProblem *problem,
                             TrError *err)
{
    TrStatus st = TR_OK;
    *problem = (TrKeyProblem){.network = network, .goal = goal, .k = k};
    TR_TRY(tr_waves_make(network, &problem->waves, err));
    TR_TRY(TR_ARRAY(problem->inverse, NEVER + 1, err));
    problem->inverse[0] = 1; /* a member itself */
    for (size_t d = 1; d < NEVER; d++)
        problem->inverse[d] = 1 / (double)d;
out:
    if (st != TR_OK)
        tr_key_problem_release(problem);
    return st;
}

void tr_key_problem_release(TrKeyProblem *problem)
{
    tr_waves_release(&problem->waves);
    tr_free(problem->distances);
    tr_free(problem->inverse);
    *problem = (TrKeyProblem){0};
}

/* ---- to remove ---- */

typedef struct {
    TrWavesRoom waves;
    TrBoundsRoom bounds;
    uint32_t *places;
    double *upper; /* by place */
} RemovalRoom;

static void free_removal(void *room)
{
    RemovalRoom *it = room;
    tr_waves_room_release(&it->waves);
    tr_bounds_room_release(&it->bounds);
    tr_free(it->upper);
    tr_free(it->places);
    tr_free(it);
}

static TrStatus new_removal(const void *data, void **room, TrError *err)
{
    const TrKeyProblem *problem = data;
    RemovalRoom *it = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it, 1, err));
    TR_TRY(TR_ARRAY(it->places, problem->k, err));
    TR_TRY(TR_ARRAY(it->upper, problem->waves.n, err));
    TR_TRY(tr_waves_room_make(&problem->waves, &it->waves, err));
    TR_TRY(tr_bounds_room_make(&problem->waves, &it->bounds, err));
    *room = it;
    it = NULL;
out:
    if (it != NULL)
        free_removal(it);
    return st;
}

static void find_places(const TrKeyProblem *problem, RemovalRoom *room, const uint32_t *set, size_t size)
{
    for (size_t i = 0; i < size; i++)
        room->places[i] = problem->waves.place[problem->candidates[set[i]]];
}

static double score_removal(const void *data, void *room, const uint32_t *set, size_t size, size_t same)
{
    const TrKeyProblem *problem = data;
    RemovalRoom *it = room;
    (void)same;
    find_places(problem, it, set, size);
    return 1 - tr_waves_mean(&problem->waves, &it->waves, it->places, size);
}

static void bound_removal(const void *data, void *room, const uint32_t *set, size_t size, double *upper)
{
    const TrKeyProblem *problem = data;
    RemovalRoom *it = room;
    find_places(problem, it, set, size);
    tr_removal_bounds(&problem->waves, &it->bounds, it->places, size, it->upper);
    for (size_t c = 0; c < problem->n_candidates; c++)
        upper[c] = it->upper[problem->waves.place[problem->candidates[c]]];
}

/* ---- to reach ---- */

typedef struct {
    uint16_t *nearest; /* of set[0 .. i], by place, one row an i */
    size_t n_known;    /* rows that hold for the set of the last call */
} ReachRoom;

static void free_reach(void *room)
{
    ReachRoom *it = room;
    tr_free(it->nearest);
    tr_free(it);
}

static TrStatus new_reach(const void *data, void **room, TrError *err)
{
    const TrKeyProblem *problem = data;
    ReachRoom *it = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(it, 1, err));
    TR_TRY(TR_ARRAY(it->nearest, problem->k * problem->waves.n, err));
    *room = it;
    it = NULL;
out:
    tr_free(it);
    return st;
}

static double score_reach(const void *data, void *room, const uint32_t *set, size_t size, size_t same)
{
    const TrKeyProblem *problem = data;
    ReachRoom *it = room;
    size_t n = problem->waves.n;
    const uint16_t *last = &problem->distances[set[size - 1] * n], *before = last;
    double sums[4] = {0};
    for (size_t i = same < it->n_known ? same : it->n_known; i + 1 < size; i++) {
        const uint16_t *own = &problem->distances[set[i] * n],
                       *above = i == 0 ? own : it->nearest + (i - 1) * n;
        for (size_t p = 0; p < n; p++)
            it->nearest[i * n + p] = own[p] < above[p] ? own[p] : above[p];
    }
    it->n_known = size - 1;
    if (size > 1)
        before = it->nearest + (size - 2) * n;
    for (size_t p = 0; p < n; p++) /* four sums, so that one addition need not wait for the last */
        sums[p & 3] += problem->inverse[last[p] < before[p] ? last[p] : before[p]];
    return (sums[0] + sums[1] + sums[2] + sums[3]) / (double)problem->waves.n_counted;
}

/* Distances of some candidates. */
typedef struct {
    TrKeyProblem *problem;
    TrStatus status[256];
    size_t n_blocks;
} Rows;

static void fill_rows(void *context, size_t block)
{
    Rows *rows = context;
    TrKeyProblem *problem = rows->problem;
    size_t n = problem->waves.n, from = problem->n_candidates * block / rows->n_blocks,
           to = problem->n_candidates * (block + 1) / rows->n_blocks;
    uint32_t *queue = NULL;
    rows->status[block] = TR_ARRAY(queue, n, NULL);
    for (size_t c = from; c < to && rows->status[block] == TR_OK && tr_interrupted() == 0; c++)
        tr_waves_distances(&problem->waves, problem->waves.place[problem->candidates[c]], FARTHEST, queue,
                           &problem->distances[c * n]);
    tr_free(queue);
}

TrStatus tr_key_problem_candidates(TrKeyProblem *problem, const uint32_t *candidates, size_t n, TrError *err)
{
    Rows rows = {.problem = problem, .n_blocks = (n + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK};
    TrStatus st = TR_OK;
    problem->candidates = candidates;
    problem->n_candidates = n;
    if (problem->goal == TR_TO_REMOVE)
        return TR_OK;
    if (rows.n_blocks > 256)
        rows.n_blocks = 256;
    TR_TRY(TR_ARRAY(problem->distances, n * problem->waves.n, err));
    tr_parallel(rows.n_blocks, problem->network->weave.n_threads, fill_rows, &rows);
    TR_TRY(tr_interrupt_check(err));
    for (size_t i = 0; i < rows.n_blocks; i++)
        if (rows.status[i] != TR_OK)
            TR_TRY(tr_fail_memory(err));
out:
    return st;
}

/* ---- for the search ---- */

TrSetProblem tr_key_set_problem(const TrKeyProblem *problem)
{
    bool remove = problem->goal == TR_TO_REMOVE;
    return (TrSetProblem){.n = problem->n_candidates,
                          .k = problem->k,
                          .data = problem,
                          .room_new = remove ? new_removal : new_reach,
                          .room_free = remove ? free_removal : free_reach,
                          .score = remove ? score_removal : score_reach,
                          .bound = remove ? bound_removal : NULL};
}

TrStatus tr_key_problem_cost(const TrKeyProblem *problem, TrKeyCost *cost, TrError *err)
{
    const TrWaves *waves = &problem->waves;
    TrWavesRoom room = {0};
    size_t n_waves;
    double n_steps = (double)waves->n + (double)waves->first[waves->n];
    TrStatus st = TR_OK;
    *cost = (TrKeyCost){0};
    if (problem->goal == TR_TO_REACH) {
        cost->one_set = cost->one_candidate = seconds_per_look * (double)waves->n;
        cost->ready = seconds_per_step * n_steps;
        return TR_OK;
    }
    TR_TRY(tr_waves_room_make(waves, &room, err));
    cost->one_set = seconds_per_visit[waves->n_words > 1] * (double)tr_waves_visits(waves, &room, &n_waves) *
                    (double)n_waves;
    cost->one_step =
        seconds_per_path_step * n_steps * (double)waves->n_sources + SCORED_A_STEP * cost->one_set;
out:
    tr_waves_room_release(&room);
    return st;
}

/* ---- one set in full ---- */

/* Components of what is left, by search over places. */
static TrStatus measure_left(const TrKeyProblem *problem, size_t size, TrKeySet *set, TrError *err)
{
    const TrWaves *waves = &problem->waves;
    bool *met = NULL;
    uint32_t *queue = NULL;
    double joined = 0, n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(met, waves->n, err));
    TR_TRY(TR_ARRAY(queue, waves->n, err));
    set->n_left = waves->n_counted - size;
    for (size_t i = 0; i < size; i++)
        met[waves->place[set->nodes[i]]] = true;
    for (uint32_t start = 0; start < waves->n; start++) {
        size_t n_met = 0, n_counted = 0;
        if (met[start])
            continue;
        met[start] = true;
        queue[n_met++] = start;
        for (size_t done = 0; done < n_met; done++) {
            n_counted += waves->counted[queue[done]];
            for (uint32_t k = waves->first[queue[done]]; k < waves->first[queue[done] + 1]; k++)
                if (!met[waves->neighbour[k]]) {
                    met[waves->neighbour[k]] = true;
                    queue[n_met++] = waves->neighbour[k];
                }
        }
        set->n_components += n_counted > 0; /* an event that lost everyone is nobody */
        set->largest = n_counted > set->largest ? n_counted : set->largest;
        joined += (double)n_counted * ((double)n_counted - 1);
    }
    n = (double)set->n_left;
    set->fragmentation = set->n_left < 2 ? 1 : tr_number_round(1 - joined / (n * (n - 1)));
out:
    tr_free(met);
    tr_free(queue);
    return st;
}

static TrStatus describe_removal(const TrKeyProblem *problem, size_t size, TrKeySet *set, TrError *err)
{
    TrWavesRoom room = {0};
    uint32_t *places = NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_waves_room_make(&problem->waves, &room, err));
    TR_TRY(TR_ARRAY(places, size, err));
    for (size_t i = 0; i < size; i++)
        places[i] = problem->waves.place[set->nodes[i]];
    set->score = tr_number_round(1 - tr_waves_mean(&problem->waves, &room, places, size));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(measure_left(problem, size, set, err));
out:
    tr_waves_room_release(&room);
    tr_free(places);
    return st;
}

static TrStatus describe_reach(const TrKeyProblem *problem, size_t size, TrKeySet *set, TrError *err)
{
    const TrWaves *waves = &problem->waves;
    uint16_t *nearest = NULL, *own = NULL;
    uint32_t *queue = NULL;
    double sum = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(nearest, waves->n, err));
    TR_TRY(TR_ARRAY(own, waves->n, err));
    TR_TRY(TR_ARRAY(queue, waves->n, err));
    for (size_t p = 0; p < waves->n; p++)
        nearest[p] = NEVER;
    for (size_t i = 0; i < size; i++) {
        tr_waves_distances(waves, waves->place[set->nodes[i]], FARTHEST, queue, own);
        for (size_t p = 0; p < waves->n; p++)
            nearest[p] = own[p] < nearest[p] ? own[p] : nearest[p];
    }
    for (size_t p = 0; p < waves->n; p++) {
        sum += problem->inverse[nearest[p]];
        set->n_within_one += nearest[p] == 1;
        set->n_within_two += nearest[p] == 1 || nearest[p] == 2;
        set->n_unreached += nearest[p] == NEVER && waves->counted[p];
    }
    set->score = waves->n_counted == 0 ? 0 : tr_number_round(sum / (double)waves->n_counted);
out:
    tr_free(nearest);
    tr_free(own);
    tr_free(queue);
    return st;
}

TrStatus tr_key_set_describe(const TrKeyProblem *problem, size_t size, TrKeySet *set, TrError *err)
{
    *set = (TrKeySet){.nodes = set->nodes};
    return problem->goal == TR_TO_REMOVE ? describe_removal(problem, size, set, err)
                                         : describe_reach(problem, size, set, err);
}
