/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pictures of too many for shapes with names in them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/layout.h"
#include "draw/many.h"
#include "hostile.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,source,date\n"
#define FORCE  "trama_layout=force trama_nodes=5000 trama_by=degree"

/* n people in a tree of threes, each with an agency of its branch; the last ones know nobody. */
static char *claims_of(int n)
{
    char *claims = NULL;
    size_t length;
    FILE *file = open_memstream(&claims, &length);

    (void)fputs(HEADER, file);
    for (int i = 1; i < n; i++) {
        if (i % 50 == 0)
            (void)fprintf(file, "Loner %d,adviser,,,,Daily,\n", i);
        else
            (void)fprintf(file, "Person %d,,,accused,Person %d,Daily %d,2024\n", i, i / 3, i % 2);
        if (i % 5 == 0)
            (void)fprintf(file, "Person %d,member,Office %d,,,Daily,2025\n", i, i / 40);
    }
    (void)fclose(file);
    return claims;
}

static Scene many_scene(int n, const char *definition, size_t n_threads)
{
    TrWeave how = {.n_threads = n_threads};
    char *claims = claims_of(n);
    NamedText files[] = {{"claims.csv", claims}, {NULL, NULL}};
    Scene scene = scene_of(files, definition, &how);

    free(claims);
    return scene;
}

static TrMany make(const TrPicture *picture, double points)
{
    TrMany many;
    TrError err = {0};

    ck_assert_msg(tr_many_make(picture, &many, &err) == TR_OK, "%s", err.message);
    ck_assert_int_eq(tr_many_name(&many, points, &err), TR_OK);
    return many;
}

/* ---- which ---- */

static const struct {
    int n;
    const char *definition;
    bool many;
} sizes[] = {
    {200, "digraph { " FORCE " }", false},
    {500, "digraph { " FORCE " }", true},
    {500, "digraph { trama_layout=circular trama_nodes=5000 trama_by=degree }", true},
    {500, "digraph { trama_layout=layered trama_nodes=5000 trama_by=degree }", false},
    {1500, "digraph { trama_layout=layered trama_nodes=5000 trama_by=degree }", true},
    {1500, "digraph { trama_nodes=5000 trama_by=degree }", true},
    {1500, "digraph { trama_nodes=5000 trama_by=degree trama_collapse=kind }", false},
    {1500, "digraph { " FORCE " trama_nodes=50 }", false},
};

START_TEST(many_is_what_shapes_cannot_show)
{
    Scene scene = many_scene(sizes[_i].n, sizes[_i].definition, 0);
    TrPicture picture = scene_picture(&scene);

    ck_assert_int_eq(tr_picture_is_many(&picture), sizes[_i].many);
    scene_release(&scene);
}
END_TEST

/* ---- the SVG ---- */

START_TEST(has_every_entity_and_tie)
{
    Scene scene = many_scene(500, "digraph { " FORCE " trama_page=A4 }", 0);
    TrPicture picture = scene_picture(&scene);
    char *svg = scene_svg(&scene);

    expect_well_formed_xml(svg);
    ck_assert_uint_eq(count_parts(svg, "class=\"node kind-"), picture.choice.n_nodes);
    ck_assert_uint_eq(count_parts(svg, "class=\"edge layer-"), picture.choice.n_ties);
    expect_part(svg, "<g id=\"scene-person-7\" class=\"node kind-person\"><title>Person 7 (person)");
    expect_part(svg,
                "<g id=\"scene-person-7--to--person-2--accusation\" "
                "class=\"edge layer-accusation status-reported\"><title>Person 7 → Person 2 (accusation)");
    expect_part(svg, "stroke-dasharray");
    expect_part(svg, ">Person 1</text>");
    expect_part(svg, "Too many for words on the ties; a line&#39;s");
    free(svg);
    scene_release(&scene);
}
END_TEST

START_TEST(hostile_names_stay_inert)
{
    char *claims = NULL, *svg;
    size_t length;
    FILE *file = open_memstream(&claims, &length);
    Scene scene;

    (void)fputs(HEADER, file);
    for (int i = 0; i < 400; i++) {
        const char *name = hostile[i % N_HOSTILE].name;
        name = name != NULL ? name : "long";
        (void)fputc('"', file);
        for (; *name != '\0'; name++)
            (void)fprintf(file, *name == '"' ? "\"\"" : "%c", *name);
        (void)fprintf(file, " %d\",,,met,Person %d,S,\n", i, i / 2);
    }
    (void)fclose(file);
    scene = scene_of_claims(claims, "digraph { " FORCE " }");
    svg = scene_svg(&scene);
    expect_well_formed_xml(svg);
    expect_absent(svg, "<script");
    expect_absent(svg, "<image");
    expect_absent(svg, "<!");
    expect_absent(svg, "javascript:\"");
    free(svg);
    free(claims);
    scene_release(&scene);
}
END_TEST

static const char *const definitions[] = {
    "digraph { " FORCE " }",
    "digraph { trama_layout=radial trama_nodes=5000 trama_by=degree trama_page=slide trama_palette=dark }",
    "digraph { trama_layout=circular trama_nodes=5000 trama_by=degree trama_palette=greyscale }",
};

START_TEST(the_same_bytes_for_any_number_of_threads)
{
    char *first = NULL, *first_dot = NULL;

    for (size_t threads = 1; threads <= 3; threads++) {
        Scene scene = many_scene(1200, definitions[_i], threads);
        char *svg = scene_svg(&scene), *dot = scene_dot(&scene);
        if (first == NULL) {
            first = svg;
            first_dot = dot;
        } else {
            EXPECT(strcmp(first, svg) == 0);
            EXPECT(strcmp(first_dot, dot) == 0);
            free(svg);
            free(dot);
        }
        scene_release(&scene);
    }
    free(first);
    free(first_dot);
}
END_TEST

START_TEST(says_that_it_is_not_as_asked)
{
    Scene scene = many_scene(1300,
                             "digraph { trama_layout=nested trama_nodes=5000 trama_by=degree "
                             "trama_language=es }",
                             0);
    char *svg = scene_svg(&scene);

    expect_part(svg, "Son demasiadas para la disposición pedida");
    expect_part(svg, "Son demasiados para palabras en los vínculos");
    free(svg);
    scene_release(&scene);
}
END_TEST

/* ---- the DOT ---- */

/* Graphviz draws it at the places it names, with all nodes and edges. */
START_TEST(its_dot_has_places)
{
    Scene scene = many_scene(500, "digraph { " FORCE " }", 0);
    TrPicture picture = scene_picture(&scene);
    char *dot = scene_dot(&scene), command[1000], *plain;

    expect_part(dot, "layout=\"nop2\"");
    expect_part(dot, "xlabel=\"Person 1\"");
    ck_assert_uint_eq(count_parts(dot, "pos=\""), picture.choice.n_nodes);
    ck_assert_int_lt(snprintf(command, sizeof command, "'%s' --format plain", renderer()),
                     (int)sizeof command);
    ck_assert_int_eq(shell(command, dot, &plain), 0);
    ck_assert_uint_eq(count_parts(plain, "\nnode "), picture.choice.n_nodes);
    ck_assert_uint_eq(count_parts(plain, "\nedge "), picture.choice.n_ties);
    free(plain);
    free(dot);
    scene_release(&scene);
}
END_TEST

/* ---- names ---- */

static bool overlap(const TrMany *many, const TrManyName *a, const TrManyName *b)
{
    double high = many->points * 0.72;
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + high && b->y < a->y + high;
}

START_TEST(no_name_stands_on_another_or_outside)
{
    Scene scene = many_scene(_i == 0 ? 500 : 1300, "digraph { " FORCE " }", 0);
    TrPicture picture = scene_picture(&scene);
    TrMany many = make(&picture, 10);

    ck_assert_uint_gt(many.n_names, 10);
    for (size_t i = 0; i < many.n_names; i++) {
        const TrManyName *name = &many.names[i];
        ck_assert(name->x >= 0 && name->x + name->width <= many.width);
        ck_assert(name->y >= 0 && name->y + 7 <= many.height);
        for (size_t k = 0; k < i; k++)
            ck_assert(!overlap(&many, name, &many.names[k]));
        for (size_t k = 0; _i == 0 && k < picture.choice.n_nodes; k++)
            ck_assert(k == name->place || many.x[k] < name->x || many.x[k] > name->x + name->width ||
                      many.y[k] < name->y || many.y[k] > name->y + 7);
    }
    tr_many_release(&many);
    scene_release(&scene);
}
END_TEST

/* Ranks beyond 500 have none, nor a rank that reaches beyond it. */
START_TEST(only_the_first_have_names)
{
    Scene scene = many_scene(2000, "digraph { " FORCE " }", 0);
    TrPicture picture = scene_picture(&scene);
    TrMany many = make(&picture, 4);
    uint32_t worst = 0;
    size_t n = 0;

    for (size_t i = 0; i < many.n_names; i++) {
        uint32_t rank = picture.ranked->ranks[picture.choice.nodes[many.names[i].place]];
        worst = rank > worst ? rank : worst;
    }
    for (size_t i = 0; i < picture.ranked->n_ranked; i++)
        n += picture.ranked->ranks[picture.ranked->places[i]] <= worst;
    ck_assert_uint_gt(many.n_names, 0);
    ck_assert_uint_le(n, TR_MOST_NAMED);
    ck_assert_uint_le(many.n_candidates, TR_MOST_NAMED);
    tr_many_release(&many);
    scene_release(&scene);
}
END_TEST

START_TEST(survives_lack_of_memory)
{
    Scene scene = many_scene(350, "digraph { " FORCE " }", 1);
    TrPicture picture = scene_picture(&scene);
    TrStatus st = TR_MEMORY;

    for (unsigned long n = 1; st == TR_MEMORY; n += n < 40 ? 1 : 97) {
        TrMany many = {0};
        TrError err = {0};
        char *text = NULL;
        size_t length;
        FILE *file = open_memstream(&text, &length);
        tr_memory_fail_at(n);
        st = tr_many_make(&picture, &many, &err);
        st = st == TR_OK ? tr_many_name(&many, 10, &err) : st;
        st = st == TR_OK ? tr_many_write_svg(&many, file, &err) : st;
        tr_memory_fail_at(0);
        tr_many_release(&many);
        (void)fclose(file);
        free(text);
    }
    ck_assert_int_eq(st, TR_OK);
    scene_release(&scene);
}
END_TEST

Suite *suite_many(void)
{
    Suite *suite = suite_create("many");
    TCase *tests = tcase_create("many");

    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, many_is_what_shapes_cannot_show, 0, COUNT(sizes));
    tcase_add_test(tests, has_every_entity_and_tie);
    tcase_add_test(tests, hostile_names_stay_inert);
    tcase_add_loop_test(tests, the_same_bytes_for_any_number_of_threads, 0, COUNT(definitions));
    tcase_add_test(tests, says_that_it_is_not_as_asked);
    tcase_add_test(tests, its_dot_has_places);
    tcase_add_loop_test(tests, no_name_stands_on_another_or_outside, 0, 2);
    tcase_add_test(tests, only_the_first_have_names);
    tcase_add_test(tests, survives_lack_of_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
