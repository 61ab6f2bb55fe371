/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ids: what they are, that no two are the same, and that they stay. */
#include "draw/ids.h"

#include <stdlib.h>
#include <string.h>

#include "draw/labels.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER "person,role,organization,action,target,date,place\n"

/* ---- slugs ---- */

/* A slug with _ and digits behind: the hash is another's work, so only its place and form are told here. */
static const struct {
    const char *text, *slug;
    bool hashed;
} slugs[] = {
    {"Ana Ruiz", "ana-ruiz", false},
    {"Jos\xC3\xA9 \xC3\x91u\xC3\xB1"
     "ez",
     "jose-nunez", false},
    {"Jose Garcia [Sonora]", "jose-garcia-_sonora_", false},
    {"D.E.A.", "dea", false},
    {"  A -- B  ", "a-b", false},
    {"\"><script>", "script", false},
    {"\xE4\xB8\xAD", "", true},
    {"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", "", true},
    {"", "", true},
    {"!?", "", true},
    {"1234567890123456789012345678901234567890123456789", "123456789012345678901234567890123456789012345678",
     true},
};

static char *slug_of(const char *text)
{
    TrBuilder slug = {0};
    char *copy;

    tr_slug(&slug, text);
    ck_assert(!slug.failed);
    copy = strdup(slug.text != NULL ? slug.text : "");
    tr_builder_release(&slug);
    return copy;
}

START_TEST(makes_slugs)
{
    char *slug = slug_of(slugs[_i].text);
    size_t length = strlen(slugs[_i].slug);

    ck_assert_int_eq(strncmp(slug, slugs[_i].slug, length), 0);
    ck_assert_uint_eq(strlen(slug), length + (slugs[_i].hashed ? 13 : 0));
    if (slugs[_i].hashed) {
        ck_assert_int_eq(slug[length], '_');
        ck_assert_uint_eq(strspn(slug + length + 1, "0123456789abcdef"), 12);
    }
    free(slug);
}
END_TEST

/* Names that fold to different keys: no two slugs are the same. */
static const char *const different[] = {
    "Ivan",
    "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", /* Иван */
    "\xD0\x98\xD0\xB2\xD0\xB0",
    "\xE6\x9D\xB1\xE4\xBA\xAC", /* 東京 */
    "\xE4\xBA\xAC\xE6\x9D\xB1",
    ("Jos\xC3\xA9 Garc\xC3\xAD"
     "a"),
    "Jose Garcia [Sonora]",
    "Jose Garcia Sonora",
    "Jose Garcia [Sonora",
    "e4b8ad",
    "\xE4\xB8\xAD",
    "\xF0\x9F\x98\x80",
    "\xF0\x9F\x98\x81",
    "to",
    "to 1",
};

START_TEST(different_names_have_different_slugs)
{
    for (size_t i = 0; i < COUNT(different); i++) {
        for (size_t k = 0; k < i; k++) {
            char *a = slug_of(different[i]), *b = slug_of(different[k]);
            ck_assert_msg(strcmp(a, b) != 0, "%s and %s: %s", different[i], different[k], a);
            free(a);
            free(b);
        }
    }
}
END_TEST

START_TEST(long_names_do_not_collide)
{
    char a[400], b[400], *first, *second;

    memset(a, 'x', sizeof a - 1);
    a[sizeof a - 1] = '\0';
    memcpy(b, a, sizeof a);
    b[sizeof b - 2] = 'y';
    first = slug_of(a);
    second = slug_of(b);
    ck_assert_str_ne(first, second);
    ck_assert_uint_eq(strlen(first), 61);
    free(first);
    free(second);
}
END_TEST

/* Layers and groups are not folded: what differs in a letter's case or a blank differs. */
START_TEST(words_are_told_apart_as_they_stand)
{
    static const char *const words[] = {"part_of",  "part of", "Part_of", "part__of",
                                        "_part_of", "partof",  ""};

    for (size_t i = 0; i < COUNT(words); i++) {
        for (size_t k = 0; k < i; k++) {
            TrBuilder a = {0}, b = {0};
            tr_slug_word(&a, words[i]);
            tr_slug_word(&b, words[k]);
            ck_assert_str_ne(a.text, b.text);
            tr_builder_release(&a);
            tr_builder_release(&b);
        }
    }
}
END_TEST

/* ---- figures ---- */

static const struct {
    const char *name, *id; /* ending in * where a hash follows */
} figures[] = {
    {"cartel", "cartel"},
    {"cartel-es", "cartel_es"},
    {"2024", "f2024_*"},
    {"a_b", "a_b_*"},
    {"", "f_*"},
    {"Cartel", "Cartel"},
    {"\" onload=\"x", "f__onload__x_*"},
};

START_TEST(figures_begin_with_a_letter)
{
    TrDiagram diagram = {.name = "name", .id = figures[_i].name};
    TrPicture picture = {.diagram = &diagram};
    TrBuilder id = {0};
    size_t length = strcspn(figures[_i].id, "*");

    if (*figures[_i].name == '\0')
        diagram.name = "";
    tr_figure_id(&id, &picture);
    ck_assert_int_eq(strncmp(id.text, figures[_i].id, length), 0);
    ck_assert_uint_eq(id.length, length + (figures[_i].id[length] == '*' ? 12 : 0));
    ck_assert_ptr_null(strchr(id.text, '-'));
    tr_builder_release(&id);
}
END_TEST

/* ---- what stays ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef struct {
    char *ids[400];
    size_t n;
} Ids;

static Ids ids_of(const char *svg)
{
    Ids found = {.n = 0};

    for (const char *at = svg; (at = strstr(at, " id=\"")) != NULL; at += 5) {
        ck_assert_uint_lt(found.n, 400);
        found.ids[found.n++] = strndup(at + 5, strcspn(at + 5, "\""));
    }
    qsort(found.ids, found.n, sizeof *found.ids, by_text);
    return found;
}

static void release_ids(Ids *ids)
{
    for (size_t i = 0; i < ids->n; i++)
        free(ids->ids[i]);
}

static bool is_xml_name(const char *id)
{
    return strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") > 0 &&
           strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen(id);
}

static Ids ids_of_claims(const char *claims, const char *definition, bool events)
{
    const NamedText files[] = {
        {"claims.csv", claims},
        {"entities.csv", "name,kind,parent\nAlfa,company,\nBeta,agency,Alfa\n"},
        {NULL, NULL},
    };
    TrWeave how = {.action_nodes = events};
    Scene scene = scene_of(files, definition, &how);
    char *svg = scene_svg(&scene);
    Ids ids = ids_of(svg);

    for (size_t i = 0; i < ids.n; i++) {
        ck_assert_msg(is_xml_name(ids.ids[i]), "id %s", ids.ids[i]);
        ck_assert_msg(i == 0 || strcmp(ids.ids[i - 1], ids.ids[i]) != 0, "twice: %s", ids.ids[i]);
    }
    free(svg);
    scene_release(&scene);
    return ids;
}

static bool has_id(const Ids *ids, const char *id)
{
    return bsearch(&id, ids->ids, ids->n, sizeof *ids->ids, by_text) != NULL;
}

static const struct {
    const char *definition;
    bool events;
} forms[] = {
    {"digraph {}", false},
    {"digraph {}", true},
    {"digraph { trama_layout=matrix }", false},
    {"digraph { trama_layout=clusters }", false},
    {"digraph { trama_layout=nested }", false},
    {"digraph { trama_collapse=kind }", false},
    {"digraph { trama_panels=month }", false},
    {"digraph { trama_layout=clusters trama_groups=country trama_labels=nodes }", true},
};

#define ROW_1 "Ana,chair,Beta,,,2024-01,\n"
#define ROW_2 "Carla,member,Beta,,,2024-03,\n"
#define ROW_3 "Ana,,,met,Carla,2024-03,Lima\n"
#define ROW_4 "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD,clerk,Alfa,,,2024-01,\n"
#define NEW   "Abel,boss,Alfa,,,2023-12,\nAbel,,,met,Ana,2023-12,Lima\n"

/* Other rows before, and another order: what was there has the ids that it had. */
START_TEST(ids_stay_when_claims_come)
{
    Ids before = ids_of_claims(HEADER ROW_1 ROW_2 ROW_3 ROW_4, forms[_i].definition, forms[_i].events);
    Ids turned = ids_of_claims(HEADER ROW_4 ROW_3 ROW_2 ROW_1, forms[_i].definition, forms[_i].events);
    Ids after = ids_of_claims(HEADER NEW ROW_4 ROW_1 ROW_3 ROW_2, forms[_i].definition, forms[_i].events);

    ck_assert_uint_eq(before.n, turned.n);
    for (size_t i = 0; i < before.n; i++) {
        ck_assert_str_eq(before.ids[i], turned.ids[i]);
        ck_assert_msg(has_id(&after, before.ids[i]), "no longer there: %s", before.ids[i]);
    }
    ck_assert_uint_ge(after.n, before.n);
    release_ids(&before);
    release_ids(&turned);
    release_ids(&after);
}
END_TEST

/* Two events of one name, in different places, are different things. */
START_TEST(events_have_ids_of_their_own)
{
    Ids ids = ids_of_claims(HEADER "Ana,,,met,Carla,2024-03,Lima\nAna,,,met,Carla,2024-03,Quito\n",
                            "digraph {}", true);
    size_t n = 0;

    for (size_t i = 0; i < ids.n; i++)
        n += strncmp(ids.ids[i], "scene-met-2024-03_", 18) == 0 && strstr(ids.ids[i], "--") == NULL;
    ck_assert_uint_eq(n, 2);
    release_ids(&ids);
}
END_TEST

START_TEST(two_drawings_of_one_diagram_share_a_page)
{
    Ids a = ids_of_claims(HEADER ROW_1 ROW_2, "digraph { trama_id=\"last-year\" }", false);
    Ids b = ids_of_claims(HEADER ROW_1 ROW_2, "digraph {}", false);

    for (size_t i = 0; i < a.n; i++) {
        ck_assert_int_eq(strncmp(a.ids[i], "last_year", 9), 0);
        ck_assert(!has_id(&b, a.ids[i]));
    }
    release_ids(&a);
    release_ids(&b);
}
END_TEST

/* Every group and every text of a line of its own has an id and a class. */
START_TEST(everything_has_an_id_and_a_class)
{
    const NamedText files[] = {{"claims.csv", HEADER ROW_1 ROW_2 ROW_3 ROW_4}, {NULL, NULL}};
    Scene scene = scene_of(files, forms[_i].definition, NULL);
    char *svg = scene_svg(&scene);

    for (const char *at = svg; (at = strstr(at, "<g")) != NULL; at++) {
        size_t n = strcspn(at, ">");
        char *tag = strndup(at, n);
        if (strncmp(tag, "<g transform=", 13) != 0) { /* it only moves what is in it */
            ck_assert_msg(strstr(tag, " id=\"") != NULL && strstr(tag, " class=\"") != NULL, "%s", tag);
        }
        free(tag);
    }
    expect_part(svg, "<g id=\"scene--heading\" class=\"heading\">");
    expect_part(svg, "<g id=\"scene--caption\" class=\"caption\">");
    free(svg);
    scene_release(&scene);
}
END_TEST

Suite *suite_ids(void)
{
    Suite *suite = suite_create("ids");
    TCase *tests = tcase_create("ids");

    tcase_add_loop_test(tests, makes_slugs, 0, COUNT(slugs));
    tcase_add_test(tests, different_names_have_different_slugs);
    tcase_add_test(tests, long_names_do_not_collide);
    tcase_add_test(tests, words_are_told_apart_as_they_stand);
    tcase_add_loop_test(tests, figures_begin_with_a_letter, 0, COUNT(figures));
    tcase_add_loop_test(tests, ids_stay_when_claims_come, 0, COUNT(forms));
    tcase_add_test(tests, events_have_ids_of_their_own);
    tcase_add_test(tests, two_drawings_of_one_diagram_share_a_page);
    tcase_add_loop_test(tests, everything_has_an_id_and_a_class, 0, COUNT(forms));
    suite_add_tcase(suite, tests);
    return suite;
}
