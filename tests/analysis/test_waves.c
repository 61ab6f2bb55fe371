/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums of 1/d from many sources at once, and what a removal can cost at most: against shapes worked by hand,
 * and on random networks against one plain search a source. */
#include <math.h>
#include <stdlib.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "analysis/removal_bounds.h"
#include "base/memory.h"

static const struct {
    const char *shape, *removed;
    double mean; /* of 1/d over ordered pairs of those who are left */
} cases[] = {
    {"a-b", "", 1},
    {"a-b b-c", "", (4 + 2 * 0.5) / 6},
    {"a-b a-c a-d a-e", "", (8 + 12 * 0.5) / 20},
    {"a-b a-c a-d a-e", "a", 0},
    {"a-b a-c a-d a-e", "e", (6 + 6 * 0.5) / 12},
    {"a-b b-c c-d d-e e-a", "", 0.75},
    {"a-b b-c c-d d-e e-a", "ac", 2.0 / 6}, /* d-e and b alone */
    {"a-b c-d", "", 4.0 / 12},
    {"a b c", "", 0},
    {"a", "", 0},
    {"a-b", "b", 0},
    {"a-b", "ab", 0},
};

START_TEST(by_hand)
{
    Woven woven = weave_shape(cases[_i].shape, NULL);
    TrWaves waves;
    TrWavesRoom room;
    TrError err = {0};
    uint32_t removed[4];
    size_t n = 0;
    ck_assert_int_eq(tr_waves_make(woven.network, &waves, &err), TR_OK);
    ck_assert_int_eq(tr_waves_room_make(&waves, &room, &err), TR_OK);
    for (const char *c = cases[_i].removed; *c != '\0'; c++)
        removed[n++] = waves.place[node_called(woven.network, (char[]){*c, '\0'})];
    for (int again = 0; again < 2; again++) /* a room remembers nothing */
        ck_assert_double_eq_tol(tr_waves_mean(&waves, &room, removed, n), cases[_i].mean, 1e-12);
    tr_waves_room_release(&room);
    tr_waves_release(&waves);
    unravel(&woven);
}
END_TEST

/* ---- random networks ---- */

/* A network of n nodes, v0 v1 …, some of them without a tie. */
static Woven random_network(uint64_t *state, size_t n, size_t m)
{
    char *edges = calloc(n + m, 24), *at = edges;
    Woven woven;
    for (size_t i = 0; i < n; i++)
        at += snprintf(at, 24, "v%zu ", i);
    for (size_t i = 0; i < m; i++)
        at += snprintf(at, 24, "v%zu-v%zu ", random_below(state, n), random_below(state, n));
    woven = weave_shape(edges, NULL);
    free(edges);
    return woven;
}

/* The mean over the sources, by one search each. */
static double plain_mean(const TrWaves *waves, const bool *gone)
{
    uint32_t *queue = calloc(waves->n + 1, sizeof *queue), *distance = calloc(waves->n + 1, sizeof *distance);
    double sum = 0;
    size_t n_started = 0, n_left = 0;
    for (size_t p = 0; p < waves->n; p++)
        n_left += !gone[p];
    for (size_t s = 0; s < waves->n_sources; s++) {
        size_t met = 1;
        if (gone[waves->sources[s]])
            continue;
        n_started++;
        for (size_t p = 0; p < waves->n; p++)
            distance[p] = gone[p] ? 0 : UINT32_MAX;
        distance[waves->sources[s]] = 0;
        queue[0] = waves->sources[s];
        for (size_t done = 0; done < met; done++)
            for (uint32_t k = waves->first[queue[done]]; k < waves->first[queue[done] + 1]; k++) {
                uint32_t q = waves->neighbour[k];
                if (distance[q] != UINT32_MAX)
                    continue;
                distance[q] = distance[queue[done]] + 1;
                sum += 1 / (double)distance[q];
                queue[met++] = q;
            }
    }
    free(queue);
    free(distance);
    return n_left < 2 || n_started == 0 ? 0 : sum / ((double)n_started * (double)(n_left - 1));
}

static const struct {
    size_t n, m, n_sources; /* sources: 0: all */
} shapes[] = {{5, 4, 0},      {30, 40, 0},    {64, 200, 0},  {65, 60, 0},      {130, 150, 0},  {300, 900, 0},
              {300, 280, 64}, {300, 900, 65}, {400, 400, 0}, {400, 2000, 300}, {257, 260, 256}};

START_TEST(against_plain_search)
{
    uint64_t state = (uint64_t)_i + 1;
    Woven woven = random_network(&state, shapes[_i].n, shapes[_i].m);
    TrWaves waves;
    TrWavesRoom room;
    TrBoundsRoom bounds;
    TrError err = {0};
    uint32_t removed[4];
    bool *gone = calloc(shapes[_i].n, sizeof *gone);
    double *upper = calloc(shapes[_i].n, sizeof *upper);
    size_t n_tight = 0;
    ck_assert_int_eq(tr_waves_make(woven.network, &waves, &err), TR_OK);
    if (shapes[_i].n_sources > 0) {
        tr_waves_sample(&waves, shapes[_i].n_sources, 7);
        ck_assert_uint_eq(waves.n_sources, shapes[_i].n_sources);
        for (size_t i = 1; i < waves.n_sources; i++)
            ck_assert_uint_lt(waves.sources[i - 1], waves.sources[i]);
    }
    ck_assert_int_eq(tr_waves_room_make(&waves, &room, &err), TR_OK);
    ck_assert_int_eq(tr_bounds_room_make(&waves, &bounds, &err), TR_OK);
    for (size_t n_removed = 0; n_removed < 4; n_removed++) {
        ck_assert_double_eq_tol(tr_waves_mean(&waves, &room, removed, n_removed), plain_mean(&waves, gone),
                                1e-12);
        tr_removal_bounds(&waves, &bounds, removed, n_removed, upper);
        for (uint32_t p = 0; p < waves.n; p++) {
            double now;
            if (gone[p])
                continue;
            removed[n_removed] = p;
            now = 1 - tr_waves_mean(&waves, &room, removed, n_removed + 1);
            EXPECT(now <= upper[p]);
            n_tight += now > upper[p] - 1e-8;
        }
        do
            removed[n_removed] = (uint32_t)random_below(&state, waves.n);
        while (gone[removed[n_removed]]);
        gone[removed[n_removed]] = true;
    }
    if (shapes[_i].m <= shapes[_i].n)
        ck_assert_uint_gt(n_tight, 0); /* a leaf costs just its own pairs */
    tr_bounds_room_release(&bounds);
    tr_waves_room_release(&room);
    tr_waves_release(&waves);
    free(gone);
    free(upper);
    unravel(&woven);
}
END_TEST

/* Events are on the way, but nobody's distance to them counts. */
START_TEST(events)
{
    Sheets sheets = {.claims = "person,role,organization,action,target\na,,,met,b\nb,,,paid,c\n"};
    Woven woven = weave(&sheets, &(TrWeave){.action_nodes = true});
    TrWaves waves;
    TrWavesRoom room;
    TrError err = {0};
    uint16_t distances[5];
    uint32_t queue[5];
    size_t n_reached = 0;
    ck_assert_uint_eq(woven.network->n_nodes, 5);
    ck_assert_int_eq(tr_waves_make(woven.network, &waves, &err), TR_OK);
    ck_assert_int_eq(tr_waves_room_make(&waves, &room, &err), TR_OK);
    ck_assert_uint_eq(waves.n_counted, 3);
    /* a to b and b to c two steps, a to c four */
    ck_assert_double_eq_tol(tr_waves_mean(&waves, &room, NULL, 0), (4 * 0.5 + 2 * 0.25) / 6, 1e-12);
    tr_waves_distances(&waves, waves.place[node_called(woven.network, "a")], 3, queue, distances);
    for (size_t p = 0; p < 5; p++)
        n_reached += distances[p] < 4;
    ck_assert_uint_eq(n_reached, 3); /* a itself, b, and c, which is no farther than the limit of 3 */
    ck_assert_uint_eq(distances[waves.place[node_called(woven.network, "c")]], 3);
    tr_waves_room_release(&room);
    tr_waves_release(&waves);
    unravel(&woven);
}
END_TEST

/* A path longer than any other test's: distances do not run over. */
START_TEST(long_path)
{
    enum { N = 700 };
    uint64_t state = 1;
    char *edges = calloc(N, 24), *at = edges;
    Woven woven;
    TrWaves waves;
    TrWavesRoom room;
    TrError err = {0};
    double sum = 0;
    (void)state;
    for (size_t i = 0; i + 1 < N; i++)
        at += snprintf(at, 24, "v%zu-v%zu ", i, i + 1);
    for (size_t d = 1; d < N; d++)
        sum += 2 * (double)(N - d) / (double)d;
    woven = weave_shape(edges, NULL);
    ck_assert_int_eq(tr_waves_make(woven.network, &waves, &err), TR_OK);
    ck_assert_int_eq(tr_waves_room_make(&waves, &room, &err), TR_OK);
    ck_assert_double_eq_tol(tr_waves_mean(&waves, &room, NULL, 0), sum / N / (N - 1), 1e-12);
    tr_waves_room_release(&room);
    tr_waves_release(&waves);
    free(edges);
    unravel(&woven);
}
END_TEST

Suite *suite_waves(void)
{
    Suite *suite = suite_create("waves");
    TCase *tcase = tcase_create("waves");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, by_hand, 0, COUNT(cases));
    tcase_add_loop_test(tcase, against_plain_search, 0, COUNT(shapes));
    tcase_add_test(tcase, events);
    tcase_add_test(tcase, long_path);
    suite_add_tcase(suite, tcase);
    return suite;
}
