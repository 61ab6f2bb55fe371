/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A prototype: PageRank, components, coreness and eigenvectors of claims spread over processes (ranks, as MPI
 * calls them). docs/decisions/037-beyond-one-machine.md says what for; no part of trama is built from it.
 *
 * An entity belongs to one of 4096 blocks by the first bits of its key's hash, and each rank owns as many
 * blocks in a row. Entities are numbered in order of hash. So numbers, and the order in which anything is
 * added up, do not depend on how many ranks there are. */
#ifndef SPREAD_H
#define SPREAD_H

#include <mpi.h>

#include "base/strings.h"

enum { BLOCK_BITS = 12, N_BLOCKS = 1 << BLOCK_BITS };

typedef struct {
    int rank, n_ranks;
    size_t first_block[2]; /* its blocks: first_block[0] .. first_block[1] - 1 */
} Team;

/* The rank that owns a block, or the block of a hash. */
int owner_of_block(const Team *team, size_t block);
size_t first_block_of(const Team *team, int rank);

/* What `st` is on the worst rank: all go on, or none. The first that failed says why. */
TrStatus agree(const Team *team, TrStatus st, TrError *err);

/* ---- what is sent (traffic.c) ---- */

/* Since the last call: seconds, bytes and messages sent to other ranks, and the peak of memory so far; summed
 * over ranks and printed by rank 0, under that name. */
void phase_begin(void);
void phase_end(const Team *team, const char *name);

/* ---- rows (rows.c) ---- */

typedef struct {
    uint64_t high, low;
} Hash;

/* The parties of a row, as numbers of the rank's own names; 0: none. */
typedef struct {
    uint32_t person, organization, target;
} Row;

typedef struct {
    TrStrings *names;
    Row *rows;
    Hash *hashes; /* of all cells of the row */
    size_t n, room, hashes_room;
    uint64_t begin, end;       /* its bytes of the file: the rows that begin there */
    unsigned long read, askew; /* rows; those that are broken or name nobody */
    unsigned long doubled,
        again; /* rows that are the same as an earlier one; how often ranges were read again */
} Rows;

TrStatus rows_read(const Team *team, const char *path, Rows *rows, TrError *err);
/* Take out the rows that are the same as one before them, on whatever rank. */
TrStatus rows_drop_doubles(const Team *team, Rows *rows, TrError *err);
void rows_release(Rows *rows);

/* ---- names (names.c) ---- */

typedef struct {
    uint32_t *global; /* by the rank's own number of a name: the entity's */
    size_t n_own;     /* entities that this rank owns: first[rank] .. first[rank + 1] - 1 */
    uint64_t *first;  /* by rank */
    size_t *block;    /* by own block: its first own entity; one more at the end */
    TrSlice *shown;   /* by own entity: its name */
    char *text;       /* what they point into */
} Entities;

TrStatus entities_number(const Team *team, const Rows *rows, Entities *entities, TrError *err);
void entities_release(Entities *entities);

/* ---- ties (ties.c) ---- */

/* Rows of the weighted adjacency matrix that this rank owns. A column is an own entity (below n_own) or a
 * guest: n_own and its place in `guests`. Within a row columns stand in order of entity. */
typedef struct {
    size_t n_own, n_ties, *first;
    uint32_t *column, *weight;
    size_t n_guests;
    uint32_t *guests;            /* entities of other ranks, in order, so by rank */
    int *borrowed, *borrowed_at; /* by rank: how many guests are its, and where they begin */
    size_t n_lent;
    uint32_t *lent; /* own entities that are guests elsewhere, by rank */
    int *lent_n, *lent_at;
    double *packed; /* room for their values */
} Ties;

TrStatus ties_make(const Team *team, const Rows *rows, const Entities *entities, Ties *ties, TrError *err);
/* The number of a column among all entities. */
uint32_t ties_entity(const Team *team, const Entities *entities, const Ties *ties, uint32_t column);
/* Of doubles, or of numbers: values[n_own ..] = what the owners of the guests have. */
void ties_fetch(const Ties *ties, double *values);
void ties_fetch_numbers(const Ties *ties, uint32_t *values);
void ties_release(Ties *ties);

/* ---- measures ---- */

typedef struct {
    const Team *team;
    const Entities *entities;
    const Ties *ties;
    double *scores; /* by own entity */
    int rounds;
    double detail; /* components: how many; coreness: values that changed, over all rounds */
} Measuring;

/* Our own loops (own.c): the same bytes for any number of ranks. */
TrStatus own_pagerank(Measuring *m, TrError *err);
TrStatus own_components(Measuring *m, TrError *err);
TrStatus own_coreness(Measuring *m, TrError *err);
/* PETSc's and SLEPc's (petsc.c). */
TrStatus petsc_pagerank(Measuring *m, TrError *err);
TrStatus petsc_gradients(Measuring *m, TrError *err);
TrStatus slepc_eigenvector(Measuring *m, TrError *err);

#endif
