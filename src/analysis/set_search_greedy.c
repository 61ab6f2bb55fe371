/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "analysis/set_blocks.h"
#include "base/interrupt.h"
#include "base/random.h"

enum { MOST_ROUNDS = 50, ROUNDS_EXPECTED = 4 };

double tr_set_search_steps(size_t k, size_t n_starts)
{
    return (double)n_starts * (double)k * ROUNDS_EXPECTED;
}

/* The candidate to score next, after those below *next: in order, or by what it can be at most. */
static bool next_candidate(TrSetBlock *block, uint32_t *next, double at_least)
{
    size_t n = block->problem->n;
    uint32_t c = *next, best = 0;
    if (block->problem->bound == NULL) {
        while (c < n && block->is_member[c])
            c++;
        *next = c;
        return c < n;
    }
    for (c = 0; c < n; c++)
        if (block->upper[c] > block->upper[best])
            best = c;
    *next = best;
    return block->upper[best] >= at_least;
}

/* Put the candidate that helps most behind set[0 .. size-1], the first of equals; returns the score with it.
 * None is found unless it is over `at_least`. */
static double add_best(TrSetBlock *block, uint32_t *set, size_t size, double at_least, bool *found)
{
    const TrSetProblem *problem = block->problem;
    uint32_t best = 0;
    size_t same = 0;
    *found = false;
    if (problem->bound != NULL) {
        problem->bound(problem->data, block->room, set, size, block->upper);
        for (uint32_t c = 0; c < problem->n; c++)
            if (block->is_member[c])
                block->upper[c] = -2;
    }
    for (uint32_t c = 0; tr_interrupted() == 0 && next_candidate(block, &c, at_least); c++) {
        double value;
        set[size] = c;
        value = tr_set_score(block, set, size + 1, same);
        same = size;
        if (problem->bound != NULL)
            block->upper[c] = -2; /* done */
        if (value > at_least || (*found && value == at_least && c < best)) {
            at_least = value;
            best = c;
            *found = true;
        }
    }
    set[size] = best;
    tr_progress_add(block->progress, 1);
    return at_least;
}

/* Exchange one member after another for the best candidate, as long as that helps. The score of `set` is
 * `value`; returns what it becomes. */
static double swap(TrSetBlock *block, double value)
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

static void draw(TrSetBlock *block, uint64_t seed, size_t start)
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

static double grow(TrSetBlock *block)
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
    TrSetSearch *search = context;
    TrSetBlock *block = &search->blocks[start];
    size_t k = search->problem->k;
    double value;
    if ((block->status = tr_set_block_begin(search, block)) == TR_OK) {
        if (start == 0) {
            value = grow(block);
        } else {
            if (start <= search->n_given)
                memcpy(block->set, search->given + (start - 1) * k, k * sizeof *block->set);
            else
                draw(block, search->seed, start);
            for (size_t i = 0; i < k; i++)
                block->is_member[block->set[i]] = true;
            value = tr_set_score(block, block->set, k, 0);
        }
        value = swap(block, value);
        sort_set(block->set, k);
        tr_set_keep(&block->result, block->set, k, value);
    }
    tr_set_block_end(block);
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
    TrSetSearch search = {
        .problem = problem, .n_blocks = n_starts, .given = given, .n_given = n_given, .seed = seed};
    TrStatus st = TR_OK;
    TR_TRY(
        tr_set_blocks_run(&search, n_threads, climb, tr_set_search_steps(problem->k, n_starts), result, err));
    for (size_t i = 0; i < n_starts; i++) {
        const TrSetResult *found = &search.blocks[i].result;
        if (found->score > result->score)
            result->n_reached = 0;
        result->n_reached += found->score >= result->score;
        if (found->score > result->score || !is_kept(result, found->sets, problem->k))
            tr_set_keep(result, found->sets, problem->k, found->score);
        result->n_scored += found->n_scored;
    }
    sort_kept(result, problem->k, search.blocks[0].result.sets);
out:
    tr_set_blocks_release(&search, st, result);
    return st;
}
