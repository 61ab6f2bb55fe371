/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All pairs (in-neighbour, out-neighbour) of v are counted by their groups; then those that are no brokerage
 * are taken off: a = b, and a acts on b itself, which a list of all triangles tells. */
#include "analysis/brokerage.h"

#include <math.h>

#include "analysis/measure_functions.h"
#include "analysis/triangles.h"
#include "base/memory.h"
#include "network/graph.h"

const char *tr_broker_role_name(TrBrokerRole role)
{
    static const char *const names[] = {"coordinator",    "itinerant", "gatekeeper",
                                        "representative", "liaison",   "all"};
    return names[role];
}

/* ---- counts ---- */

typedef struct {
    const TrNetwork *network;
    const uint32_t *group_of;
    TrAdjacency adjacency;
    uint32_t *pair_at;     /* by place in the adjacency */
    bool *forth, *back;    /* by pair: an arc from its lower node to its higher one; from there back */
    double *into, *out_of; /* by group: arcs from it to the node at hand, and to it from there */
    double *count;
} Counting;

static double *count_of(const Counting *c, uint32_t node, TrBrokerRole role)
{
    return &c->count[(size_t)node * TR_N_BROKER_ROLES + role];
}

static TrBrokerRole role_of(uint32_t a, uint32_t v, uint32_t b)
{
    if (a == b)
        return a == v ? TR_COORDINATOR : TR_ITINERANT;
    return b == v ? TR_GATEKEEPER : a == v ? TR_REPRESENTATIVE : TR_LIAISON;
}

/* Whether the node in whose list it stands acts on neighbour[at], or is acted on by it. */
static bool acts(const Counting *c, uint32_t node, size_t at)
{
    bool lower = node < c->adjacency.neighbour[at];
    return lower ? c->forth[c->pair_at[at]] : c->back[c->pair_at[at]];
}

static bool is_acted_on(const Counting *c, uint32_t node, size_t at)
{
    bool lower = node < c->adjacency.neighbour[at];
    return lower ? c->back[c->pair_at[at]] : c->forth[c->pair_at[at]];
}

/* All pairs of one who acts on v and one v acts on, but those of one person with himself. */
static void count_pairs(const Counting *c, uint32_t v)
{
    size_t from = c->adjacency.first[v], to = c->adjacency.first[v + 1];
    uint32_t own = c->group_of[v];
    double all_in = 0, all_out = 0, same = 0, in, out;
    for (size_t i = from; i < to; i++) {
        uint32_t group = c->group_of[c->adjacency.neighbour[i]];
        bool acted_on = is_acted_on(c, v, i), acting = acts(c, v, i);
        c->into[group] += acted_on;
        c->out_of[group] += acting;
        all_in += acted_on;
        all_out += acting;
        if (acted_on && acting)
            (*count_of(c, v, role_of(group, own, group)))--;
    }
    in = c->into[own];
    out = c->out_of[own];
    c->into[own] = c->out_of[own] = 0;
    for (size_t i = from; i < to; i++) {
        uint32_t group = c->group_of[c->adjacency.neighbour[i]];
        same += c->into[group] * c->out_of[group];
        c->into[group] = c->out_of[group] = 0;
    }
    *count_of(c, v, TR_COORDINATOR) += in * out;
    *count_of(c, v, TR_ITINERANT) += same;
    *count_of(c, v, TR_GATEKEEPER) += (all_in - in) * out;
    *count_of(c, v, TR_REPRESENTATIVE) += in * (all_out - out);
    *count_of(c, v, TR_LIAISON) += (all_in - in) * (all_out - out) - same;
}

/* Of a → v → b with a → b, v is no broker. */
static void take_off(const Counting *c, uint32_t a, uint32_t v, uint32_t b)
{
    (*count_of(c, v, role_of(c->group_of[a], c->group_of[v], c->group_of[b])))--;
}

static void take_off_closed(void *context, const TrTriangle *t)
{
    Counting *c = context;
    bool uv = acts(c, t->u, t->at_uv), vu = is_acted_on(c, t->u, t->at_uv);
    bool vw = acts(c, t->v, t->at_vw), wv = is_acted_on(c, t->v, t->at_vw);
    bool uw = acts(c, t->u, t->at_uw), wu = is_acted_on(c, t->u, t->at_uw);
    if (uv && vw && uw)
        take_off(c, t->u, t->v, t->w);
    if (wv && vu && wu)
        take_off(c, t->w, t->v, t->u);
    if (vu && uw && vw)
        take_off(c, t->v, t->u, t->w);
    if (wu && uv && wv)
        take_off(c, t->w, t->u, t->v);
    if (uw && wv && uv)
        take_off(c, t->u, t->w, t->v);
    if (vw && wu && vu)
        take_off(c, t->v, t->w, t->u);
}

static size_t find_arcs(Counting *c)
{
    const TrNetwork *network = c->network;
    size_t n = 0;
    for (size_t i = 0; i < network->n_pairs; i++) {
        const TrPair *pair = &network->pairs[i];
        if (tr_node_is_event(network, pair->a) || tr_node_is_event(network, pair->b))
            continue;
        tr_pair_arcs(network, pair, &c->forth[i], &c->back[i]);
        n += (size_t)c->forth[i] + c->back[i];
    }
    return n;
}

static void add_roles(Counting *c)
{
    for (uint32_t v = 0; v < c->network->n_nodes; v++)
        for (TrBrokerRole role = TR_COORDINATOR; role < TR_ALL_ROLES; role++)
            *count_of(c, v, TR_ALL_ROLES) += *count_of(c, v, role);
}

TrStatus tr_brokerage_make(const TrNetwork *network, const TrPartition *groups, TrBrokerage *brokerage,
                           TrError *err)
{
    Counting c = {.network = network, .group_of = groups->group_of};
    TrStatus st = TR_OK;
    *brokerage = (TrBrokerage){0};
    TR_TRY(TR_ARRAY(brokerage->count, network->n_nodes * TR_N_BROKER_ROLES, err));
    TR_TRY(TR_ARRAY(brokerage->size, groups->n_groups, err));
    TR_TRY(TR_ARRAY(c.into, groups->n_groups, err));
    TR_TRY(TR_ARRAY(c.out_of, groups->n_groups, err));
    TR_TRY(TR_ARRAY(c.forth, network->n_pairs, err));
    TR_TRY(TR_ARRAY(c.back, network->n_pairs, err));
    TR_TRY(tr_adjacency_make(network, &c.adjacency, err));
    TR_TRY(tr_adjacency_pairs(network, &c.adjacency, &c.pair_at, err));
    c.count = brokerage->count;
    brokerage->n_arcs = find_arcs(&c);
    for (uint32_t v = 0; v < network->n_nodes; v++) {
        if (tr_node_is_event(network, v))
            continue;
        brokerage->n++;
        brokerage->size[groups->group_of[v]]++;
        count_pairs(&c, v);
    }
    TR_TRY(tr_triangles_each(&c.adjacency, take_off_closed, &c, err));
    add_roles(&c);
out:
    tr_adjacency_release(&c.adjacency);
    tr_free(c.pair_at);
    tr_free(c.forth);
    tr_free(c.back);
    tr_free(c.into);
    tr_free(c.out_of);
    if (st != TR_OK)
        tr_brokerage_release(brokerage);
    return st;
}

void tr_brokerage_release(TrBrokerage *brokerage)
{
    tr_free(brokerage->count);
    tr_free(brokerage->size);
    *brokerage = (TrBrokerage){0};
}

/* ---- expectation ---- */

/* Ordered pairs (a, b) that a member of a group of s may broker in a role, and ordered couples of two such
 * pairs that share an arc, (a, b) with (a, c) or with (c, b). With k others of other groups, whose sizes add
 * up to k, their squares to k2 and their cubes to k3. */
typedef struct {
    double s, k, k2, k3;
} Sizes;

static double pairs_of(const Sizes *z, TrBrokerRole role)
{
    double all = z->s + z->k;
    switch (role) {
    case TR_COORDINATOR:
        return (z->s - 1) * (z->s - 2);
    case TR_ITINERANT:
        return z->k2 - z->k;
    case TR_GATEKEEPER:
    case TR_REPRESENTATIVE:
        return z->k * (z->s - 1);
    case TR_LIAISON:
        return z->k * z->k - z->k2;
    case TR_ALL_ROLES:
    case TR_N_BROKER_ROLES:
        break;
    }
    return (all - 1) * (all - 2);
}

static double couples_of(const Sizes *z, TrBrokerRole role)
{
    double all = z->s + z->k;
    switch (role) {
    case TR_COORDINATOR:
        return 2 * (z->s - 1) * (z->s - 2) * (z->s - 3);
    case TR_ITINERANT:
        return 2 * (z->k3 - 3 * z->k2 + 2 * z->k);
    case TR_GATEKEEPER:
    case TR_REPRESENTATIVE:
        return z->k * (z->s - 1) * (z->s - 2) + (z->s - 1) * z->k * (z->k - 1);
    case TR_LIAISON: /* sum over the groups, of g members each, of g (k - g) (k - g - 1), twice */
        return 2 * ((z->k * z->k - z->k) * z->k - (2 * z->k - 1) * z->k2 + z->k3);
    case TR_ALL_ROLES:
    case TR_N_BROKER_ROLES:
        break;
    }
    return 2 * (all - 1) * (all - 2) * (all - 3);
}

void tr_brokerage_expect(const TrBrokerage *brokerage, const TrPartition *groups, uint32_t group,
                         TrBrokerRole role, double *expected, double *deviation)
{
    double n = (double)brokerage->n, m = (double)brokerage->n_arcs, d = n > 1 ? m / (n * (n - 1)) : 0;
    double open = d * d * (1 - d); /* the probability of a → v → b without a → b */
    Sizes z = {.s = brokerage->size[group]};
    for (size_t g = 0; g < groups->n_groups; g++) {
        double size = g == group ? 0 : brokerage->size[g];
        z.k += size;
        z.k2 += size * size;
        z.k3 += size * size * size;
    }
    *expected = open * pairs_of(&z, role);
    *deviation = sqrt(*expected * (1 - open) + couples_of(&z, role) * pow(d * (1 - d), 3));
}

/* ---- rows of the table ---- */

/* Ordered pairs that v brokers; 0 for an isolate, and for all where nobody acts on anybody. NaN: never. */
static TrStatus brokered(const TrMeasureInput *in, TrBrokerRole role, double *scores, TrError *err)
{
    TrBrokerage brokerage;
    TrStatus st = TR_OK;
    TR_TRY(tr_brokerage_make(in->network, in->groups, &brokerage, err));
    for (size_t v = 0; v < in->network->n_nodes; v++)
        scores[v] = brokerage.count[v * TR_N_BROKER_ROLES + role];
    tr_brokerage_release(&brokerage);
out:
    return st;
}

TrStatus tr_brokered(const TrMeasureInput *in, double *scores, TrError *err)
{
    return brokered(in, TR_ALL_ROLES, scores, err);
}

TrStatus tr_coordinator(const TrMeasureInput *in, double *scores, TrError *err)
{
    return brokered(in, TR_COORDINATOR, scores, err);
}

TrStatus tr_itinerant(const TrMeasureInput *in, double *scores, TrError *err)
{
    return brokered(in, TR_ITINERANT, scores, err);
}

TrStatus tr_gatekeeper(const TrMeasureInput *in, double *scores, TrError *err)
{
    return brokered(in, TR_GATEKEEPER, scores, err);
}

TrStatus tr_representative(const TrMeasureInput *in, double *scores, TrError *err)
{
    return brokered(in, TR_REPRESENTATIVE, scores, err);
}

TrStatus tr_liaison(const TrMeasureInput *in, double *scores, TrError *err)
{
    return brokered(in, TR_LIAISON, scores, err);
}
