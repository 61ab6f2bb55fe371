/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Networks for tests: woven from the text of CSV files, or from a drawing of their edges. */
#ifndef TR_TESTS_WEAVE_SUPPORT_H
#define TR_TESTS_WEAVE_SUPPORT_H

#include "network/network.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

/* The text of each file of an input folder; NULL: no such file. */
typedef struct {
    const char *claims, *entities, *sources, *actions;
} Sheets;

typedef struct {
    TrInput *input;
    TrNetwork *network;
} Woven;

/* Read the sheets; the test fails if they cannot be read. Free with tr_input_free(). */
TrInput *read_sheets(const Sheets *sheets);
/* Weave them as `how` says (NULL: the default); the test fails if that fails. Release with unravel(). */
Woven weave(const Sheets *sheets, const TrWeave *how);
/* The same of a drawing: "a-b b-c d" is a acting on b, b on c, and d alone. */
Woven weave_shape(const char *edges, const TrWeave *how);
void unravel(Woven *woven);

/* Claims of a drawing, as CSV; the caller frees. */
char *shape_claims(const char *edges);

/* One line a tie, "Ana -affiliation- Banco 2/1", "Ana -transfer(+)> Beto 1/1 charged": the supporting claims,
 * their origins, the standing status if it is not `reported`, "n against", "uncounted". The caller frees. */
char *list_ties(const TrNetwork *network);
/* One line a pair, "Ana Banco 2": its strength to 6 digits. The caller frees. */
char *list_pairs(const TrNetwork *network);
/* The names of the nodes, one a line. The caller frees. */
char *list_nodes(const TrNetwork *network);

/* The test fails unless `found` is `expected`; frees `found`. */
void expect_text(const char *title, char *found, const char *expected);

/* A row of a table of weaves. What is NULL is not compared; the others are as the lists above write them. */
typedef struct {
    const char *title;
    Sheets sheets;
    TrWeave how;
    const char *nodes, *ties, *pairs;
} WeaveCase;
void check_weave(const WeaveCase *it);

/* The node called `name`; the test fails if there is none. */
size_t node_called(const TrNetwork *network, const char *name);
/* Scores of all nodes; the test fails if they cannot be computed. The caller frees. */
double *measure(const TrNetwork *network, const char *name);

/* How many warnings of the input begin with `beginning`. */
size_t count_warnings(const TrInput *input, const char *beginning);

/* Numbers that look random and are the same in every run (xorshift32). */
typedef struct {
    uint32_t state;
} Dice;
uint32_t throw_dice(Dice *dice, uint32_t below);

#endif
