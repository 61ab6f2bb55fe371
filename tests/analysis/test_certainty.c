/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure a ranking is: networks made so that the answer is known. */
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "analysis/certainty.h"
#include "base/interrupt.h"
#include "base/memory.h"

typedef struct {
    Woven woven;
    TrRanking ranking;
    TrCertainty certainty;
} Sure;

static void begin(Sure *it, const char *claims, const char *measure, size_t n_replicates, TrWeave how)
{
    TrCertaintyWish wish = {.n_replicates = n_replicates, .top = 3};
    TrError err = {0};
    const TrMeasure *one = tr_measure_find(measure, &err);
    ck_assert_ptr_nonnull(one);
    it->woven = weave(&(Sheets){.claims = claims}, &how);
    ck_assert_int_eq(tr_ranking_make(it->woven.network, &one, 1, 0, &it->ranking, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_plan(&it->ranking, &wish, &it->certainty, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_compute(&it->certainty, &err), TR_OK);
}

static void end(Sure *it)
{
    tr_certainty_release(&it->certainty);
    tr_ranking_release(&it->ranking);
    unravel(&it->woven);
}

static const char *name_at(const Sure *it, size_t place)
{
    return tr_node_name(it->woven.network, it->certainty.measures[0].ranked->places[place]);
}

/* Place of the entity called `name`. */
static size_t place_called(const Sure *it, const char *name)
{
    return it->certainty.measures[0].place_of[node_called(it->woven.network, name)];
}

#define HEADER "person,role,organization,action,target,source\n"

/* By hand. Degrees: Ana 3 (Beto, c, d), Beto 2 (Ana, c), c 2, d 1. Without north Ana and d have one another,
 * Beto and c too: all share rank 1. Without south Ana 3, the others 1. Without east or south2 nothing
 * changes. */
static const char by_hand[] =
    HEADER "Ana,,,met,Beto,north\nAna,,,met,c,north\nAna,,,met,d,east\nBeto,,,met,c,south\n"
           "Ana,,,met,d,south2\n";

START_TEST(test_one_left_out_by_hand)
{
    static const struct {
        const char *name, *origin; /* NULL: none changes its rank */
        uint32_t rank, rank_without;
    } expected[] = {
        {"Ana", NULL, 1, 0},     /* 3, 1, 2, 3, 3: first in each */
        {"Beto", "north", 2, 1}, /* 2: without north all have one tie */
        {"c", "north", 2, 1},
        {"d", "north", 4, 1},
    };
    Sure it;
    begin(&it, by_hand, "degree", 20, (TrWeave){0});
    ck_assert_uint_eq(it.certainty.resampling.n_origins, 4);
    for (int i = 0; i < COUNT(expected); i++) {
        const TrSureMeasure *sure = &it.certainty.measures[0];
        size_t place = place_called(&it, expected[i].name);
        ck_assert_uint_eq(sure->ranked->ranks[sure->ranked->places[place]], expected[i].rank);
        if (expected[i].origin == NULL) {
            ck_assert_uint_eq(sure->origin[place], TR_NO_ID);
            continue;
        }
        ck_assert_uint_ne(sure->origin[place], TR_NO_ID);
        ck_assert_str_eq(tr_resampling_origin(&it.certainty.resampling, sure->origin[place]),
                         expected[i].origin);
        ck_assert_uint_eq(sure->rank_without[place], expected[i].rank_without);
    }
    /* tau_b: without east or south2 nothing changes, 1; without north all are tied, so it is not defined;
     * without south 3 1 1 1 against 3 2 2 1: 3 pairs of one order, of 6 one is tied there and 3 here */
    ck_assert_double_eq_tol(it.certainty.measures[0].worst_tau, 3 / sqrt(5.0 * 3), 1e-15);
    ck_assert_str_eq(tr_resampling_origin(&it.certainty.resampling, it.certainty.measures[0].worst_origin),
                     "south");
    ck_assert_uint_eq(it.certainty.measures[0].one_left_out.n, 4);
    end(&it);
}
END_TEST

/* One origin tells of all of Mona's ties; five origins each tell of two of Lena's and more. */
START_TEST(test_first_through_one_origin)
{
    char text[4000] = HEADER;
    Sure it;
    const TrSureMeasure *sure;
    for (int i = 0; i < 9; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "Mona,,,met,m%d,The Dossier\n", i);
    for (int i = 0; i < 6; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text),
                       "Lena,,,met,l%d,o%d\nLena,,,met,l%d,o%d\n", i, i, (i + 1) % 6, i);
    begin(&it, text, "degree", 500, (TrWeave){.seed = 1});
    sure = &it.certainty.measures[0];
    ck_assert_str_eq(name_at(&it, 0), "Mona");
    ck_assert_str_eq(tr_resampling_origin(&it.certainty.resampling, sure->origin[0]), "The Dossier");
    ck_assert_uint_eq(sure->rank_without[0], 8); /* behind Lena and her six; nobody is below */
    ck_assert(!tr_sure_apart(sure, 0, 1));
    ck_assert_uint_eq(sure->interval.low[0], 1);
    ck_assert_uint_gt(sure->interval.high[0], 7);
    /* half of the draws lack the dossier, about (6/7)^4 = 0.54 of them */
    ck_assert_double_eq_tol(sure->interval.p_top[0], 0.46, 0.1);
    end(&it);
}
END_TEST

/* Every origin tells of all twenty ties of the leader and of one tie between others. */
START_TEST(test_clear_leader)
{
    char text[20000] = HEADER;
    static const char *const measures[] = {"degree", "strength", "pagerank"};
    for (int o = 0; o < 10; o++)
        for (int i = 0; i < 20; i++)
            (void)snprintf(text + strlen(text), sizeof text - strlen(text),
                           i == o ? "n%02d,,,met,n19,o%d\n" : "Lena,,,met,n%02d,o%d\n", i, o);
    for (int i = 0; i < COUNT(measures); i++) {
        Sure it;
        const TrSureMeasure *sure;
        begin(&it, text, measures[i], 300, (TrWeave){.seed = 1});
        sure = &it.certainty.measures[0];
        ck_assert_str_eq(name_at(&it, 0), "Lena");
        ck_assert_uint_eq(sure->interval.low[0], 1);
        ck_assert_uint_eq(sure->interval.high[0], 1);
        ck_assert_double_eq(sure->interval.p_top[0], 1);
        ck_assert_uint_eq(sure->origin[0], TR_NO_ID);
        ck_assert(tr_sure_apart(sure, 0, 1));
        end(&it);
    }
}
END_TEST

static const struct {
    const char *title, *claims;
    TrWeave how;
    TrSureState state;
} nothing[] = {
    {"one origin", HEADER "a,,,met,b,s\nb,,,met,c,s\n", {0}, TR_SURE_ONE_ORIGIN},
    {"claims without source come from their file",
     "person,role,organization,action,target\na,,,met,b\nc,,,met,d\n",
     {0},
     TR_SURE_ONE_ORIGIN},
    {"isolates", HEADER "a,,,,,s\nb,,,,,t\n", {0}, TR_SURE_NO_TIES},
    {"ties that do not count",
     "person,role,organization,action,target,source,status\na,,,met,b,s,acquitted\n",
     {0},
     TR_SURE_NO_TIES},
    {"a projection",
     "person,role,organization,action,source\na,x,o,,s\nb,x,o,,t\n",
     {.mode = TR_MODE_PEOPLE},
     TR_SURE_PROJECTION},
};

START_TEST(test_nothing_can_be_said)
{
    Sure it;
    begin(&it, nothing[_i].claims, "degree", 10, nothing[_i].how);
    ck_assert_msg(it.certainty.measures[0].state == nothing[_i].state, "%s: state %d", nothing[_i].title,
                  (int)it.certainty.measures[0].state);
    ck_assert(!tr_certainty_any(&it.certainty));
    end(&it);
}
END_TEST

/* Who is only named stays in the ranking, behind all others. */
START_TEST(test_isolates_beside_ties)
{
    Sure it;
    const TrSureMeasure *sure;
    begin(&it, HEADER "a,,,met,b,s\na,,,met,b,t\na,,,met,c,t\nz,,,,,s\ny,,,,,t\n", "degree", 50,
          (TrWeave){0});
    sure = &it.certainty.measures[0];
    ck_assert_int_eq(sure->state, TR_SURE_DONE);
    ck_assert_uint_eq(sure->interval.high[place_called(&it, "z")], 5);
    ck_assert_uint_eq(sure->interval.low[place_called(&it, "a")], 1);
    end(&it);
}
END_TEST

/* ---- the budget ---- */

START_TEST(test_budget)
{
    Woven woven = weave(&(Sheets){.claims = by_hand}, NULL);
    TrError err = {0};
    const TrMeasure *measures[] = {tr_measure_find("degree", &err), tr_measure_find("strength", &err)};
    TrRanking ranking;
    TrCertainty certainty;
    TrCertaintyWish wish = {.n_replicates = 100, .top = 3};
    double cost;
    ck_assert_int_eq(tr_ranking_make(woven.network, measures, 2, 0, &ranking, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_plan(&ranking, &wish, &certainty, &err), TR_OK);
    cost = certainty.measures[0].cost;
    ck_assert_double_gt(cost, 0);
    tr_certainty_release(&certainty);
    for (int i = 0; i < 3; i++) {
        wish.budget_seconds = i == 0 ? cost / 2 : cost * 1.5;
        wish.together = i == 2; /* one fits, but not both */
        ck_assert_int_eq(tr_certainty_plan(&ranking, &wish, &certainty, &err), TR_OK);
        ck_assert_int_eq(certainty.measures[0].state, i == 0 ? TR_SURE_TOO_COSTLY : TR_SURE_DONE);
        ck_assert_int_eq(certainty.measures[1].state, i == 1 ? TR_SURE_DONE : TR_SURE_TOO_COSTLY);
        tr_certainty_release(&certainty);
    }
    wish.n_replicates = 0;
    ck_assert_int_eq(tr_certainty_plan(&ranking, &wish, &certainty, &err), TR_BAD_USAGE);
    tr_ranking_release(&ranking);
    unravel(&woven);
}
END_TEST

/* ---- the same bytes ---- */

static char *random_claims(void)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    uint64_t dice = 7;
    ck_assert_ptr_nonnull(file);
    (void)fputs("person,role,organization,action,target,source,confidence\n", file);
    for (int i = 0; i < 300; i++)
        (void)fprintf(file, "p%02zu,,,met,q%02zu,s%zu,0.%zu\n", random_below(&dice, 30),
                      random_below(&dice, 30), random_below(&dice, 12), 1 + random_below(&dice, 9));
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

static void expect_same(const TrSureMeasure *a, const TrSureMeasure *b, bool random_parts)
{
    size_t n = a->n_watched;
    ck_assert_uint_eq(n, b->n_watched);
    ck_assert_mem_eq(a->origin, b->origin, n * sizeof *a->origin);
    ck_assert_mem_eq(a->rank_without, b->rank_without, n * sizeof *a->rank_without);
    ck_assert_mem_eq(&a->one_left_out, &b->one_left_out, sizeof a->one_left_out);
    if (!random_parts)
        return;
    ck_assert_mem_eq(a->interval.low, b->interval.low, n * sizeof *a->interval.low);
    ck_assert_mem_eq(a->interval.high, b->interval.high, n * sizeof *a->interval.high);
    ck_assert_mem_eq(a->interval.p_top, b->interval.p_top, n * sizeof *a->interval.p_top);
    ck_assert_mem_eq(&a->origins, &b->origins, sizeof a->origins);
    ck_assert_mem_eq(&a->confidence, &b->confidence, sizeof a->confidence);
    ck_assert_mem_eq(a->dropped, b->dropped, sizeof a->dropped);
    ck_assert_double_eq(a->cs_entities, b->cs_entities);
    ck_assert_double_eq(a->cs_origins, b->cs_origins);
}

START_TEST(test_threads_and_seeds)
{
    static const char *const measures[] = {"strength", "pagerank", "eigenvector"};
    char *claims = random_claims();
    for (int m = 0; m < COUNT(measures); m++) {
        Sure one, other;
        begin(&one, claims, measures[m], 200, (TrWeave){.n_threads = 1, .seed = 3});
        ck_assert_uint_gt(one.certainty.measures[0].confidence.n, 0);
        for (size_t threads = 2; threads <= 7; threads += 5) {
            begin(&other, claims, measures[m], 200, (TrWeave){.n_threads = threads, .seed = 3});
            expect_same(&one.certainty.measures[0], &other.certainty.measures[0], true);
            end(&other);
        }
        /* another seed: what is drawn changes, leaving each origin out does not */
        begin(&other, claims, measures[m], 200, (TrWeave){.n_threads = 1, .seed = 4});
        expect_same(&one.certainty.measures[0], &other.certainty.measures[0], false);
        ck_assert(memcmp(one.certainty.measures[0].interval.p_top, other.certainty.measures[0].interval.p_top,
                         one.certainty.measures[0].n_watched * sizeof(double)) != 0);
        end(&other);
        end(&one);
    }
    free(claims);
}
END_TEST

/* Bounds that hold of any network. */
/* What a picture asks for: the same intervals, and nothing else, for less. */
START_TEST(test_ranks_only)
{
    char *claims = random_claims();
    Sure whole;
    TrCertainty ranks = {0};
    TrCertaintyWish wish = {.n_replicates = 100, .top = 3, .ranks_only = true};
    TrError err = {0};
    begin(&whole, claims, "degree", 100, (TrWeave){.seed = 1});
    ck_assert_int_eq(tr_certainty_plan(&whole.ranking, &wish, &ranks, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_compute(&ranks, &err), TR_OK);
    ck_assert_int_eq(ranks.measures[0].state, TR_SURE_DONE);
    ck_assert_double_lt(ranks.measures[0].cost, whole.certainty.measures[0].cost);
    ck_assert_uint_gt(ranks.measures[0].n_watched, 5);
    for (size_t i = 0; i < ranks.measures[0].n_watched; i++) {
        ck_assert_uint_eq(ranks.measures[0].interval.low[i], whole.certainty.measures[0].interval.low[i]);
        ck_assert_uint_eq(ranks.measures[0].interval.high[i], whole.certainty.measures[0].interval.high[i]);
    }
    ck_assert_uint_eq(ranks.measures[0].one_left_out.n, 0);
    tr_certainty_release(&ranks);
    end(&whole);
    free(claims);
}
END_TEST

START_TEST(test_bounds)
{
    char *claims = random_claims();
    Sure it;
    const TrSureMeasure *sure;
    begin(&it, claims, "strength", 200, (TrWeave){.seed = 3});
    sure = &it.certainty.measures[0];
    for (size_t i = 0; i < sure->n_watched; i++) {
        ck_assert_uint_ge(sure->interval.low[i], 1);
        ck_assert_uint_le(sure->interval.low[i], sure->interval.high[i]);
        ck_assert_uint_le(sure->interval.high[i], it.woven.network->n_nodes);
        ck_assert(sure->interval.p_top[i] >= 0 && sure->interval.p_top[i] <= 1);
    }
    ck_assert(sure->origins.tau >= sure->origins.least_tau && sure->origins.tau <= 1);
    ck_assert(sure->dropped[0].tau >= sure->dropped[2].tau); /* dropping more keeps less */
    ck_assert(sure->cs_entities >= 0 && sure->cs_entities < 1);
    ck_assert_uint_eq(sure->confidence.n, 200);
    end(&it);
    free(claims);
}
END_TEST

/* ---- what goes wrong ---- */

static TrStatus starving(void *context, TrError *err)
{
    TrCertaintyWish wish = {.n_replicates = 3, .top = 3};
    TrCertainty certainty = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_certainty_plan(context, &wish, &certainty, err));
    TR_TRY(tr_certainty_compute(&certainty, err));
out:
    tr_certainty_release(&certainty);
    return st;
}

START_TEST(test_starving)
{
    Woven woven = weave(&(Sheets){.claims = "person,role,organization,action,target,source,confidence\n"
                                            "Ana,,,met,b,s,0.5\nAnita,,,met,c,t,1\n",
                                  .entities = "name,aliases\nAna,Anita\n"},
                        &(TrWeave){.n_threads = 1});
    TrError err = {0};
    const TrMeasure *one = tr_measure_find("degree", &err);
    TrRanking ranking;
    TrStatus st = TR_MEMORY;
    int failures = 0;
    ck_assert_int_eq(tr_ranking_make(woven.network, &one, 1, 0, &ranking, &err), TR_OK);
    for (unsigned long n = 1; st == TR_MEMORY; n += 1 + n / 15) { /* there are thousands: not each */
        TrError failed = {0};
        tr_memory_fail_at(n);
        st = starving(&ranking, &failed);
        tr_memory_fail_at(0);
        ck_assert(st == TR_OK || st == TR_MEMORY);
        ck_assert_int_eq(failed.status, st);
        failures += st == TR_MEMORY;
    }
    ck_assert_int_gt(failures, 50);
    tr_ranking_release(&ranking);
    unravel(&woven);
}
END_TEST

START_TEST(test_interrupt)
{
    Woven woven = weave(&(Sheets){.claims = by_hand}, NULL);
    TrCertaintyWish wish = {.n_replicates = 1000, .top = 3};
    TrCertainty certainty = {0};
    TrError err = {0};
    const TrMeasure *one = tr_measure_find("pagerank", &err);
    TrRanking ranking;
    ck_assert_int_eq(tr_ranking_make(woven.network, &one, 1, 0, &ranking, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_plan(&ranking, &wish, &certainty, &err), TR_OK);
    tr_interrupt_listen();
    (void)raise(SIGINT);
    ck_assert_int_eq(tr_certainty_compute(&certainty, &err), TR_INTERRUPTED);
    ck_assert_int_eq(err.status, TR_INTERRUPTED);
    tr_certainty_release(&certainty);
    tr_ranking_release(&ranking);
    unravel(&woven);
}
END_TEST

Suite *suite_certainty(void)
{
    Suite *suite = suite_create("certainty");
    TCase *tcase = tcase_create("certainty");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, test_one_left_out_by_hand);
    tcase_add_test(tcase, test_first_through_one_origin);
    tcase_add_test(tcase, test_clear_leader);
    tcase_add_loop_test(tcase, test_nothing_can_be_said, 0, COUNT(nothing));
    tcase_add_test(tcase, test_isolates_beside_ties);
    tcase_add_test(tcase, test_budget);
    tcase_add_test(tcase, test_threads_and_seeds);
    tcase_add_test(tcase, test_ranks_only);
    tcase_add_test(tcase, test_bounds);
    tcase_add_test(tcase, test_starving);
    tcase_add_test(tcase, test_interrupt);
    suite_add_tcase(suite, tcase);
    return suite;
}
