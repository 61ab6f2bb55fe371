/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A block of rows is made in memory of its own; a few blocks at a time, which are written in order while the
 * next are made, in the memory of those before: so a ranking of any length takes a few MB, and its bytes do
 * not depend on the number of threads. */
#include "report/rank_csv.h"

#include <math.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/writers.h"

enum { ROWS_IN_A_BLOCK = 2048, BLOCKS_AT_A_TIME = 16, AHEAD = 8 };

/* One column of numbers: one of the two is set. */
typedef struct {
    const double *scores;
    const uint32_t *ranks; /* 0: none */
} Column;

typedef struct {
    char *text;
    size_t length, room;
    TrStatus st;
} Block;

typedef struct {
    const TrNetwork *network;
    Column *columns;
    size_t n_columns;
    const uint32_t *leading; /* ranks */
    const uint32_t *nodes;   /* of the blocks at hand */
    size_t n;
    FILE *file;
    Block *made, *done; /* those at hand; those before, which are written */
    size_t n_done;
    Block blocks[2 * BLOCKS_AT_A_TIME];
} Writing;

static TrStatus list_columns(const TrRanking *ranking, Writing *writing, TrError *err)
{
    enum { MOST_OF_A_MEASURE = 6 };
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(writing->columns, ranking->n * MOST_OF_A_MEASURE, err));
    for (size_t i = 0; i < ranking->n; i++) {
        const TrRankedMeasure *ranked = &ranking->measures[i];
        Column all[MOST_OF_A_MEASURE] = {{.scores = ranked->scores}, {.scores = ranked->low},
                                         {.scores = ranked->high},   {.ranks = ranked->ranks},
                                         {.ranks = ranked->best},    {.ranks = ranked->worst}};
        for (size_t k = 0; ranked->scores != NULL && k < MOST_OF_A_MEASURE; k++)
            if (all[k].scores != NULL || all[k].ranks != NULL)
                writing->columns[writing->n_columns++] = all[k];
    }
    writing->leading = tr_ranking_leading(ranking)->ranks;
out:
    return st;
}

/* ---- a row ---- */

static void put_bytes(Block *block, const char *bytes, size_t n)
{
    memcpy(block->text + block->length, bytes, n);
    block->length += n;
}

static void put_rank(Block *block, uint32_t rank)
{
    if (rank > 0)
        block->length += tr_whole_text(rank, block->text + block->length);
}

static void put_score(Block *block, double score)
{
    char text[TR_NUMBER_BYTES];
    const char *from;
    if (score >= 0 && score < 1e9 && score == (double)(uint32_t)score) {
        block->length += tr_whole_text((uint32_t)score, block->text + block->length);
        return;
    }
    from = tr_number_text(score, text);
    put_bytes(block, from, strlen(from));
}

static void put_text(Block *block, const TrStrings *strings, uint32_t text)
{
    block->text[block->length++] = ',';
    block->length += tr_csv_cell_bytes(block->text + block->length, tr_strings_text(strings, text),
                                       tr_strings_length(strings, text));
}

static TrStatus put_row(const Writing *writing, Block *block, uint32_t node)
{
    const TrStrings *strings = writing->network->input->strings;
    const TrNode *it = &writing->network->nodes[node];
    size_t most = TR_CSV_CELL_BYTES(tr_strings_length(strings, it->name)) +
                  TR_CSV_CELL_BYTES(tr_strings_length(strings, it->kind)) +
                  (writing->n_columns + 2) * (TR_NUMBER_BYTES + 1);
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(block->text, block->room, block->length + most, NULL));
    put_rank(block, writing->leading[node]);
    put_text(block, strings, it->name);
    put_text(block, strings, it->kind);
    for (size_t i = 0; i < writing->n_columns; i++) {
        block->text[block->length++] = ',';
        if (writing->columns[i].ranks != NULL)
            put_rank(block, writing->columns[i].ranks[node]);
        else
            put_score(block, writing->columns[i].scores[node]);
    }
    block->text[block->length++] = '\n';
out:
    return st;
}

/* ---- blocks ---- */

static void announce_numbers(const Writing *writing, uint32_t node)
{
    __builtin_prefetch(&writing->leading[node]);
    for (size_t i = 0; i < writing->n_columns; i++) {
        const Column *column = &writing->columns[i];
        __builtin_prefetch(column->ranks != NULL ? (const void *)&column->ranks[node]
                                                 : (const void *)&column->scores[node]);
    }
}

/* Nodes stand in order of rank, so that each name is somewhere else in memory: its address is asked for
 * before, and the text itself somewhat later. Likewise each number. */
static void announce(const Writing *writing, size_t row)
{
    const TrStrings *strings = writing->network->input->strings;
    if (row + (size_t)2 * AHEAD < writing->n)
        __builtin_prefetch(&writing->network->nodes[writing->nodes[row + (size_t)2 * AHEAD]]);
    if (row + AHEAD < writing->n)
        announce_numbers(writing, writing->nodes[row + AHEAD]);
    if (row + AHEAD < writing->n)
        tr_strings_fetch(strings, writing->network->nodes[writing->nodes[row + AHEAD]].name);
    if (row + AHEAD / 2 < writing->n)
        tr_strings_fetch_text(strings, writing->network->nodes[writing->nodes[row + AHEAD / 2]].name);
}

static void make_block(Writing *writing, size_t at)
{
    Block *block = &writing->made[at];
    size_t end = (at + 1) * ROWS_IN_A_BLOCK;
    block->length = 0;
    block->st = TR_OK;
    for (size_t i = at * ROWS_IN_A_BLOCK; i < end && i < writing->n && block->st == TR_OK; i++) {
        announce(writing, i);
        block->st = put_row(writing, block, writing->nodes[i]);
    }
}

/* The first task is to write what is done; each of the others makes a block. */
static void write_or_make(void *context, size_t task)
{
    Writing *writing = context;
    if (task > 0)
        make_block(writing, task - 1);
    for (size_t i = 0; task == 0 && i < writing->n_done; i++)
        (void)fwrite(writing->done[i].text, 1, writing->done[i].length, writing->file);
}

/* Make the blocks at hand; they are then those that are done. */
static TrStatus make_blocks(Writing *writing, TrError *err)
{
    size_t n_blocks = (writing->n + ROWS_IN_A_BLOCK - 1) / ROWS_IN_A_BLOCK;
    Block *before = writing->done;
    tr_parallel(n_blocks + 1, writing->network->weave.n_threads, write_or_make, writing);
    for (size_t i = 0; i < n_blocks; i++)
        if (writing->made[i].st != TR_OK)
            return tr_fail_memory(err);
    writing->done = writing->made;
    writing->n_done = n_blocks;
    writing->made = before;
    return tr_interrupt_check(err);
}

TrStatus tr_rank_csv_rows(const TrRanking *ranking, const uint32_t *nodes, size_t n, FILE *file, TrError *err)
{
    enum { AT_A_TIME = ROWS_IN_A_BLOCK * BLOCKS_AT_A_TIME };
    Writing writing = {.network = ranking->network, .file = file};
    TrStatus st = TR_OK;
    if (tr_ranking_leading(ranking) == NULL)
        return TR_OK;
    TR_TRY(list_columns(ranking, &writing, err));
    writing.made = writing.blocks;
    writing.done = writing.blocks + BLOCKS_AT_A_TIME;
    for (size_t from = 0; from < n; from += AT_A_TIME) {
        writing.nodes = nodes + from;
        writing.n = n - from < AT_A_TIME ? n - from : AT_A_TIME;
        TR_TRY(make_blocks(&writing, err));
    }
    write_or_make(&writing, 0);
out:
    for (size_t i = 0; i < (size_t)2 * BLOCKS_AT_A_TIME; i++)
        tr_free(writing.blocks[i].text);
    tr_free(writing.columns);
    return st;
}
