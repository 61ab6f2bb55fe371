/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The network: nodes in order of name, ties with their claims, and the simple graph that measures see. */
#ifndef TR_NETWORK_NETWORK_H
#define TR_NETWORK_NETWORK_H

#include "claims/date.h"
#include "claims/origins.h"
#include "names/names.h"

/* Layers that are always there, at these numbers; those of actions.csv follow in byte order. */
enum {
    TR_LAYER_AFFILIATION,
    TR_LAYER_ACTION,
    TR_LAYER_PART_OF,
    TR_LAYER_SHARED,
    TR_LAYER_INFERRED,
    TR_N_FIXED_LAYERS
};

typedef struct {
    uint32_t name;   /* string id */
    uint32_t kind;   /* string id */
    uint32_t entity; /* of names; TR_NO_ID for an event */
    uint32_t claim;  /* of an event: one that tells of it; else TR_NO_ID */
} TrNode;

/* All claims of one ordered pair (unordered where not directed), one layer, one sign. */
typedef struct {
    uint32_t a, b; /* nodes: from a to b if directed, else a <= b; affiliation: a is the person */
    uint8_t layer;
    int8_t sign; /* 1, -1, 0 */
    bool directed : 1, counted : 1;
    uint8_t standing;               /* a TrClaimStatus; small, as there may be ten million ties */
    uint32_t first_claim, n_claims; /* in tie_claims: those that support it */
    uint32_t n_against;             /* claims that deny or correct one of them */
    uint32_t n_origins;             /* distinct, of the supporting claims */
} TrTie;

/* One undirected edge of the simple graph: a < b. Its ties are ties[first_tie .. first_tie + n_ties - 1]. */
typedef struct {
    uint32_t a, b;
    uint32_t first_tie, n_ties;
    double strength; /* over all claims of its counted ties; > 0 */
} TrPair;

/* A target guessed from the words of a claim's action. */
typedef struct {
    uint32_t claim;
    uint32_t target, recipient; /* entities; recipient: TR_NO_ID for none */
    uint32_t words;             /* string id of the action without their names */
} TrInferred;

struct TrNetwork {
    TrInput *input; /* borrowed; its string table may grow */
    TrNames names;
    TrOrigins origins;
    TrWeave weave;
    bool *takes_part;     /* by claim: open and within the dates */
    TrInferred *inferred; /* with --infer-targets, in order of claims */
    size_t n_inferred;
    TrNode *nodes;
    size_t n_nodes;
    uint32_t *node_of; /* by entity: its node, or TR_NO_ID */
    TrTie *ties;       /* in order of (lower node, higher node, layer, sign, direction) */
    size_t n_ties;
    uint32_t *tie_claims; /* in order of content, then place */
    size_t n_tie_claims;
    TrPair *pairs; /* only those with a counted tie between two nodes */
    size_t n_pairs;
    char **layers;
    size_t n_layers;
    uint32_t *against; /* denying and correcting claims, in pairs (answered claim, answering claim), sorted */
    size_t n_against;
    size_t n_undated;    /* claims left out because a date filter is set and they have no date */
    size_t n_held_back;  /* claims left out because of handling */
    size_t n_unanswered; /* denials that answer no claim */
};

const char *tr_node_name(const TrNetwork *network, size_t node);
const char *tr_node_kind(const TrNetwork *network, size_t node);
const char *tr_node_sector(const TrNetwork *network, size_t node);
bool tr_node_is_event(const TrNetwork *network, size_t node);
/* A string of the network's input. */
const char *tr_network_text(const TrNetwork *network, uint32_t string);
/* Nodes that stand for entities, not events. */
size_t tr_network_count_entities(const TrNetwork *network);
/* Denials and corrections of `claim`: network->against[2 * i + 1] for i in *first .. *first + returned - 1.
 */
size_t tr_answers_to(const TrNetwork *network, uint32_t claim, size_t *first);
/* The target that was inferred for `claim`, or NULL. */
const TrInferred *tr_inferred_of(const TrNetwork *network, uint32_t claim);
/* The dates that the supporting claims of a tie span; false if none has a date. */
bool tr_tie_span(const TrNetwork *network, const TrTie *tie, TrDate *span);

#endif
