/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What leaves, whatever the format: nodes and ties of the network, every claim that takes part and names one
 * of them, the rows of sources.csv, and all their columns. Rows whose handling is set stay behind unless the
 * network was woven with --internal. Claims and sources are called by their number: the row in which they
 * were read, from 1. */
#ifndef TR_EXPORT_CONTENT_H
#define TR_EXPORT_CONTENT_H

#include "analysis/ranking.h"
#include "base/builder.h"
#include "base/digest.h"
#include "base/writers.h"
#include "network/strength.h"

enum { TR_N_EXPORTED_PARTS = TR_SOURCES + 1 }; /* claims, entities, sources */

/* A column of the input that leaves. */
typedef struct {
    size_t column;    /* of the table */
    const char *name; /* the header; with _ behind it where it is one of ours, in any case */
} TrExportColumn;

typedef struct {
    TrExportColumn *items;
    size_t n, room;
} TrExportColumns;

/* What a thread has at hand. */
typedef struct {
    TrStrengths strengths;
    uint32_t *seen_in; /* by claim: the last tie at which it was listed; NULL where nothing is denied */
    uint32_t *scratch;
    size_t scratch_room;
    TrBuilder cell, text; /* texts that must be seen whole, for formats */
    size_t span_tie;      /* the tie whose span is at hand, plus one; 0: none */
    bool has_span;
    TrDate span;
} TrExportHand;

/* Made with tr_export_open(); the rest is for those who write formats. */
typedef struct {
    const TrNetwork *network;
    const TrRanking *ranking; /* scores, for the formats that hold them; may be NULL */
    bool excel;               /* CSV: ' before what looks like a formula */
    size_t n_threads;         /* 0: one per core */
    TrExportColumns columns[TR_N_EXPORTED_PARTS];
    TrSpellings spellings;
    bool *on_tie;        /* by claim: it makes a tie, or answers one that does */
    size_t *loose_first; /* by node: loose[loose_first[node] .. loose_first[node + 1] - 1] are the claims */
    uint32_t *loose;     /* that neither make nor answer a tie, at the first entity they name */
    char *buffer;        /* of the file at hand */
    char (*node_keys)[TR_DIGEST_BYTES]; /* by node: see tr_export_make_keys() */
    const char **key_names;             /* likewise: of the columns of claims */
    const void *format;                 /* what the format at hand keeps for all its items; borrowed */
    TrArena arena;
    TrExportHand hand;
} TrExport;

/* Get ready to export `network`, which is borrowed. Release with tr_export_close(), also after a failure. */
TrStatus tr_export_open(TrExport *export, const TrNetwork *network, TrError *err);
void tr_export_close(TrExport *export);
/* A hand for a copy of `export` that another thread works with; `export` itself has one. Close it also after
 * a failure. */
TrStatus tr_export_open_hand(TrExport *export, TrError *err);
void tr_export_close_hand(TrExport *export);

/* Whether a claim leaves: it takes part, and names an entity that has a node. */
bool tr_export_has_claim(const TrExport *export, size_t claim);
/* Whether a row of sources.csv may leave. */
bool tr_export_has_source(const TrExport *export, size_t row);
/* The row of sources.csv that a claim names and that may leave, or TR_NO_ID. */
uint32_t tr_export_source_of(const TrExport *export, size_t claim);
/* The node that a name cell of a claim names, or TR_NO_ID. */
uint32_t tr_export_party(const TrExport *export, size_t claim, TrClaimColumn column);
/* Whether a cell of a claim is the very name that its entity is shown by. */
bool tr_export_is_shown(const TrExport *export, size_t claim, size_t column);
/* The node's row of entities.csv, or TR_NO_ID. */
uint32_t tr_export_entity_row(const TrExport *export, size_t node);
/* The node's other names, string ids. */
const uint32_t *tr_export_aliases(const TrExport *export, size_t node, size_t *n);
/* A tie's claims, then those that deny or correct one of them, each once; valid until the next call. */
TrStatus tr_export_evidence(TrExport *export, size_t tie, const uint32_t **claims, size_t *n, TrError *err);
/* The dates that a tie's claims span, as tr_tie_span(), which is asked for again and again. */
bool tr_export_span(TrExport *export, size_t tie, TrDate *span);
/* Before the claims of tie or row `i` are written: ask for the memory of those that follow. Ties stand in
 * another order than claims, and each cell would be waited for. */
void tr_export_fetch_ties(const TrExport *export, size_t tie);
/* Likewise where of their claims only dates and origins are looked at. */
void tr_export_fetch_spans(const TrExport *export, size_t tie);
void tr_export_fetch_rows(const TrExport *export, TrPart part, size_t row);
/* The claims at a node that are on no tie. */
const uint32_t *tr_export_loose(const TrExport *export, size_t node, size_t *n);

/* Names that stay the same from one edition to the next: an entity's comes from its folded name, an event's
 * from its name and number. Fills export->node_keys. */
TrStatus tr_export_make_keys(TrExport *export, TrError *err);
/* A claim's: from its claim_id, else from all its cells. `scratch` is the caller's, and reused. */
TrStatus tr_export_claim_key(const TrExport *export, size_t claim, TrBuilder *scratch,
                             char key[TR_DIGEST_BYTES], TrError *err);

/* "claims.csv:14" */
void tr_export_put_place(FILE *file, const TrExport *export, TrPart part, size_t row,
                         void (*put)(FILE *file, const char *text));

#endif
