/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What each claim says of which pair: the step between claims and ties. */
#ifndef TR_NETWORK_LINKS_H
#define TR_NETWORK_LINKS_H

#include "network/network.h"

typedef struct {
    uint32_t a, b;  /* nodes; affiliation: a is the person; undirected otherwise: a <= b */
    uint32_t claim; /* TR_NO_ID for part-of links, which come from entities.csv */
    uint8_t layer;
    int8_t sign;
    bool directed;
} TrLink;

/* In parts: part p has the links whose lower node, shifted right by part_bits, is p, in order of claims and
 * behind them those of parents. Starts as {0}. */
typedef struct {
    TrLink *links;
    size_t n;
    unsigned part_bits;
    size_t n_parts, *first; /* part p: links[first[p] .. first[p + 1] - 1] */
} TrLinks;

/* Make the network's nodes and layers, and the links of every claim that counts under its weave: open, within
 * the dates, of the wanted sign, not a denial. */
TrStatus tr_links_make(TrNetwork *network, TrLinks *links, TrError *err);
void tr_links_release(TrLinks *links);

#endif
