/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Key player sets on shapes worked by hand from Borgatti's formulas; tests/oracle/groups.py goes through all
 * sets of random networks with networkx. */
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "analysis/key_players.h"
#include "base/memory.h"

/* Two triangles, and a tie between c and d. */
#define BRIDGE "a-b b-c c-a d-e e-f f-d c-d"

static const struct {
    const char *shape;
    size_t k;
    const char *set; /* members, and so many sets have the score */
    uint64_t n_best;
    double score, fragmentation;
    size_t n_components, largest;
} removals[] = {
    {"a-b a-c a-d a-e", 1, "a", 1, 1, 1, 4, 1},
    /* without c: the pair a-b, the triangle d e f: 2 (1 + 3) of 20 ordered pairs are one step apart */
    {BRIDGE, 1, "c", 2, 0.6, 0.6, 2, 3},
    /* without c and d, or one of them and another of the other triangle: two pairs, 4 of 12 */
    {BRIDGE, 2, "ad", 5, 2.0 / 3, 2.0 / 3, 2, 2},
    /* a path of five without its middle: 4 of 12; without b: a alone, c-d-e: (4 + 2/2) of 12 are lost */
    {"a-b b-c c-d d-e", 1, "c", 1, 2.0 / 3, 2.0 / 3, 2, 2},
    {"a-b b-c c-d d-e", 2, "bd", 1, 1, 1, 3, 1},
    /* a ring of four: without one a path of three, 1 - (4 + 2/2) / 6; any is as good */
    {"a-b b-c c-d d-a", 1, "a", 4, 1.0 / 6, 0, 1, 3},
    {"a-b b-c c-d d-a", 2, "ac", 2, 1, 1, 2, 1},
    {"a b c", 1, "a", 3, 1, 1, 2, 1},
    {"a", 1, "a", 1, 1, 1, 0, 0},
    {"a-b", 1, "a", 2, 1, 1, 1, 1},
    {"a-b", 2, "ab", 1, 1, 1, 0, 0},
    /* in parts: a triangle, a pair and one alone. Without one of the triangle: two pairs, 1 - 4/20 */
    {"a-b b-c c-a d-e f", 1, "a", 3, 0.8, 0.8, 3, 2},
};

static TrKeyPlayers find(const TrNetwork *network, TrKeyGoal goal, size_t k, double budget)
{
    TrKeyPlayers players;
    TrError err = {0};
    TrKeyQuestion question = {.goal = goal, .k = k, .budget_seconds = budget};
    ck_assert_msg(tr_key_players_find(network, &question, &players, &err) == TR_OK, "%s", err.message);
    return players;
}

static void expect_set(const TrKeyPlayers *players, const char *set)
{
    ck_assert_uint_eq(players->question.k, strlen(set));
    for (size_t i = 0; i < players->question.k; i++)
        ck_assert_int_eq(*tr_node_name(players->network, players->found.nodes[i]), set[i]);
}

START_TEST(removal_by_hand)
{
    Woven woven = weave_shape(removals[_i].shape, NULL);
    TrKeyPlayers players = find(woven.network, TR_TO_REMOVE, removals[_i].k, 10);
    ck_assert(players.exact);
    expect_set(&players, removals[_i].set);
    ck_assert_uint_eq(players.search.n_best, removals[_i].n_best);
    ck_assert_double_eq_tol(players.found.score, removals[_i].score, 1e-11);
    ck_assert_double_eq_tol(players.found.fragmentation, removals[_i].fragmentation, 1e-11);
    ck_assert_uint_eq(players.found.n_components, removals[_i].n_components);
    ck_assert_uint_eq(players.found.largest, removals[_i].largest);
    tr_key_players_release(&players);
    unravel(&woven);
}
END_TEST

static const struct {
    const char *shape;
    size_t k;
    const char *set;
    uint64_t n_best;
    double score;
    size_t n_within_one, n_within_two, n_unreached;
} reaches[] = {
    {"a-b a-c a-d a-e", 1, "a", 1, 1, 4, 4, 0},
    /* a path of five: {a,d}, {b,d} and {b,e} are one step from all */
    {"a-b b-c c-d d-e", 2, "ad", 3, 1, 3, 3, 0},
    /* its middle: 1 + 2 + 2/2 of 5 */
    {"a-b b-c c-d d-e", 1, "c", 1, 0.8, 2, 4, 0},
    /* c: itself, a b d, and e f two steps off */
    {BRIDGE, 1, "c", 2, (1 + 3 + 2 * 0.5) / 6, 3, 5, 0},
    {"a b c", 1, "a", 3, 1.0 / 3, 0, 0, 2},
    {"a b c", 3, "abc", 1, 1, 0, 0, 0},
    {"a", 1, "a", 1, 1, 0, 0, 0},
    {"a-b b-c c-a d-e f", 2, "ad", 6, 5.0 / 6, 3, 3, 1},
};

START_TEST(reach_by_hand)
{
    Woven woven = weave_shape(reaches[_i].shape, NULL);
    TrKeyPlayers players = find(woven.network, TR_TO_REACH, reaches[_i].k, 10);
    ck_assert(players.exact);
    expect_set(&players, reaches[_i].set);
    ck_assert_uint_eq(players.search.n_best, reaches[_i].n_best);
    ck_assert_double_eq_tol(players.found.score, reaches[_i].score, 1e-11);
    ck_assert_uint_eq(players.found.n_within_one, reaches[_i].n_within_one);
    ck_assert_uint_eq(players.found.n_within_two, reaches[_i].n_within_two);
    ck_assert_uint_eq(players.found.n_unreached, reaches[_i].n_unreached);
    tr_key_players_release(&players);
    unravel(&woven);
}
END_TEST

/* What the set loses without each member, and what stands beside it. Two triangles and a bridge, without a
 * and d 2/3. Without d alone 3/5; without a alone five pairs of those left are one step apart, three two, two
 * three. */
START_TEST(losses)
{
    Woven woven = weave_shape(BRIDGE, NULL);
    TrKeyPlayers players = find(woven.network, TR_TO_REMOVE, 2, 10);
    ck_assert_double_eq_tol(players.losses[0], 2.0 / 3 - 0.6, 1e-11);
    ck_assert_double_eq_tol(players.losses[1], 2.0 / 3 - (1 - (5 + 3 / 2.0 + 2 / 3.0) / 10), 1e-11);
    ck_assert_double_eq_tol(players.by_degree.score, 2.0 / 3,
                            1e-11); /* c and d have three ties, the rest two */
    ck_assert_double_eq_tol(players.by_betweenness.score, 2.0 / 3, 1e-11);
    /* as it is: 14 ordered pairs one step apart, 8 two, 8 three */
    ck_assert_double_eq_tol(players.nobody.score, 1 - (14 + 8 / 2.0 + 8 / 3.0) / 30, 1e-11);
    ck_assert_double_eq_tol(players.nobody.fragmentation, 0, 1e-11);
    ck_assert_uint_eq(players.nobody.n_left, 6);
    tr_key_players_release(&players);
    tr_key_players_release(&players); /* again is fine */
    unravel(&woven);
}
END_TEST

/* Members of one kind; the others are still on the way, and counted. */
START_TEST(kinds)
{
    Sheets sheets = {.claims = "person,role,organization,action\nAna,,Banco,\nBeto,,Banco,\nCarla,,Banco,\n"
                               "Carla,,Club,\nDora,,Club,\n"};
    static const char *const people[] = {"person"}, *const nobody[] = {"ghost"};
    Woven woven = weave(&sheets, NULL);
    TrKeyQuestion question = {.goal = TR_TO_REMOVE, .k = 1, .kinds = people, .n_kinds = 1};
    TrKeyPlayers players;
    TrError err = {0};
    ck_assert_int_eq(tr_key_players_find(woven.network, &question, &players, &err), TR_OK);
    ck_assert_str_eq(tr_node_name(woven.network, players.found.nodes[0]), "Carla");
    ck_assert_uint_eq(players.n_eligible, 4);
    ck_assert_uint_eq(players.n_entities, 6);
    /* Ana-Banco-Beto, Club-Dora: six pairs one step apart, two two, of 20 */
    ck_assert_double_eq_tol(players.found.score, 1 - (6 + 2 * 0.5) / 20, 1e-11);
    ck_assert_str_eq(tr_node_name(woven.network, players.by_degree.nodes[0]), "Carla");
    tr_key_players_release(&players);
    question.kinds = nobody;
    ck_assert_int_eq(tr_key_players_find(woven.network, &question, &players, &err), TR_BAD_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "of these kinds"));
    unravel(&woven);
}
END_TEST

START_TEST(too_many_or_none)
{
    Woven woven = weave_shape("a-b b-c", NULL);
    TrKeyPlayers players;
    for (size_t k = 0; k < 6; k += 4) {
        TrError err = {0};
        TrKeyQuestion question = {.goal = (TrKeyGoal)_i, .k = k};
        ck_assert_int_eq(tr_key_players_find(woven.network, &question, &players, &err), TR_BAD_USAGE);
        ck_assert_ptr_nonnull(strstr(err.message, "1 to 3"));
        tr_key_players_release(&players);
    }
    unravel(&woven);
}
END_TEST

/* ---- beyond what can be tried ---- */

/* Stars of 12 leaves in a ring of their centres, and chords. */
static Woven ring_of_stars(size_t n_stars, const TrWeave *how)
{
    enum { LEAVES = 12 };
    char *edges = calloc(n_stars * (LEAVES + 2), 32), *at = edges;
    int n = (int)n_stars;
    Woven woven;
    for (int i = 0; i < n; i++) {
        at += snprintf(at, 32, "s%02d-s%02d ", i, (i + 1) % n);
        if (i % 7 == 0)
            at += snprintf(at, 32, "s%02d-s%02d ", i, (i + 3) % n);
        for (int k = 0; k < LEAVES; k++)
            at += snprintf(at, 32, "s%02d-l%02d.%02d ", i, i, k);
    }
    woven = weave_shape(edges, how);
    free(edges);
    return woven;
}

/* Greedy finds what trying all sets finds, for any number of threads. */
START_TEST(greedy_and_exact)
{
    TrKeyGoal goal = (TrKeyGoal)_i;
    TrKeyPlayers exact = {0};
    for (size_t n_threads = 1; n_threads <= 7; n_threads += 3) {
        Woven woven = ring_of_stars(8, &(TrWeave){.n_threads = n_threads, .seed = 1});
        TrKeyPlayers greedy;
        if (n_threads == 1)
            exact = find(woven.network, goal, 3, 0);
        greedy = find(woven.network, goal, 3, exact.seconds / 2);
        ck_assert(!greedy.exact);
        ck_assert_uint_eq(greedy.n_sources, 0);
        ck_assert(exact.exact);
        ck_assert_uint_eq(exact.search.n_scored, 104 * 103 * 102 / 6);
        ck_assert(greedy.found.score == exact.found.score);
        ck_assert_uint_gt(greedy.search.n_reached, 0);
        ck_assert_uint_lt(greedy.search.n_scored, exact.search.n_scored);
        if (goal == TR_TO_REMOVE)
            ck_assert_mem_eq(greedy.found.nodes, exact.found.nodes, 3 * sizeof *exact.found.nodes);
        tr_key_players_release(&greedy);
        unravel(&woven);
    }
    tr_key_players_release(&exact);
}
END_TEST

/* Less and less is done as the budget shrinks, and then nothing: with a sentence. */
START_TEST(budgets)
{
    Woven woven = ring_of_stars(30, &(TrWeave){.seed = 1});
    TrKeyPlayers players = find(woven.network, TR_TO_REMOVE, 3, 0.06);
    TrKeyQuestion question = {.goal = TR_TO_REMOVE, .k = 3, .budget_seconds = 1e-6};
    TrError err = {0};
    ck_assert(!players.exact);
    ck_assert_uint_eq(players.n_sources, 256);
    ck_assert_double_le(players.seconds, 0.06);
    ck_assert_double_gt(players.found.score, players.nobody.score);
    tr_key_players_release(&players);
    ck_assert_int_eq(tr_key_players_find(woven.network, &question, &players, &err), TR_ANALYSIS);
    ck_assert_ptr_nonnull(strstr(err.message, "over the budget of 1e-06 s"));
    question.goal = TR_TO_REACH;
    err = (TrError){0};
    ck_assert_int_eq(tr_key_players_find(woven.network, &question, &players, &err), TR_ANALYSIS);
    players = find(woven.network, TR_TO_REACH, 3, 0.002);
    ck_assert_uint_lt(players.n_candidates, players.n_eligible);
    ck_assert_uint_ge(players.n_candidates, 10);
    tr_key_players_release(&players);
    unravel(&woven);
}
END_TEST

typedef struct {
    const TrNetwork *network;
    TrKeyQuestion question;
    bool exact;
} Request;

static TrStatus find_once(void *context, TrError *err)
{
    const Request *request = context;
    TrKeyPlayers players = {0};
    TrStatus st = tr_key_players_find(request->network, &request->question, &players, err);
    ck_assert(st != TR_OK || players.exact == request->exact);
    tr_key_players_release(&players);
    return st;
}

START_TEST(without_memory)
{
    Woven small = weave_shape("a-b b-c c-a d-e e-f f-d c-d g", &(TrWeave){.n_threads = 1});
    Woven large = weave_shape("a-b b-c c-d d-e e-f f-g g-h h-i i-j j-k k-l l-m m-n n-o o-p p-q q-r r-s",
                              &(TrWeave){.n_threads = 1});
    Request exact = {small.network, {.goal = (TrKeyGoal)_i, .k = 2}, true};
    Request greedy = {large.network, {.goal = (TrKeyGoal)_i, .k = 9}, false};
    TrKeyPlayers players = find(large.network, (TrKeyGoal)_i, 9, 0);
    greedy.question.budget_seconds = players.seconds / 2;
    tr_key_players_release(&players);
    ck_assert_uint_gt(starve(find_once, &exact), 40);
    ck_assert_uint_gt(starve(find_once, &greedy), 40);
    unravel(&small);
    unravel(&large);
}
END_TEST

Suite *suite_key_players(void)
{
    Suite *suite = suite_create("key_players");
    TCase *tcase = tcase_create("key_players");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, removal_by_hand, 0, COUNT(removals));
    tcase_add_loop_test(tcase, reach_by_hand, 0, COUNT(reaches));
    tcase_add_test(tcase, losses);
    tcase_add_test(tcase, kinds);
    tcase_add_loop_test(tcase, too_many_or_none, 0, 2);
    tcase_add_loop_test(tcase, greedy_and_exact, 0, 2);
    tcase_add_test(tcase, budgets);
    tcase_add_loop_test(tcase, without_memory, 0, 2);
    suite_add_tcase(suite, tcase);
    return suite;
}
