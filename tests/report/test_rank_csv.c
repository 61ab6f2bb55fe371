/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that are made in blocks on several threads are those that one printf() after the other makes. */
#include "report/rank_csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"
#include "support.h"

enum { BLOCK = 2048, BLOCKS_AT_A_TIME = 16, MOST = 70001 };

/* Around the ends of a block, of the blocks at a time, and of the second such. */
static const size_t lengths[] = {
    0, 1, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK *BLOCKS_AT_A_TIME, BLOCK *BLOCKS_AT_A_TIME + 1, MOST};
static const size_t threads[] = {1, 2, 5};

enum { N_THREADS = COUNT(threads) };

typedef struct {
    TrInput input;
    TrNetwork network;
    TrRankedMeasure measures[3];
    TrRanking ranking;
    uint32_t *order, *ranks;
    double *scores, *low;
    size_t n;
} Long;

static void *room(size_t n, size_t size)
{
    void *memory = calloc(n, size);
    ck_assert_ptr_nonnull(memory);
    return memory;
}

static uint32_t string(TrStrings *strings, const char *text)
{
    uint32_t id;
    TrError err = {0};
    EXPECT(tr_strings_add(strings, text, strlen(text), &id, NULL, &err) == TR_OK);
    return id;
}

/* Node i has the score i, or i + 1/4 where i is odd; each seventh has none, and no rank. The last stands
 * first. A measure without scores was left out because of its cost. */
static void make(Long *it, size_t n_threads)
{
    static const TrMeasure nothing = {0};
    TrError err = {0};

    *it = (Long){.n = MOST};
    it->network.input = &it->input;
    it->network.weave.n_threads = n_threads;
    it->network.n_nodes = MOST;
    it->network.nodes = room(MOST, sizeof *it->network.nodes);
    it->order = room(MOST, sizeof *it->order);
    it->ranks = room(MOST, sizeof *it->ranks);
    it->scores = room(MOST, sizeof *it->scores);
    it->low = room(MOST, sizeof *it->low);
    ck_assert_ptr_nonnull(it->input.strings = tr_strings_new(&err));
    for (uint32_t i = 0; i < MOST; i++) {
        char name[40];
        (void)snprintf(name, sizeof name, i % 1000 == 0 ? "Alfa, \"%u\"" : "n%u", i);
        it->network.nodes[i].name = string(it->input.strings, name);
        it->network.nodes[i].kind = string(it->input.strings, "person");
        it->ranks[i] = i % 7 == 0 ? 0 : MOST - i;
        it->scores[i] = i % 7 == 0 ? (double)NAN : i + (i % 2) * 0.25;
        it->low[i] = -1;
        it->order[MOST - 1 - i] = i;
    }
    it->measures[0] = (TrRankedMeasure){.measure = &nothing};
    it->measures[1] = (TrRankedMeasure){.measure = &nothing, .scores = it->scores, .ranks = it->ranks};
    it->measures[2] = (TrRankedMeasure){
        .measure = &nothing, .scores = it->scores, .low = it->low, .ranks = it->ranks, .best = it->ranks};
    it->ranking = (TrRanking){.network = &it->network, .measures = it->measures, .n = 3};
}

static void release(Long *it)
{
    tr_strings_free(it->input.strings);
    free(it->network.nodes);
    free(it->order);
    free(it->ranks);
    free(it->scores);
    free(it->low);
}

static size_t expected_row(char *text, size_t most, uint32_t i)
{
    char name[40], score[40] = "", rank[20] = "";

    (void)snprintf(name, sizeof name, i % 1000 == 0 ? "\"Alfa, \"\"%u\"\"\"" : "n%u", i);
    if (i % 7 != 0) {
        (void)snprintf(score, sizeof score, "%u%s", i, i % 2 ? ".25" : "");
        (void)snprintf(rank, sizeof rank, "%u", MOST - i);
    }
    return (size_t)snprintf(text, most, "%s,%s,person,%s,%s,%s,-1,%s,%s\n", rank, name, score, rank, score,
                            rank, rank);
}

START_TEST(rows_are_those_of_one_thread)
{
    size_t n = lengths[_i / N_THREADS], length, at = 0;
    Long it;
    FILE *file = tmpfile();
    TrError err = {0};
    char *text;

    make(&it, threads[_i % N_THREADS]);
    ck_assert_int_eq(tr_rank_csv_rows(&it.ranking, it.order, n, file, &err), TR_OK);
    text = stream_text(file, &length);
    for (size_t i = 0; i < n; i++) {
        char row[200];
        size_t some = expected_row(row, sizeof row, it.order[i]);
        if (at + some > length || memcmp(text + at, row, some) != 0)
            ck_abort_msg("row %zu of %zu is not %s", i, n, row);
        at += some;
    }
    ck_assert_uint_eq(at, length);
    free(text);
    release(&it);
}
END_TEST

START_TEST(a_full_disk_stays_in_the_stream)
{
    Long it;
    FILE *file = fopen("/dev/full", "w");
    TrError err = {0};

    ck_assert_ptr_nonnull(file);
    make(&it, 2);
    ck_assert_int_eq(tr_rank_csv_rows(&it.ranking, it.order, it.n, file, &err), TR_OK);
    ck_assert(ferror(file));
    (void)fclose(file);
    release(&it);
}
END_TEST

START_TEST(without_scores_there_are_no_rows)
{
    Long it;
    FILE *file = tmpfile();
    TrError err = {0};
    char *text;

    make(&it, 2);
    it.ranking.n = 1;
    ck_assert_int_eq(tr_rank_csv_rows(&it.ranking, it.order, it.n, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_str_eq(text, "");
    free(text);
    release(&it);
}
END_TEST

static TrStatus write_rows(void *context, TrError *err)
{
    const Long *it = context;
    FILE *file = fopen("/dev/null", "w");
    TrStatus st = tr_rank_csv_rows(&it->ranking, it->order, it->n, file, err);
    (void)fclose(file);
    return st;
}

/* In any of three blocks, each of which grows several times. */
START_TEST(survives_want_of_memory)
{
    Long it;

    make(&it, threads[_i]);
    it.n = 3 * BLOCK;
    ck_assert_uint_ge(starve(write_rows, &it), 3 + 1);
    release(&it);
}
END_TEST

Suite *suite_rank_csv(void)
{
    Suite *suite = suite_create("rank_csv");
    TCase *tests = tcase_create("rank_csv");

    tcase_add_loop_test(tests, rows_are_those_of_one_thread, 0, COUNT(lengths) * N_THREADS);
    tcase_add_test(tests, a_full_disk_stays_in_the_stream);
    tcase_add_test(tests, without_scores_there_are_no_rows);
    tcase_add_loop_test(tests, survives_want_of_memory, 0, N_THREADS);
    suite_add_tcase(suite, tests);
    return suite;
}
