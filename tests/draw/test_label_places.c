/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels on a chart: none over another, none outside, each linked to its dot where it stands away from it;
 * and the charts of --stability are whole. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "draw/label_places.h"
#include "draw/stability_charts.h"

static bool overlap(TrBox a, TrBox b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* As many labels as a chart has, of dots drawn at random from a part of the plot: alone, crowded, in a
 * corner. */
START_TEST(test_no_overlap)
{
    static const double parts[] = {1, 0.5, 0.2};
    enum { N = 20 };
    TrDot dots[N];
    TrPlacedLabel labels[N];
    uint64_t dice = (uint64_t)_i + 1;
    for (int part = 0; part < COUNT(parts); part++) {
        TrLabelPlaces places = {.within = {0, 0, 500, 400},
                                .points = 8,
                                .dots = dots,
                                .n_dots = N,
                                .x_line = 250,
                                .y_line = NAN,
                                .labels = labels};
        for (size_t i = 0; i < N; i++)
            dots[i] = (TrDot){.spot = {(double)random_below(&dice, 490) * parts[part] + 5,
                                       (double)random_below(&dice, 390) * parts[part] + 5},
                              .radius = 3,
                              .named = true};
        for (size_t i = 0; i < N; i++)
            tr_label_place(&places, i, 40 + (double)random_below(&dice, 110));
        ck_assert_uint_eq(places.n_labels, N);
        for (size_t i = 0; i < N; i++) {
            TrBox box = labels[i].box;
            double away = hypot(labels[i].anchor.x - dots[i].spot.x, labels[i].anchor.y - dots[i].spot.y);
            ck_assert_msg(box.left >= 0 && box.right <= 500 && box.top >= 0 && box.bottom <= 400,
                          "label %zu stands outside", i);
            ck_assert_msg(labels[i].linked || away < 7, "label %zu stands %g away, without a link", i, away);
            for (size_t j = 0; j < i; j++)
                ck_assert_msg(!overlap(box, labels[j].box), "labels %zu and %zu overlap", i, j);
        }
    }
}
END_TEST

/* ---- the charts ---- */

typedef struct {
    Woven woven;
    TrRanking ranking;
    TrCertainty certainty;
} Charted;

static void begin(Charted *it, const char *claims)
{
    TrError err = {0};
    const TrMeasure *measures[] = {tr_measure_find("degree", &err), tr_measure_find("betweenness", &err)};
    TrCertaintyWish wish = {.n_replicates = 50, .top = 10};
    it->woven = weave(&(Sheets){.claims = claims}, NULL);
    ck_assert_int_eq(tr_ranking_make(it->woven.network, measures, 2, 0, &it->ranking, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_plan(&it->ranking, &wish, &it->certainty, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_compute(&it->certainty, &err), TR_OK);
}

static void end(Charted *it)
{
    tr_certainty_release(&it->certainty);
    tr_ranking_release(&it->ranking);
    unravel(&it->woven);
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what))
        n++;
    return n;
}

/* Names are hostile: nothing of them may act in the SVG. */
static const char claims[] = "person,role,organization,action,target,source\n"
                             "<b>Ana</b> & Co,,,met,Beto,north\n"
                             "<b>Ana</b> & Co,,,met,Carla,south\n"
                             "Carla,,,met,Dora,south\n"
                             "Dora,,,met,\"]]><script>\",east\n";

START_TEST(test_charts)
{
    Charted it;
    FILE *file = tmpfile();
    TrError err = {0};
    char *text;
    begin(&it, claims);
    ck_assert(tr_chart_has_rank_intervals(&it.certainty));
    ck_assert_int_eq(tr_chart_rank_intervals(&it.certainty, TR_ENGLISH, "2025-08-12", file, NULL), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_uint_eq(count(text, "</svg>"), 1);
    ck_assert_uint_eq(count(text, "<circle"), 5);
    ck_assert_uint_eq(count(text, "<script"), 0);
    ck_assert_uint_eq(count(text, "<b>"), 0);
    ck_assert_uint_ge(count(text, "2025-08-12"), 1);
    ck_assert_uint_ge(count(text, "not guilt"), 1);
    free(text);
    file = tmpfile();
    ck_assert(tr_chart_has_visible_broker(&it.ranking));
    ck_assert_int_eq(tr_chart_visible_broker(&it.ranking, TR_ENGLISH, NULL, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_uint_eq(count(text, "</svg>"), 1);
    ck_assert_uint_eq(count(text, "<circle"), 5);
    ck_assert_uint_eq(count(text, ">Beto</text>"), 1);
    ck_assert_uint_eq(count(text, "<script"), 0);
    ck_assert_uint_eq(count(text, "nan"), 0);
    free(text);
    end(&it);
}
END_TEST

START_TEST(test_no_charts)
{
    static const char *const inputs[] = {
        "person,role,organization,action,target,source\na,,,,,s\nb,,,,,t\n",
    };
    for (int i = 0; i < COUNT(inputs); i++) {
        Charted it;
        begin(&it, inputs[i]);
        ck_assert(!tr_chart_has_rank_intervals(&it.certainty));
        ck_assert(!tr_chart_has_visible_broker(&it.ranking));
        end(&it);
    }
}
END_TEST

Suite *suite_label_places(void)
{
    Suite *suite = suite_create("label_places");
    TCase *tcase = tcase_create("label_places");
    tcase_add_loop_test(tcase, test_no_overlap, 0, 20);
    tcase_add_test(tcase, test_charts);
    tcase_add_test(tcase, test_no_charts);
    suite_add_tcase(suite, tcase);
    return suite;
}
