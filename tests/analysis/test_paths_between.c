/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths: worked by hand; in the order of a list of every simple path; nobody passed twice, nobody avoided. */
#include "analysis/paths_between.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "../support.h"
#include "base/memory.h"
#include "base/number.h"
#include "network/find.h"

#define CLAIMS "person,role,organization,action,target,source\n"

/* "a b d 2; a c d 2": each path's names and its length. The caller frees. */
static char *list_paths(const TrNetwork *network, const TrPaths *paths)
{
    char *text = NULL, number[TR_NUMBER_BYTES];
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    for (size_t i = 0; i < paths->n; i++) {
        (void)fputs(i > 0 ? "; " : "", file);
        for (size_t k = 0; k < paths->paths[i].n; k++)
            (void)fprintf(file, "%s ", tr_node_name(network, paths->paths[i].nodes[k]));
        (void)fputs(tr_number_text(tr_number_round(paths->paths[i].length), number), file);
    }
    (void)fclose(file);
    return text;
}

static TrPaths find(const TrNetwork *network, const char *from, const char *to, size_t k, const char *avoid)
{
    uint32_t avoided = avoid == NULL ? 0 : (uint32_t)node_called(network, avoid);
    TrPathQuestion question = {.from = (uint32_t)node_called(network, from),
                               .to = (uint32_t)node_called(network, to),
                               .k = k,
                               .avoid = &avoided,
                               .n_avoid = avoid != NULL};
    TrPaths paths = {0};
    TrError err = {0};
    ck_assert_msg(tr_paths_between(network, &question, &paths, &err) == TR_OK, "%s", err.message);
    return paths;
}

/* Worked by hand. */
static const struct {
    const char *shape, *from, *to, *avoid;
    size_t k;
    const char *paths;
} shapes[] = {
    {"a-b", "a", "b", NULL, 3, "a b 1"},
    {"b-a", "a", "b", NULL, 3, "a b 1"},
    {"a-b b-c", "a", "c", NULL, 3, "a b c 2"},
    {"a-b b-d a-c c-d", "a", "d", NULL, 3, "a b d 2; a c d 2"}, /* as long and as strong: by name */
    {"a-b b-d a-c c-d", "d", "a", NULL, 1, "d b a 2"},
    {"a-b b-d a-c c-d", "a", "d", "b", 3, "a c d 2"},
    {"a-b b-d a-c c-d", "a", "b", NULL, 3, "a b 1; a c d b 3"},
    {"a-d a-b b-d a-c c-d b-c", "a", "d", NULL, 9, "a d 1; a b d 2; a c d 2; a b c d 3; a c b d 3"},
    {"a-b c-d", "a", "d", NULL, 3, ""},
    {"a-b b-c", "a", "c", "b", 3, ""},
    {"a-b b-c c-a a-a", "a", "c", NULL, 9, "a c 1; a b c 2"}, /* a loop leads nowhere */
    /* a ring of six: two ways round */
    {"a-b b-c c-d d-e e-f f-a", "a", "d", NULL, 9, "a b c d 3; a f e d 3"},
};

START_TEST(by_hand)
{
    Woven woven = weave_shape(shapes[_i].shape, NULL);
    TrPaths paths = find(woven.network, shapes[_i].from, shapes[_i].to, shapes[_i].k, shapes[_i].avoid);
    expect_text(shapes[_i].shape, list_paths(woven.network, &paths), shapes[_i].paths);
    tr_paths_release(&paths);
    unravel(&woven);
}
END_TEST

/* a-b-d has strengths 2 and 1, a-c-d 2 and 2, a-d 1: of the two of two steps, the one whose weakest pair is
 * stronger comes first, though c stands behind b. With lengths 1/strength: a-c-d 1/2 + 1/2 = 1 and a-d 1 are
 * as long, and a-c-d is the stronger; a-b-d is 1/2 + 1 = 1.5. */
START_TEST(the_stronger_comes_first)
{
    static const Sheets sheets = {
        .claims = CLAIMS "a,,,met,b,S\na,,,met,b,T\nb,,,met,d,S\na,,,met,c,S\na,,,met,c,T\nc,,,met,d,S\n"
                         "c,,,met,d,T\na,,,met,d,S\n"};
    static const TrWeave inverse = {.inverse_lengths = true};
    Woven woven = weave(&sheets, NULL);
    TrPaths paths = find(woven.network, "a", "d", 9, NULL);
    expect_text("hops", list_paths(woven.network, &paths), "a d 1; a c d 2; a b d 2");
    ck_assert_double_eq(paths.paths[1].width, 2);
    tr_paths_release(&paths);
    unravel(&woven);
    woven = weave(&sheets, &inverse);
    paths = find(woven.network, "a", "d", 9, NULL);
    expect_text("inverse", list_paths(woven.network, &paths), "a c d 1; a d 1; a b d 1.5");
    tr_paths_release(&paths);
    unravel(&woven);
}
END_TEST

/* Thirds: 1/3 + 1/3 + 1/3 is as long as 1, whatever its last bits. */
START_TEST(last_bits_are_no_length)
{
    char claims[4000] = CLAIMS;
    static const char *const pairs[] = {"a,,,met,b", "b,,,met,c", "c,,,met,d"};
    TrWeave inverse = {.inverse_lengths = true};
    Sheets sheets = {.claims = claims};
    Woven woven;
    TrPaths paths;
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            (void)snprintf(claims + strlen(claims), sizeof claims - strlen(claims), "%s,S%d\n", pairs[i], k);
    (void)snprintf(claims + strlen(claims), sizeof claims - strlen(claims), "a,,,met,d,S1\n");
    woven = weave(&sheets, &inverse);
    paths = find(woven.network, "a", "d", 2, NULL);
    expect_text("thirds", list_paths(woven.network, &paths), "a b c d 1; a d 1");
    tr_paths_release(&paths);
    unravel(&woven);
}
END_TEST

START_TEST(says_why_there_is_none)
{
    Woven woven = weave_shape("a-b b-c d-e e-f f-g", NULL);
    TrPaths paths = find(woven.network, "a", "d", 1, NULL);
    ck_assert_uint_eq(paths.from_component, 3);
    ck_assert_uint_eq(paths.to_component, 4);
    ck_assert_uint_eq(paths.through.n, 0);
    tr_paths_release(&paths);
    paths = find(woven.network, "d", "g", 1, "e");
    ck_assert_uint_eq(paths.from_component, 1);
    ck_assert_uint_eq(paths.to_component, 2);
    ck_assert_uint_eq(paths.through.n, 4);
    ck_assert_double_eq(paths.through.length, 3);
    tr_paths_release(&paths);
    unravel(&woven);
}
END_TEST

/* ---- against a list of every simple path ---- */

typedef struct {
    const TrNetwork *network;
    uint32_t to;
    TrPath paths[4000];
    size_t n;
    uint32_t nodes[16];
    bool on[16];
} Every;

static void extend(Every *every, size_t n)
{
    if (every->nodes[n - 1] == every->to) {
        TrPath *path = &every->paths[every->n++];
        *path = (TrPath){.nodes = malloc(n * sizeof *path->nodes), .n = n, .width = INFINITY};
        EXPECT(every->n < 4000);
        memcpy(path->nodes, every->nodes, n * sizeof *path->nodes);
        for (size_t i = 0; i + 1 < n; i++) {
            const TrPair *pair = tr_network_pair(every->network, path->nodes[i], path->nodes[i + 1]);
            path->length += every->network->weave.inverse_lengths ? 1 / pair->strength : 1;
            path->width = fmin(path->width, pair->strength);
        }
        return;
    }
    for (uint32_t next = 0; next < every->network->n_nodes; next++) {
        if (every->on[next] || tr_network_pair(every->network, every->nodes[n - 1], next) == NULL)
            continue;
        every->on[next] = true;
        every->nodes[n] = next;
        extend(every, n + 1);
        every->on[next] = false;
    }
}

static int by_order(const void *a, const void *b)
{
    const TrPath *x = a, *y = b;
    double lx = tr_number_round(x->length), ly = tr_number_round(y->length);
    if (lx != ly)
        return lx < ly ? -1 : 1;
    if (x->width != y->width)
        return x->width > y->width ? -1 : 1;
    for (size_t i = 0; i < x->n && i < y->n; i++)
        if (x->nodes[i] != y->nodes[i])
            return x->nodes[i] < y->nodes[i] ? -1 : 1;
    return 0;
}

static char *random_claims(uint64_t *state)
{
    char *text = NULL;
    size_t length = 0, n_nodes = 2 + random_below(state, 6), n_claims = 1 + random_below(state, 22);
    FILE *file = open_memstream(&text, &length);
    (void)fputs(CLAIMS "a,,,met,a,S\nb,,,met,b,S\n", file);
    for (size_t i = 0; i < n_claims; i++)
        (void)fprintf(file, "%c,,,met,%c,S%zu\n", 'a' + (int)random_below(state, n_nodes),
                      'a' + (int)random_below(state, n_nodes), random_below(state, 4));
    (void)fclose(file);
    return text;
}

START_TEST(as_a_list_of_all)
{
    static Every every;
    uint64_t state = (uint64_t)_i + 1;
    char *claims = random_claims(&state);
    Sheets sheets = {.claims = claims};
    TrWeave how = {.inverse_lengths = _i % 2};
    Woven woven = weave(&sheets, &how);
    TrPaths paths = find(woven.network, "a", "b", 1000, NULL);
    every = (Every){.network = woven.network, .to = (uint32_t)node_called(woven.network, "b")};
    every.nodes[0] = (uint32_t)node_called(woven.network, "a");
    every.on[every.nodes[0]] = true;
    extend(&every, 1);
    qsort(every.paths, every.n, sizeof *every.paths, by_order);
    ck_assert_uint_eq(paths.n, every.n < 1000 ? every.n : 1000);
    for (size_t i = 0; i < paths.n; i++) {
        EXPECT(paths.paths[i].n == every.paths[i].n);
        EXPECT(memcmp(paths.paths[i].nodes, every.paths[i].nodes, paths.paths[i].n * sizeof(uint32_t)) == 0);
    }
    for (size_t i = 0; i < every.n; i++)
        free(every.paths[i].nodes);
    tr_paths_release(&paths);
    unravel(&woven);
    free(claims);
}
END_TEST

static TrStatus find_some(void *context, TrError *err)
{
    const TrNetwork *network = context;
    uint32_t avoid = (uint32_t)node_called(network, "c");
    TrPathQuestion question = {
        .from = (uint32_t)node_called(network, "a"), .to = (uint32_t)node_called(network, "f"), .k = 20};
    TrPaths paths = {0}, none = {0};
    TrStatus st = tr_paths_between(network, &question, &paths, err);
    question.to = (uint32_t)node_called(network, "d");
    question.avoid = &avoid;
    question.n_avoid = 1;
    if (st == TR_OK)
        st = tr_paths_between(network, &question, &none, err);
    tr_paths_release(&paths);
    tr_paths_release(&none);
    return st;
}

START_TEST(without_memory)
{
    Woven woven = weave_shape("a-b b-c c-d a-e e-b e-f f-b f-c", NULL);
    ck_assert_uint_gt(starve(find_some, woven.network), 20);
    unravel(&woven);
}
END_TEST

Suite *suite_paths_between(void)
{
    Suite *suite = suite_create("paths_between");
    TCase *tcase = tcase_create("paths");
    tcase_set_timeout(tcase, 60); /* every allocation fails once */
    tcase_add_loop_test(tcase, by_hand, 0, COUNT(shapes));
    tcase_add_test(tcase, the_stronger_comes_first);
    tcase_add_test(tcase, last_bits_are_no_length);
    tcase_add_test(tcase, says_why_there_is_none);
    tcase_add_loop_test(tcase, as_a_list_of_all, 0, 200);
    tcase_add_test(tcase, without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
