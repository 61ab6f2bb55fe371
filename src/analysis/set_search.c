/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/set_search.h"

#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "base/random.h"

enum { MOST_BLOCKS = 256, STEPS_BETWEEN = 64, MOST_ROUNDS = 50, ROUNDS_EXPECTED = 3 };

double tr_set_count(size_t n, size_t k)
{
    double count = 1;
    if (k > n)
        return 0;
    k = k < n - k ? k : n - k;
    for (size_t i = 1; i <= k; i++)
        count = count * (double)(n - k + i) / (double)i; /* whole at each step */
    return count;
}

double tr_set_search_effort(size_t n, size_t k, size_t n_starts)
{
    return (double)n_starts * (double)k * (double)n * (1 + ROUNDS_EXPECTED);
}

void tr_set_result_release(TrSetResult *result)
{
    tr_free(result->sets);
    *result = (TrSetResult){0};
}

/* ---- keeping the best ---- */

static TrStatus result_begin(TrSetResult *result, size_t k, TrError *err)
{
    *result = (TrSetResult){.score = -1};
    return TR_ARRAY(result->sets, TR_SETS_KEPT * k, err);
}

static void keep(TrSetResult *result, const uint32_t *set, size_t k, double score)
{
    if (score < result->score)
        return;
    if (score > result->score) {
        result->score = score;
        result->n_kept = 0;
        result->n_best = 0;
    }
    result->n_best++;
    if (result->n_kept < TR_SETS_KEPT)
        memcpy(&result->sets[result->n_kept++ * k], set, k * sizeof *set);
}

/* What a later block found. */
static void merge(TrSetResult *into, const TrSetResult *from, size_t k)
{
    into->n_scored += from->n_scored;
    if (from->score < into->score || from->n_best == 0)
        return;
    for (size_t i = 0; i < from->n_kept; i++)
        keep(into, &from->sets[i * k], k, from->score);
    into->n_best += from->n_best - from->n_kept;
}

/* ---- one block of work ---- */

/* A block has its own room, result and error. */
typedef struct {
    const TrSetProblem *problem;
    void *room;
    uint32_t *set, *scratch; /* k candidates */
    bool *is_member;         /* by candidate */
    TrSetResult result;
    TrProgress *progress;
    uint64_t n_unsaid; /* steps that the bar does not know of yet */
    TrError err;
    TrStatus status;
} Block;

typedef struct {
    const TrSetProblem *problem;
    Block *blocks;
    size_t n_blocks;
    TrProgress progress;
    double n_sets;         /* all: */
    const uint32_t *given; /* greedy: */
    size_t n_given;
    uint64_t seed;
} Search;

static TrStatus block_begin(Search *search, Block *block)
{
    const TrSetProblem *problem = search->problem;
    TrError *err = &block->err;
    TrStatus st = TR_OK;
    block->problem = problem;
    block->progress = &search->progress;
    TR_TRY(TR_ARRAY(block->set, problem->k, err));
    TR_TRY(TR_ARRAY(block->scratch, problem->k, err));
    TR_TRY(TR_ARRAY(block->is_member, problem->n, err));
    TR_TRY(result_begin(&block->result, problem->k, err));
    TR_TRY(problem->room_new(problem->data, &block->room, err));
out:
    return st;
}

/* All but the result. */
static void block_end(Block *block)
{
    if (block->room != NULL)
        block->problem->room_free(block->room);
    block->room = NULL;
    tr_free(block->set);
    tr_free(block->scratch);
    tr_free(block->is_member);
    block->set = block->scratch = NULL;
    block->is_member = NULL;
    tr_progress_add(block->progress, block->n_unsaid);
    block->n_unsaid = 0;
}

static double score(Block *block, const uint32_t *set, size_t size, size_t same)
{
    const TrSetProblem *problem = block->problem;
    block->result.n_scored++;
    if (++block->n_unsaid == STEPS_BETWEEN) {
        tr_progress_add(block->progress, block->n_unsaid);
        block->n_unsaid = 0;
    }
    return tr_number_round(problem->score(problem->data, block->room, set, size, same));
}

/* Run all blocks, and join their results in order. */
static TrStatus run_blocks(Search *search, size_t n_threads, void (*work)(void *, size_t), const char *what,
                           double n_steps, TrSetResult *result, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(result_begin(result, search->problem->k, err));
    TR_TRY(TR_ARRAY(search->blocks, search->n_blocks, err));
    tr_progress_begin(&search->progress, what, n_steps < 1e18 ? (uint64_t)n_steps : 0);
    tr_parallel(search->n_blocks, n_threads, work, search);
    tr_progress_end(&search->progress);
    TR_TRY(tr_interrupt_check(err));
    for (size_t i = 0; i < search->n_blocks; i++)
        if (search->blocks[i].status != TR_OK)
            TR_TRY(tr_fail(err, search->blocks[i].status, "%s", search->blocks[i].err.message));
out:
    return st;
}

static void release_blocks(Search *search, TrStatus st, TrSetResult *result)
{
    for (size_t i = 0; search->blocks != NULL && i < search->n_blocks; i++)
        tr_set_result_release(&search->blocks[i].result);
    tr_free(search->blocks);
    if (st != TR_OK)
        tr_set_result_release(result);
}

/* ---- all sets ---- */

/* set = the one of that rank in lexicographic order. */
static void unrank(double rank, size_t n, size_t k, uint32_t *set)
{
    uint32_t candidate = 0;
    for (size_t i = 0; i < k; candidate++) {
        double with = tr_set_count(n - candidate - 1, k - i - 1);
        if (rank < with)
            set[i++] = candidate;
        else
            rank -= with;
    }
}

/* The next set in lexicographic order; returns how many members stay. */
static size_t step(uint32_t *set, size_t n, size_t k)
{
    size_t i = k - 1;
    while (i > 0 && set[i] == n - k + i)
        i--;
    set[i]++;
    for (size_t j = i + 1; j < k; j++)
        set[j] = set[j - 1] + 1;
    return i;
}

static double first_of_block(const Search *search, size_t block)
{
    return (double)(uint64_t)(search->n_sets / (double)search->n_blocks * (double)block);
}

static void score_all(void *context, size_t at)
{
    Search *search = context;
    Block *block = &search->blocks[at];
    const TrSetProblem *problem = search->problem;
    size_t same = 0;
    double rank = first_of_block(search, at),
           end = at + 1 == search->n_blocks ? search->n_sets : first_of_block(search, at + 1);
    if ((block->status = block_begin(search, block)) == TR_OK && rank < end) {
        unrank(rank, problem->n, problem->k, block->set);
        for (;;) {
            keep(&block->result, block->set, problem->k, score(block, block->set, problem->k, same));
            if (++rank >= end || tr_interrupted() != 0)
                break;
            same = step(block->set, problem->n, problem->k);
        }
    }
    block_end(block);
}

TrStatus tr_set_search_all(const TrSetProblem *problem, size_t n_threads, TrSetResult *result, TrError *err)
{
    Search search = {.problem = problem, .n_sets = tr_set_count(problem->n, problem->k)};
    TrStatus st = TR_OK;
    search.n_blocks = search.n_sets < MOST_BLOCKS ? (size_t)search.n_sets : MOST_BLOCKS;
    TR_TRY(run_blocks(&search, n_threads, score_all, "key players", search.n_sets, result, err));
    for (size_t i = 0; i < search.n_blocks; i++)
        merge(result, &search.blocks[i].result, problem->k);
out:
    release_blocks(&search, st, result);
    return st;
}

/* ---- greedy with swaps ---- */

/* Put the candidate that helps most behind set[0 .. size-1]; returns the score with it. */
static double add_best(Block *block, uint32_t *set, size_t size, double at_least, bool *found)
{
    uint32_t best = 0;
    size_t same = 0;
    *found = false;
    for (uint32_t c = 0; c < block->problem->n && tr_interrupted() == 0; c++) {
        double value;
        if (block->is_member[c])
            continue;
        set[size] = c;
        value = score(block, set, size + 1, same);
        same = size;
        if (value > at_least) {
            at_least = value;
            best = c;
            *found = true;
        }
    }
    set[size] = best;
    return at_least;
}

/* Exchange one member after another for the best candidate, as long as that helps. The score of `set` is
 * `value`; returns what it becomes. */
static double swap(Block *block, double value)
{
    size_t k = block->problem->k, n_unchanged = 0;
    uint32_t *set = block->set, *trial = block->scratch;
    for (size_t i = 0; n_unchanged < k && i < MOST_ROUNDS * k && tr_interrupted() == 0; i++) {
        uint32_t out = set[i % k];
        bool found;
        memcpy(trial, set, k * sizeof *set);
        trial[i % k] = trial[k - 1];
        value = add_best(block, trial, k - 1, value, &found);
        n_unchanged = found ? 0 : n_unchanged + 1;
        if (!found)
            continue;
        block->is_member[out] = false;
        block->is_member[trial[k - 1]] = true;
        set[i % k] = trial[k - 1];
    }
    return value;
}

static void draw(Block *block, uint64_t seed, size_t start)
{
    TrRandom random;
    size_t size = 0;
    tr_random_begin(&random, seed, start);
    while (size < block->problem->k) {
        uint32_t c = (uint32_t)tr_random_below(&random, block->problem->n);
        if (!block->is_member[c])
            block->set[size++] = c;
        block->is_member[c] = true;
    }
}

static double grow(Block *block)
{
    double value = -1;
    bool found;
    for (size_t size = 0; size < block->problem->k; size++) {
        value = add_best(block, block->set, size, -1, &found);
        block->is_member[block->set[size]] = true;
    }
    return value;
}

static void sort_set(uint32_t *set, size_t k)
{
    for (size_t i = 1; i < k; i++)
        for (size_t j = i; j > 0 && set[j - 1] > set[j]; j--) {
            uint32_t moved = set[j];
            set[j] = set[j - 1];
            set[j - 1] = moved;
        }
}

static void climb(void *context, size_t start)
{
    Search *search = context;
    Block *block = &search->blocks[start];
    size_t k = search->problem->k;
    double value;
    if ((block->status = block_begin(search, block)) == TR_OK) {
        if (start == 0) {
            value = grow(block);
        } else {
            if (start <= search->n_given)
                memcpy(block->set, search->given + (start - 1) * k, k * sizeof *block->set);
            else
                draw(block, search->seed, start);
            for (size_t i = 0; i < k; i++)
                block->is_member[block->set[i]] = true;
            value = score(block, block->set, k, 0);
        }
        value = swap(block, value);
        sort_set(block->set, k);
        keep(&block->result, block->set, k, value);
    }
    block_end(block);
}

static int compare_sets(const uint32_t *a, const uint32_t *b, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

/* Starts end in any order. `spare` has room for k. */
static void sort_kept(TrSetResult *result, size_t k, uint32_t *spare)
{
    uint32_t *sets = result->sets;
    for (size_t i = 1; i < result->n_kept; i++)
        for (size_t j = i; j > 0 && compare_sets(&sets[(j - 1) * k], &sets[j * k], k) > 0; j--) {
            memcpy(spare, &sets[j * k], k * sizeof *sets);
            memcpy(&sets[j * k], &sets[(j - 1) * k], k * sizeof *sets);
            memcpy(&sets[(j - 1) * k], spare, k * sizeof *sets);
        }
}

static bool is_kept(const TrSetResult *result, const uint32_t *set, size_t k)
{
    for (size_t i = 0; i < result->n_kept; i++)
        if (compare_sets(&result->sets[i * k], set, k) == 0)
            return true;
    return false;
}

TrStatus tr_set_search_greedy(const TrSetProblem *problem, size_t n_starts, const uint32_t *given,
                              size_t n_given, uint64_t seed, size_t n_threads, TrSetResult *result,
                              TrError *err)
{
    Search search = {
        .problem = problem, .n_blocks = n_starts, .given = given, .n_given = n_given, .seed = seed};
    TrStatus st = TR_OK;
    TR_TRY(run_blocks(&search, n_threads, climb, "key players",
                      tr_set_search_effort(problem->n, problem->k, n_starts), result, err));
    for (size_t i = 0; i < n_starts; i++) {
        const TrSetResult *found = &search.blocks[i].result;
        if (found->score > result->score)
            result->n_reached = 0;
        result->n_reached += found->score >= result->score;
        if (found->score > result->score || !is_kept(result, found->sets, problem->k))
            keep(result, found->sets, problem->k, found->score);
        result->n_scored += found->n_scored;
    }
    sort_kept(result, problem->k, search.blocks[0].result.sets);
out:
    release_blocks(&search, st, result);
    return st;
}
