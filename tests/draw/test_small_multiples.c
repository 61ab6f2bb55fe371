/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ranks over time, worked by hand, and as they are drawn: places, gaps, hostile names, too many panels. */
#include "draw/small_multiples.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/ranking.h"
#include "base/memory.h"
#include "base/number.h"
#include "hostile.h"
#include "suites.h"
#include "support.h"

#define HEADER "person,role,organization,action,target,date\n"

typedef struct {
    TrInput *input;
    TrNetwork *whole;
    TrPeriod *periods;
    size_t n_periods;
    uint32_t nodes[100];
    size_t n_nodes;
    TrTrajectory trajectory;
} Followed;

/* Everybody in the order of the whole, by degree. */
static TrStatus follow(Followed *it, TrPeriodUnit unit, TrError *err)
{
    static const TrDate always = {TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST};
    TrWeave weave = {.seed = 1};
    const TrMeasure *measure = tr_measure_find("degree", err);
    TrRanking ranking = {0};
    TrDate span;
    TrStatus st = TR_OK;
    ck_assert(tr_trajectory_span(it->input, &weave, always, &span));
    TR_TRY(tr_periods_make(span, always, unit, &it->periods, &it->n_periods, err));
    weave.since = it->periods[0].since;
    weave.until = it->periods[it->n_periods - 1].until;
    if ((it->whole = tr_network_build(it->input, &weave, err)) == NULL)
        return err->status;
    TR_TRY(tr_ranking_make(it->whole, &measure, 1, 0, &ranking, err));
    for (it->n_nodes = 0; it->n_nodes < ranking.measures[0].n_ranked && it->n_nodes < 100; it->n_nodes++)
        it->nodes[it->n_nodes] = ranking.measures[0].places[it->n_nodes];
    TR_TRY(tr_trajectory_make(it->whole, measure, it->periods, it->n_periods, it->nodes, it->n_nodes, 0,
                              &it->trajectory, err));
out:
    tr_ranking_release(&ranking);
    return st;
}

static void release(Followed *it)
{
    tr_trajectory_release(&it->trajectory);
    tr_network_free(it->whole);
    tr_free(it->periods);
    it->whole = NULL;
    it->periods = NULL;
}

static Followed followed(const char *claims, TrPeriodUnit unit)
{
    Followed it = {.input = input_of_claims(claims)};
    TrError err = {0};
    ck_assert_msg(follow(&it, unit, &err) == TR_OK, "%s", err.message);
    return it;
}

static void unfollow(Followed *it)
{
    release(it);
    tr_input_free(it->input);
}

/* 2024-01: a-b. 2024-02: nothing. 2024-03: a-c, b-c, and the range of b-d. 2024-04: b-d. The date 2024 would
 * lie in all; the claim without a date in none. */
static const char four_months[] = HEADER "a,,,met,b,2024-01-31\na,,,met,c,2024-03-01\nb,,,met,c,2024-03\n"
                                         "b,,,met,d,2024-03-31/2024-04-02\na,,,met,d,\n";

/* entity, then for each month rank, score and claims; - for none */
static const struct {
    const char *name;
    struct {
        uint32_t rank;
        double score;
        uint32_t n_claims;
    } months[4];
} expected[] = {
    {"b", {{1, 1, 1}, {0, NAN, 0}, {1, 2, 2}, {1, 1, 1}}},
    {"a", {{1, 1, 1}, {0, NAN, 0}, {3, 1, 1}, {0, NAN, 0}}},
    {"c", {{0, NAN, 0}, {0, NAN, 0}, {1, 2, 2}, {0, NAN, 0}}},
    {"d", {{0, NAN, 0}, {0, NAN, 0}, {3, 1, 1}, {1, 1, 1}}},
};

START_TEST(by_hand)
{
    static const size_t entities[] = {2, 0, 4, 2}, claims[] = {1, 0, 3, 1};
    Followed it = followed(four_months, TR_BY_MONTH);
    const TrTrajectory *t = &it.trajectory;
    ck_assert_uint_eq(t->n_periods, 4);
    ck_assert_uint_eq(t->n_entities, 4);
    ck_assert_uint_eq(t->n_spread, 1);
    ck_assert_uint_eq(it.whole->n_undated, 1);
    for (size_t k = 0; k < 4; k++) {
        ck_assert_uint_eq(t->counts[k].n_entities, entities[k]);
        ck_assert_uint_eq(t->counts[k].n_claims, claims[k]);
    }
    for (size_t i = 0; i < 4; i++) {
        ck_assert_str_eq(tr_names_shown(it.input, &it.whole->names, t->entities[i]), expected[i].name);
        for (size_t k = 0; k < 4; k++) {
            const TrTrajectoryPoint *point = &t->points[i * 4 + k];
            ck_assert_uint_eq(point->rank, expected[i].months[k].rank);
            ck_assert_uint_eq(point->n_claims, expected[i].months[k].n_claims);
            ck_assert(isnan(expected[i].months[k].score) ? isnan(point->score)
                                                         : point->score == expected[i].months[k].score);
        }
    }
    unfollow(&it);
}
END_TEST

/* What is known of dates: open ends do not stretch the span, and what is held back does not show in it. */
static const struct {
    const char *rows, *since, *until, *span; /* NULL: none */
} spans[] = {
    {"a,,,met,b,2020\na,,,met,b,2022-05\n", NULL, NULL, "2020 to 2022-05"},
    {"a,,,met,b,2020/..\na,,,met,b,../2021\n", NULL, NULL, "2020 to 2021"},
    {"a,,,met,b,2020/..\n", "2022", NULL, "2022-01-01"},
    {"a,,,met,b,2020/2024\n", "2021-02", "2022", "2021-02 to 2022"},
    {"a,,,met,b,\n", NULL, NULL, NULL},
    {"a,,,met,b,2020\n", "2021", NULL, NULL},
};

START_TEST(spans_of_dates)
{
    char claims[300], text[3 * TR_DATE_TEXT_BYTES], problem[200];
    TrWeave weave = {0};
    TrDate window = {TR_DAY_OPEN_FIRST, TR_DAY_OPEN_LAST}, bound, span;
    TrInput *input;
    (void)snprintf(claims, sizeof claims, HEADER "%s", spans[_i].rows);
    input = input_of_claims(claims);
    if (spans[_i].since != NULL && tr_date_parse(spans[_i].since, &bound, problem, sizeof problem))
        window.first_day = bound.first_day;
    if (spans[_i].until != NULL && tr_date_parse(spans[_i].until, &bound, problem, sizeof problem))
        window.last_day = bound.last_day;
    ck_assert_int_eq(tr_trajectory_span(input, &weave, window, &span), spans[_i].span != NULL);
    if (spans[_i].span != NULL)
        ck_assert_str_eq(tr_span_text(span, text), spans[_i].span);
    tr_input_free(input);
}
END_TEST

/* ---- drawn ---- */

static char *drawn(const Followed *it, TrPeriodUnit unit)
{
    TrSmallMultiples multiples = {it->whole, &it->trajectory, unit};
    FILE *file = tmpfile();
    TrError err = {0};
    size_t length;
    ck_assert_int_eq(tr_small_multiples_write(&multiples, file, &err), TR_OK);
    return stream_text(file, &length);
}

START_TEST(as_drawn)
{
    Followed it = followed(four_months, TR_BY_MONTH);
    char *svg = drawn(&it, TR_BY_MONTH);
    expect_well_formed_xml(svg);
    expect_part(svg, "role=\"img\" aria-labelledby=\"over--title over--desc\"");
    expect_part(svg, "<title id=\"over--title\">Rank by degree, 2024-01 to 2024-04, by month</title>");
    expect_part(svg,
                "4 small line charts, one for each entity, of its rank in each of 4 months. Position in the "
                "reported network, not guilt, rank or power.</desc>");
    expect_part(svg, "<g id=\"over--panel--b\" class=\"panel\"><title>b: 2024-01 rank 1 of 2; 2024-03 rank 1 "
                     "of 4; 2024-04 rank 1 of 2</title>");
    expect_part(svg, "<g id=\"over--panel--c\" class=\"panel\"><title>c: 2024-03 rank 1 of 4</title>");
    expect_part(svg, "1 claim with a longer date or a range lies in each month");
    expect_part(svg, "1 claim without a date is");
    ck_assert_uint_eq(count_parts(svg, "<circle"), 3 + 2 + 1 + 2);
    ck_assert_uint_eq(count_parts(svg, "<polyline"),
                      2); /* of b and d from March to April; the rest are gaps */
    ck_assert_uint_eq(count_parts(svg, "<rect"), 1 + 3); /* the sheet; the months with claims */
    for (const char *at = svg; (at = strstr(at, "font-size=\"")) != NULL; at++)
        ck_assert_double_ge(strtod(at + 11, NULL), 6); /* points, at the width of A4 */
    free(svg);
    unfollow(&it);
}
END_TEST

START_TEST(hostile_names)
{
    char *claims = NULL, xs[10001];
    size_t length;
    FILE *file = open_memstream(&claims, &length);
    const char *name = hostile[_i].name;
    Followed it;
    char *svg;
    memset(xs, 'x', sizeof xs - 1);
    xs[sizeof xs - 1] = '\0';
    (void)fputs("person,target,date,role,organization,action\n", file);
    tr_csv_text(file, name != NULL ? name : xs, true);
    (void)fputs(",b,2024,,,met\n", file);
    (void)fclose(file);
    it = followed(claims, TR_BY_YEAR);
    svg = drawn(&it, TR_BY_YEAR);
    expect_well_formed_xml(svg);
    expect_absent(svg, "<script");
    expect_absent(svg, "<b>");
    expect_absent(svg, "onload=\"");
    free(svg);
    unfollow(&it);
    free(claims);
}
END_TEST

START_TEST(too_many_panels)
{
    char *claims = NULL;
    size_t length;
    FILE *file = open_memstream(&claims, &length);
    TrError err = {0};
    Followed it;
    TrSmallMultiples multiples;
    (void)fputs(HEADER, file);
    for (int i = 0; i < 70; i++)
        (void)fprintf(file, "p%d,,,met,hub,2024\n", i);
    (void)fclose(file);
    it = followed(claims, TR_BY_YEAR);
    multiples = (TrSmallMultiples){it.whole, &it.trajectory, TR_BY_YEAR};
    file = tmpfile();
    ck_assert_int_eq(tr_small_multiples_write(&multiples, file, &err), TR_BAD_USAGE);
    (void)fclose(file);
    unfollow(&it);
    free(claims);
}
END_TEST

static TrStatus follow_and_draw(void *context, TrError *err)
{
    Followed *it = context;
    TrStatus st = follow(it, TR_BY_MONTH, err);
    if (st == TR_OK) {
        TrSmallMultiples multiples = {it->whole, &it->trajectory, TR_BY_MONTH};
        FILE *file = tmpfile();
        st = tr_small_multiples_write(&multiples, file, err);
        (void)fclose(file);
    }
    release(it);
    return st;
}

START_TEST(without_memory)
{
    Followed it = {.input = input_of_claims(four_months)};
    ck_assert_uint_gt(starve(follow_and_draw, &it), 50);
    tr_input_free(it.input);
}
END_TEST

Suite *suite_small_multiples(void)
{
    Suite *suite = suite_create("small_multiples");
    TCase *tcase = tcase_create("small_multiples");
    tcase_set_timeout(tcase, 60); /* every allocation fails once */
    tcase_add_test(tcase, by_hand);
    tcase_add_loop_test(tcase, spans_of_dates, 0, COUNT(spans));
    tcase_add_test(tcase, as_drawn);
    tcase_add_loop_test(tcase, hostile_names, 0, N_HOSTILE);
    tcase_add_test(tcase, too_many_panels);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
