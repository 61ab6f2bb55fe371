/* SPDX-License-Identifier: MIT */
/* trama: claims about people and organisations, woven into a network.
 *
 * The one public header. Objects are opaque and owned by whoever received them from a read or build
 * function; every free function accepts NULL. Functions that can fail return a TrStatus or NULL and fill
 * the caller's TrError; the first message wins. Nothing here prints, exits or opens a network connection. */
#ifndef TRAMA_H
#define TRAMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TRAMA_VERSION "0.1.0"

/* Each status is a decision the caller can take. */
typedef enum {
    TR_OK,
    TR_BAD_INPUT,  /* the data: the place says where */
    TR_BAD_USAGE,  /* the request: an unknown name or option */
    TR_IO,         /* a file could not be read or written */
    TR_MEMORY,     /* no memory */
    TR_ANALYSIS,   /* a computation was refused or failed */
    TR_INTERRUPTED /* by a signal: see base/interrupt.h */
} TrStatus;

/* Where in the input. Lines, rows and fields count from 1; 0 means "not known"; field is the column number
 * as a spreadsheet counts it. */
typedef struct {
    const char *file;
    unsigned long line, row;
    unsigned field;
} TrPlace;

typedef struct {
    TrStatus status;
    TrPlace place; /* its file name stands in `file` */
    char file[256];
    const char *source; /* our own source file and line, for --debug */
    int line;
    char message[256];
} TrError;

/* ---- input ------------------------------------------------------------------------------------------- */

/* Everything read from a set of files: claims, entities, sources, vocabularies, accounting, diagnostics. */
typedef struct TrInput TrInput;

typedef struct {
    unsigned long rows, claims, duplicates, rejected; /* rows = claims + duplicates + rejected, always */
} TrAccount;

/* Read `paths` (folders or CSV files; "-" is standard input) into one input.
 * Rows that cannot be kept are rejected with a reason, never dropped: see tr_input_account().
 * Fails when a file cannot be read, a required column is missing, or there is not one claim. In the last
 * case `*input` is still set, so that the rejected rows can be written. Free with tr_input_free(). */
TrStatus tr_input_read(const char *const *paths, size_t n_paths, TrInput **input, TrError *err);
/* Likewise on at most `n_threads` threads (0: one per core). The result does not depend on it. */
TrStatus tr_input_read_threads(const char *const *paths, size_t n_paths, size_t n_threads, TrInput **input,
                               TrError *err);
TrAccount tr_input_account(const TrInput *input);
void tr_input_free(TrInput *input);

/* ---- network ----------------------------------------------------------------------------------------- */

typedef struct TrNetwork TrNetwork;

typedef enum {
    TR_WEIGHT_ORIGINS,
    TR_WEIGHT_CLAIMS,
    TR_WEIGHT_CONFIDENCE,
    TR_WEIGHT_WEIGHT,
    TR_WEIGHT_NONE
} TrWeights;
typedef enum { TR_MODE_TIES, TR_MODE_PEOPLE, TR_MODE_ORGANIZATIONS } TrMode;

/* How to weave; all zero is the default. */
typedef struct {
    TrWeights weights;    /* what a tie's strength is */
    TrMode mode;          /* the ties themselves, or a one-mode projection over shared organisations */
    bool inverse_lengths; /* path measures use length = 1/strength instead of hops */
    bool count_all;      /* count ties whose standing status is dismissed, acquitted, overturned, retracted */
    bool action_nodes;   /* each event a node */
    bool internal;       /* include rows marked by `handling` */
    bool infer_targets;  /* tie actors to known names in the words of actions that have no target */
    char sign;           /* '+', '-', or 0 for all */
    size_t n_threads;    /* 0: one per core; results do not depend on it */
    size_t seed;         /* what everything random starts from */
    const char *without; /* names of entities to leave out, separated by |; NULL: none */
    const char *groups;  /* what entities are grouped by: NULL or "kind", "sector", "detected", a column of
                            entities.csv */
    const char *since, *until; /* dates; claims without a date are left out when either is given */
} TrWeave;

/* Build the network that `input` describes. Claims become ties, parallel ties one pair of the simple graph.
 * Borrows `input`, whose table of strings and list of warnings may grow: keep it alive as long as the
 * network, and build one network at a time from it. NULL with `err` filled on failure. */
TrNetwork *tr_network_build(TrInput *input, const TrWeave *weave, TrError *err);
size_t tr_network_n_entities(const TrNetwork *network);
size_t tr_network_n_ties(const TrNetwork *network);
size_t tr_network_n_pairs(const TrNetwork *network);
/* Name of entity i, 0 <= i < n_entities; entities stand in byte order of their names. Borrowed. */
const char *tr_network_name(const TrNetwork *network, size_t i);
void tr_network_free(TrNetwork *network);

/* ---- measures ---------------------------------------------------------------------------------------- */

/* Compute the measure called `name` (see `trama rank --list`) into scores[0 .. n_entities-1], in the order of
 * tr_network_name(); NaN where it is not defined for an entity. */
TrStatus tr_network_measure(const TrNetwork *network, const char *name, double *scores, TrError *err);

#ifdef __cplusplus
}
#endif
#endif
