/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a claim says and where it comes from, in words. A row of sources.csv whose handling is set says
 * nothing unless the network was woven with --internal: then only what the claim itself holds is shown. */
#ifndef TR_NETWORK_SOURCES_H
#define TR_NETWORK_SOURCES_H

#include "base/builder.h"
#include "network/network.h"

/* What a claim says, on one line: "Ana, mayor, Town: paid Beto, to Carla, Sonora". */
void tr_claim_words(TrBuilder *words, const TrNetwork *network, uint32_t claim);

/* What a claim's source is called: publisher, title or id of sources.csv, else the cell, else the file. */
const char *tr_source_name(const TrNetwork *network, uint32_t claim);
/* What its origin is called: the claim's, else its source's, else the source's name. */
const char *tr_origin_name(const TrNetwork *network, uint32_t claim);
/* The claim's URL, else its source's; "" if neither is there or begins with http:// or https://. */
const char *tr_source_url(const TrNetwork *network, uint32_t claim);

/* Its Admiralty grade: the claim's, else its source's; "" where there is none. */
const char *tr_grade_of(const TrNetwork *network, uint32_t claim);

#endif
