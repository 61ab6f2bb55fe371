/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops of our own over the rows of each rank. What is added up over entities is added up in each of the 4096
 * blocks first, and the sums of blocks in their order, on every rank alike: so results are the same bytes for
 * any number of ranks. */
#include <math.h>

#include "base/memory.h"
#include "spread.h"

#define DAMPING         0.85
#define SMALLEST_CHANGE 1e-15
enum { MOST_ROUNDS = 1000 };

/* ---- sums ---- */

typedef struct {
    double all[N_BLOCKS];
    int n[1024], at[1024];
} Sums;

/* Over all entities, of one number for each own one. */
static double sum_of(const Measuring *m, const double *values, Sums *sums)
{
    double mine[N_BLOCKS], sum = 0;
    size_t n_blocks = m->team->first_block[1] - m->team->first_block[0];
    for (size_t b = 0; b < n_blocks; b++) {
        mine[b] = 0;
        for (size_t v = m->entities->block[b]; v < m->entities->block[b + 1]; v++)
            mine[b] += values[v];
    }
    for (int i = 0; i < m->team->n_ranks; i++) {
        sums->at[i] = (int)first_block_of(m->team, i);
        sums->n[i] = (int)first_block_of(m->team, i + 1) - sums->at[i];
    }
    (void)MPI_Allgatherv(mine, (int)n_blocks, MPI_DOUBLE, sums->all, sums->n, sums->at, MPI_DOUBLE,
                         MPI_COMM_WORLD);
    for (size_t b = 0; b < N_BLOCKS; b++)
        sum += sums->all[b];
    return sum;
}

/* ---- PageRank ---- */

TrStatus own_pagerank(Measuring *m, TrError *err)
{
    const Ties *ties = m->ties;
    size_t n = ties->n_own;
    double n_all = (double)m->entities->first[m->team->n_ranks], change = 1, dangling;
    double *strength = NULL, *given = NULL, *step = NULL;
    Sums *sums = NULL;
    TrStatus st = TR_ARRAY(strength, n, err);
    if (st == TR_OK)
        st = TR_ARRAY(given, n + ties->n_guests, err);
    if (st == TR_OK)
        st = TR_ARRAY(step, n, err);
    if (st == TR_OK)
        st = TR_ARRAY(sums, 1, err);
    TR_TRY(agree(m->team, st, err));
    for (size_t v = 0; v < n; v++) {
        for (size_t i = ties->first[v]; i < ties->first[v + 1]; i++)
            strength[v] += ties->weight[i];
        m->scores[v] = 1 / n_all;
    }
    for (m->rounds = 0; m->rounds < MOST_ROUNDS && change > SMALLEST_CHANGE; m->rounds++) {
        double base;
        for (size_t v = 0; v < n; v++) {
            given[v] = strength[v] > 0 ? m->scores[v] / strength[v] : 0;
            step[v] = strength[v] > 0 ? 0 : m->scores[v];
        }
        dangling = sum_of(m, step, sums);
        ties_fetch(ties, given);
        base = (1 - DAMPING) / n_all + DAMPING * dangling / n_all;
        for (size_t v = 0; v < n; v++) {
            double sum = 0, score;
            for (size_t i = ties->first[v]; i < ties->first[v + 1]; i++)
                sum += given[ties->column[i]] * ties->weight[i];
            score = base + DAMPING * sum;
            step[v] = fabs(score - m->scores[v]);
            m->scores[v] = score;
        }
        change = sum_of(m, step, sums);
    }
    m->detail = change;
out:
    tr_free(strength);
    tr_free(given);
    tr_free(step);
    tr_free(sums);
    return st;
}

/* ---- numbers that settle ---- */

/* One round: numbers[v] from those of its neighbours. Returns whether it changed. */
typedef bool Settle(const Ties *ties, uint32_t *numbers, size_t v, uint32_t *count);

/* Until none changes on any rank. */
static TrStatus settle(Measuring *m, uint32_t *numbers, uint32_t *count, Settle *one)
{
    double changed = 1;
    m->detail = 0;
    for (m->rounds = 0; changed > 0; m->rounds++) {
        double mine = 0;
        ties_fetch_numbers(m->ties, numbers);
        for (size_t v = 0; v < m->ties->n_own; v++)
            mine += one(m->ties, numbers, v, count);
        (void)MPI_Allreduce(&mine, &changed, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
        m->detail += changed;
    }
    return TR_OK;
}

static bool take_lowest(const Ties *ties, uint32_t *labels, size_t v, uint32_t *unused)
{
    uint32_t lowest = labels[v];
    (void)unused;
    for (size_t i = ties->first[v]; i < ties->first[v + 1]; i++)
        if (labels[ties->column[i]] < lowest)
            lowest = labels[ties->column[i]];
    if (lowest == labels[v])
        return false;
    labels[v] = lowest;
    return true;
}

/* The label of a component is the lowest number of an entity in it. */
TrStatus own_components(Measuring *m, TrError *err)
{
    uint32_t *labels = NULL, first = (uint32_t)m->entities->first[m->team->rank];
    double mine = 0;
    TrStatus st = TR_ARRAY(labels, m->ties->n_own + m->ties->n_guests, err);
    TR_TRY(agree(m->team, st, err));
    for (size_t v = 0; v < m->ties->n_own; v++)
        labels[v] = first + (uint32_t)v;
    TR_TRY(settle(m, labels, NULL, take_lowest));
    for (size_t v = 0; v < m->ties->n_own; v++) {
        m->scores[v] = labels[v];
        mine += labels[v] == first + v;
    }
    (void)MPI_Allreduce(&mine, &m->detail, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
out:
    tr_free(labels);
    return st;
}

/* The largest k such that k neighbours have at least k; never more than it was. count[0 .. numbers[v]] is 0
 * before and behind. */
static bool take_h_index(const Ties *ties, uint32_t *numbers, size_t v, uint32_t *count)
{
    uint32_t most = numbers[v], k = most, at_least = 0;
    for (size_t i = ties->first[v]; i < ties->first[v + 1]; i++) {
        uint32_t theirs = numbers[ties->column[i]];
        count[theirs < most ? theirs : most]++;
    }
    for (; k > 0; k--) {
        at_least += count[k];
        if (at_least >= k)
            break;
    }
    for (uint32_t i = 0; i <= most; i++)
        count[i] = 0;
    numbers[v] = k;
    return k != most;
}

/* Taking the h-index of the neighbours' numbers again and again, from degrees on, ends in coreness
 * (Montresor, De Pellegrini and Miorandi 2013; Lü et al. 2016). */
TrStatus own_coreness(Measuring *m, TrError *err)
{
    uint32_t *numbers = NULL, *count = NULL, most = 0;
    TrStatus st = TR_ARRAY(numbers, m->ties->n_own + m->ties->n_guests, err);
    for (size_t v = 0; st == TR_OK && v < m->ties->n_own; v++) {
        numbers[v] = (uint32_t)(m->ties->first[v + 1] - m->ties->first[v]);
        most = numbers[v] > most ? numbers[v] : most;
    }
    if (st == TR_OK)
        st = TR_ARRAY(count, (size_t)most + 1, err);
    TR_TRY(agree(m->team, st, err));
    TR_TRY(settle(m, numbers, count, take_h_index));
    for (size_t v = 0; v < m->ties->n_own; v++)
        m->scores[v] = numbers[v];
out:
    tr_free(numbers);
    tr_free(count);
    return st;
}
