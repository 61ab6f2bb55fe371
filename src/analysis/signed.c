/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/signed.h"

#include <math.h>

#include "analysis/measure_functions.h"
#include "analysis/triangles.h"
#include "base/memory.h"

TrPairSign tr_pair_sign(const TrNetwork *network, const TrPair *pair)
{
    unsigned sign = TR_UNSIGNED;
    for (uint32_t t = 0; t < pair->n_ties; t++) {
        const TrTie *tie = &network->ties[pair->first_tie + t];
        if (tie->counted && tie->sign != 0)
            sign |= tie->sign > 0 ? TR_FOR : TR_AGAINST;
    }
    return (TrPairSign)sign;
}

/* ---- balance ---- */

typedef struct {
    TrAdjacency adjacency;
    uint32_t *pair_at;
    TrPairSign *sign; /* by pair */
    TrBalance *all, *by_node;
} Balancing;

static void add_triangle(TrBalance *balance, bool balanced)
{
    balance->n_triangles++;
    balance->n_balanced += balanced;
}

static void weigh(void *context, const TrTriangle *t)
{
    Balancing *b = context;
    TrPairSign signs[3] = {b->sign[b->pair_at[t->at_uv]], b->sign[b->pair_at[t->at_vw]],
                           b->sign[b->pair_at[t->at_uw]]};
    int n_against = 0;
    for (int i = 0; i < 3; i++) {
        if (signs[i] != TR_FOR && signs[i] != TR_AGAINST)
            return;
        n_against += signs[i] == TR_AGAINST;
    }
    add_triangle(b->all, n_against % 2 == 0);
    if (b->by_node == NULL)
        return;
    add_triangle(&b->by_node[t->u], n_against % 2 == 0);
    add_triangle(&b->by_node[t->v], n_against % 2 == 0);
    add_triangle(&b->by_node[t->w], n_against % 2 == 0);
}

TrStatus tr_balance_count(const TrNetwork *network, TrBalance *balance, TrBalance *by_node, TrError *err)
{
    Balancing b = {.all = balance, .by_node = by_node};
    size_t n_signed = 0;
    TrStatus st = TR_OK;
    *balance = (TrBalance){0};
    TR_TRY(TR_ARRAY(b.sign, network->n_pairs, err));
    for (size_t i = 0; i < network->n_pairs; i++) {
        b.sign[i] = tr_pair_sign(network, &network->pairs[i]);
        n_signed += b.sign[i] != TR_UNSIGNED;
    }
    if (n_signed < 3) /* the usual case: not worth a list of all triangles */
        goto out;
    TR_TRY(tr_adjacency_make(network, &b.adjacency, err));
    TR_TRY(tr_adjacency_pairs(network, &b.adjacency, &b.pair_at, err));
    TR_TRY(tr_triangles_each(&b.adjacency, weigh, &b, err));
out:
    tr_free(b.sign);
    tr_free(b.pair_at);
    tr_adjacency_release(&b.adjacency);
    return st;
}

/* The share of v's signed triangles that are balanced. NaN where there is none. */
TrStatus tr_balance(const TrMeasureInput *in, double *scores, TrError *err)
{
    TrBalance all, *by_node = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(by_node, in->network->n_nodes, err));
    TR_TRY(tr_balance_count(in->network, &all, by_node, err));
    for (size_t v = 0; v < in->network->n_nodes; v++)
        scores[v] = by_node[v].n_triangles == 0
                        ? NAN
                        : (double)by_node[v].n_balanced / (double)by_node[v].n_triangles;
out:
    tr_free(by_node);
    return st;
}

/* ---- PN ---- */

/* B = I - A/(2n - 2), as what it does to a vector. Symmetric; and A's largest eigenvalue, 2n - 2 only for two
 * rivals, is below that where n > 2, so that B's are above 0. */
typedef struct {
    const TrNetwork *network;
    const double *weight; /* by pair: A's entry */
    const bool *member;   /* by node: has a signed tie */
    double scale;         /* 1/(2n - 2) */
} Signed;

static void multiply(const Signed *s, const double *x, double *product)
{
    for (size_t v = 0; v < s->network->n_nodes; v++)
        product[v] = x[v];
    for (size_t i = 0; i < s->network->n_pairs; i++) {
        const TrPair *pair = &s->network->pairs[i];
        product[pair->a] -= s->scale * s->weight[i] * x[pair->b];
        product[pair->b] -= s->scale * s->weight[i] * x[pair->a];
    }
}

static double dot(const double *x, const double *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

/* B x = 1 by conjugate gradients from x = 1. */
static TrStatus solve(const Signed *s, double *x, TrError *err)
{
    enum { MOST_ROUNDS = 1000 };
    size_t n = s->network->n_nodes;
    double *rest = NULL, *direction = NULL, *product = NULL, size, goal;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(rest, n, err));
    TR_TRY(TR_ARRAY(direction, n, err));
    TR_TRY(TR_ARRAY(product, n, err));
    for (size_t v = 0; v < n; v++)
        x[v] = s->member[v];
    multiply(s, x, product);
    for (size_t v = 0; v < n; v++)
        direction[v] = rest[v] = s->member[v] - product[v];
    size = dot(rest, rest, n);
    goal = 1e-30 * dot(x, x, n);
    for (int round = 0; round < MOST_ROUNDS && size > goal; round++) {
        double step, before = size;
        multiply(s, direction, product);
        step = size / dot(direction, product, n);
        for (size_t v = 0; v < n; v++) {
            x[v] += step * direction[v];
            rest[v] -= step * product[v];
        }
        size = dot(rest, rest, n);
        for (size_t v = 0; v < n; v++)
            direction[v] = rest[v] + size / before * direction[v];
    }
out:
    tr_free(rest);
    tr_free(direction);
    tr_free(product);
    return st;
}

/* A's entry P - 2N of each pair, and who has a signed tie. Returns how many have. */
static size_t fill_signed(const TrNetwork *network, double *weight, bool *member)
{
    static const double entry[] = {
        [TR_UNSIGNED] = 0, [TR_FOR] = 1, [TR_AGAINST] = -2, [TR_FOR_AND_AGAINST] = -1};
    size_t n = 0;
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        TrPairSign sign = tr_pair_sign(network, pair);
        weight[i] = entry[sign];
        if (sign == TR_UNSIGNED)
            continue;
        n += (size_t)!member[pair->a] + !member[pair->b];
        member[pair->a] = member[pair->b] = true;
    }
    return n;
}

/* (I - A/(2n - 2))⁻¹ 1, A = P - 2N (Everett and Borgatti 2014), over the n nodes that have a signed tie, as
 * signnet::pn_index of the signed network. 1 is neutral. NaN for those without a signed tie; and for two
 * rivals alone, where the matrix has no inverse. A few dozen rounds over the pairs. */
TrStatus tr_pn(const TrMeasureInput *in, double *scores, TrError *err)
{
    const TrNetwork *network = in->network;
    double *weight = NULL;
    bool *member = NULL, singular = false;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(weight, network->n_pairs, err));
    TR_TRY(TR_ARRAY(member, network->n_nodes, err));
    n = fill_signed(network, weight, member);
    for (size_t i = 0; i < network->n_pairs && n == 2; i++)
        singular = singular || weight[i] == -2;
    if (n > 0 && !singular)
        TR_TRY(solve(&(Signed){network, weight, member, 1 / (2 * (double)n - 2)}, scores, err));
    for (size_t v = 0; v < network->n_nodes; v++)
        if (!member[v] || singular)
            scores[v] = NAN;
out:
    tr_free(weight);
    tr_free(member);
    return st;
}
