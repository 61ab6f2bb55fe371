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

/* Starts as {0}. */
typedef struct {
    TrLink *links;
    size_t n, room;
} TrLinks;

/* Make the network's nodes and layers, and the links of every claim that counts under its weave: open, within
 * the dates, of the wanted sign, not a denial. */
TrStatus tr_links_make(TrNetwork *network, TrLinks *links, TrError *err);
void tr_links_release(TrLinks *links);

#endif
