/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where one can read what a picture shows: addresses on the web, http and https only. */
#ifndef TR_DRAW_ADDRESSES_H
#define TR_DRAW_ADDRESSES_H

#include "draw/picture.h"

enum { TR_MOST_ADDRESS_BYTES = 2000 };

/* The distinct addresses of the claims of a tie, each the claim's or its source's: by date, those without one
 * last, then in the order of the claims. Borrowed from the network; *n of them in a new array for tr_free().
 */
TrStatus tr_tie_addresses(const TrNetwork *network, const TrTie *tie, const char ***addresses, size_t *n,
                          TrError *err);
/* That of an entity in entities.csv; "" where there is none. */
const char *tr_node_address(const TrNetwork *network, uint32_t node);
/* The address as a link: what could end an attribute, begin an escape or read as another is percent-encoded.
 * Nothing where it is no http:// or https://, or is longer than 2,000 bytes. */
void tr_link_put(TrBuilder *link, const char *address);

#endif
