/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Small marks where they stood in the last edition. */
#include "draw/many_kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

#define DEFINITION "digraph { trama_layout=force trama_nodes=5000 trama_by=degree }"

/* A chain of n people; `more`, of as many new ones, each knows one of them, and one new one knows nobody. */
static Scene chain(int n, int more)
{
    char *claims = NULL;
    size_t length;
    FILE *file = open_memstream(&claims, &length);
    NamedText files[] = {{"claims.csv", NULL}, {NULL, NULL}};
    Scene scene;
    (void)fputs("person,role,organization,action,target,source\n", file);
    for (int i = 1; i < n; i++)
        (void)fprintf(file, "Person %d,,,met,Person %d,Daily\n", i, i - 1);
    for (int i = 0; i < more; i++)
        (void)fprintf(file, "New %d,,,met,Person %d,Daily\n", i, (i * 37) % n);
    if (more > 0)
        (void)fputs("Nobody's friend,clerk,,,,Daily\n", file);
    (void)fclose(file);
    files[0].text = claims;
    scene = scene_of(files, DEFINITION, NULL);
    free(claims);
    return scene;
}

static uint32_t place_of(const TrPicture *picture, const char *name)
{
    for (uint32_t i = 0; i < picture->choice.n_nodes; i++)
        if (strcmp(tr_node_name(picture->network, picture->choice.nodes[i]), name) == 0)
            return i;
    ck_abort_msg("no place of %s", name);
    return 0;
}

typedef struct {
    Scene scenes[2];
    TrPicture pictures[2];
    TrPositions last;
} Editions;

static void begin(Editions *it, int n, int more)
{
    TrMany many;
    TrError err = {0};
    it->scenes[0] = chain(n, 0);
    it->scenes[1] = chain(n, more);
    for (int i = 0; i < 2; i++)
        it->pictures[i] = scene_picture(&it->scenes[i]);
    it->last = (TrPositions){.form = NULL};
    ck_assert_int_eq(tr_many_make(&it->pictures[0], &many, &err), TR_OK);
    ck_assert_int_eq(tr_many_standing(&many, &it->last.standing, &err), TR_OK);
    tr_many_release(&many);
}

static void end(Editions *it)
{
    tr_positions_release(&it->last);
    for (int i = 0; i < 2; i++)
        scene_release(&it->scenes[i]);
}

START_TEST(old_ones_stay_and_new_ones_stand_beside_their_neighbours)
{
    Editions it;
    TrMany many;
    TrError err = {0};
    TrKeptHow how;
    begin(&it, 400, 40);
    ck_assert_int_eq(tr_many_make(&it.pictures[1], &many, &err), TR_OK);
    ck_assert_int_eq(tr_many_keep(&many, &it.last, &how, &err), TR_OK);
    ck_assert_int_eq(how, TR_KEPT);
    for (int i = 0; i < 400; i++) {
        char name[32];
        uint32_t before, now;
        (void)snprintf(name, sizeof name, "Person %d", i);
        before = place_of(&it.pictures[0], name);
        now = place_of(&it.pictures[1], name);
        ck_assert_double_eq_tol(many.x[now] - many.shift_x, it.last.standing.stands[before].x, 1e-9);
        ck_assert_double_eq_tol(many.y[now] - many.shift_y, it.last.standing.stands[before].y, 1e-9);
    }
    for (int i = 0; i < 40; i++) {
        char name[32], other[32];
        uint32_t a, b;
        (void)snprintf(name, sizeof name, "New %d", i);
        (void)snprintf(other, sizeof other, "Person %d", (i * 37) % 400);
        a = place_of(&it.pictures[1], name);
        b = place_of(&it.pictures[1], other);
        ck_assert_double_lt(hypot(many.x[a] - many.x[b], many.y[a] - many.y[b]), 12 * many.mark);
        for (uint32_t k = 0; k < it.pictures[1].choice.n_nodes; k++)
            ck_assert(k == a ||
                      hypot(many.x[a] - many.x[k], many.y[a] - many.y[k]) >= many.radius[a] + many.radius[k]);
    }
    tr_many_release(&many);
    end(&it);
}
END_TEST

START_TEST(mostly_new_is_laid_out_anew)
{
    Editions it;
    TrMany many;
    TrError err = {0};
    TrKeptHow how;
    begin(&it, 310, 320);
    ck_assert_int_eq(tr_many_make(&it.pictures[1], &many, &err), TR_OK);
    ck_assert_int_eq(tr_many_keep(&many, &it.last, &how, &err), TR_OK);
    ck_assert_int_eq(how, TR_KEPT_MOSTLY_NEW);
    tr_many_release(&many);
    end(&it);
}
END_TEST

/* The marks, and where they stood. */
typedef struct {
    TrMany many;
    const TrPositions *last;
} Attempt;

static TrStatus attempt(void *context, TrError *err)
{
    Attempt *it = context;
    TrKeptHow how;
    return tr_many_keep(&it->many, it->last, &how, err);
}

START_TEST(survives_lack_of_memory)
{
    Editions it;
    Attempt of = {.last = &it.last};
    TrError err = {0};
    begin(&it, 310, 5);
    ck_assert_int_eq(tr_many_make(&it.pictures[1], &of.many, &err), TR_OK);
    ck_assert_uint_gt(starve(attempt, &of), 10);
    tr_many_release(&of.many);
    end(&it);
}
END_TEST

Suite *suite_many_kept(void)
{
    Suite *suite = suite_create("many_kept");
    TCase *tests = tcase_create("many_kept");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, old_ones_stay_and_new_ones_stand_beside_their_neighbours);
    tcase_add_test(tests, mostly_new_is_laid_out_anew);
    tcase_add_test(tests, survives_lack_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
