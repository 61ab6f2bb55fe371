/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/diagram.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

static TrStatus read_text(const char *text, TrDiagram *diagram, TrError *err)
{
    return tr_diagram_read(renderer(), "folder/my diagram.gv", text, strlen(text), diagram, err);
}

START_TEST(takes_every_attribute)
{
    static const char text[] = "digraph d { trama_title=\"T\" trama_caption=\"C\" "
                               "trama_kinds=\"cartel,court\" trama_entities=\"A|B\"\n"
                               "trama_without_kinds=media trama_layers=\"action,transfer\" trama_hops=3 "
                               "trama_nodes=0 trama_by=degree\n"
                               "trama_labels=nodes rankdir=LR bgcolor=\"\" edge [len=2] }";
    TrDiagram diagram;
    TrError err = {0};

    ck_assert_msg(read_text(text, &diagram, &err) == TR_OK, "%s", err.message);
    ck_assert_str_eq(diagram.name, "my-diagram");
    ck_assert_str_eq(diagram.title, "T");
    ck_assert_str_eq(diagram.caption, "C");
    ck_assert_str_eq(diagram.kinds, "cartel,court");
    ck_assert_str_eq(diagram.entities, "A|B");
    ck_assert_str_eq(diagram.without_kinds, "media");
    ck_assert_str_eq(diagram.layers, "action,transfer");
    ck_assert_uint_eq(diagram.hops, 3);
    ck_assert_uint_eq(diagram.nodes, 0);
    ck_assert_str_eq(diagram.by, "degree");
    ck_assert_int_eq(diagram.labels, TR_LABEL_NODES);
    ck_assert_uint_eq(diagram.graphviz.n, 1); /* what does not begin with trama_ and is not empty */
    ck_assert_str_eq(tr_attributes_get(&diagram.graphviz, "rankdir"), "LR");
    ck_assert_str_eq(tr_attributes_get(&diagram.file.edge_default, "len"), "2");
    tr_diagram_release(&diagram);
}
END_TEST

START_TEST(an_empty_one_shows_everything)
{
    TrDiagram diagram;
    TrError err = {0};

    ck_assert_msg(read_text("digraph d {}", &diagram, &err) == TR_OK, "%s", err.message);
    ck_assert_str_eq(diagram.title, "");
    ck_assert_str_eq(diagram.kinds, "");
    ck_assert_uint_eq(diagram.hops, 1);
    ck_assert_uint_eq(diagram.nodes, 50);
    ck_assert_str_eq(diagram.by, "betweenness");
    ck_assert_int_eq(diagram.labels, TR_LABEL_ALL);
    tr_diagram_release(&diagram);
}
END_TEST

static const struct {
    const char *text;
    unsigned long line;
    const char *message;
} wrong[] = {
    {"digraph d {\n trama_hop=1 }", 2, "attribute 'trama_hop' is not known: did you mean 'trama_hops'?"},
    /* neither the comment nor the longer word is where it stands */
    {"digraph d {\n // a trama_hop is near\n trama_hops=2\n trama_hop=1\n}", 4,
     "attribute 'trama_hop' is not known: did you mean 'trama_hops'?"},
    {"digraph d {\n\n \"trama_titel\" = \"x\" }", 3,
     "attribute 'trama_titel' is not known: did you mean 'trama_title'?"},
    {"digraph d { trama_xyzzyx=1 }", 1,
     "attribute 'trama_xyzzyx' is not known; 'trama help --diagrams' lists them"},
    {"digraph d {\n trama_hops=-1 }", 2, "trama_hops '-1' is not a whole number"},
    {"digraph d { trama_nodes=1.5 }", 1, "trama_nodes '1.5' is not a whole number"},
    {"digraph d { trama_nodes=lots }", 1, "trama_nodes 'lots' is not a whole number"},
    {"digraph d { trama_labels=some }", 1,
     "trama_labels 'some' is not known: expected one of all, status, nodes"},
};

START_TEST(says_what_is_wrong_and_where)
{
    TrDiagram diagram;
    TrError err = {0};

    ck_assert_int_eq(read_text(wrong[_i].text, &diagram, &err), TR_BAD_INPUT);
    ck_assert_str_eq(err.message, wrong[_i].message);
    ck_assert_str_eq(err.place.file, "folder/my diagram.gv");
    ck_assert_uint_eq(err.place.line, wrong[_i].line);
    ck_assert_ptr_null(diagram.file.prototypes);
}
END_TEST

static const struct {
    const char *path, *name;
} names[] = {
    {"cartel.gv", "cartel"},  {"/a.b/c.d.gv", "c-d"}, {"no_extension", "no_extension"},
    {"a\"b<c>.gv", "a-b-c-"}, {"\xC3\xA9.gv", "--"},
};

START_TEST(the_name_fits_into_ids)
{
    TrDiagram diagram;
    TrError err = {0};

    ck_assert_int_eq(tr_diagram_read(renderer(), names[_i].path, TEXT("digraph {}"), &diagram, &err), TR_OK);
    ck_assert_str_eq(diagram.name, names[_i].name);
    tr_diagram_release(&diagram);
}
END_TEST

static const struct {
    const char *list, *word;
    bool has;
} lists[] = {
    {"a,b,c", "a", true},  {"a,b,c", "b", true},       {"a,b,c", "c", true}, {"a, b, c", "b", true},
    {"a,b,c", "d", false}, {"", "a", false},           {"ab", "a", false},   {"a", "ab", false},
    {"a,,b", "b", true},   {"part_of", "part", false},
};

START_TEST(finds_words_in_lists)
{
    ck_assert(tr_list_has(lists[_i].list, lists[_i].word) == lists[_i].has);
}
END_TEST

/* A value that the attribute takes; "1" where any text or number will do. */
static const char *value_for(const char *name)
{
    static const char *const values[][2] = {
        {"trama_labels", "status"},   {"trama_by", "degree"},        {"trama_language", "es"},
        {"trama_statuses", "wanted"}, {"trama_signs", "+,-"},        {"trama_collapse", "country"},
        {"trama_layout", "nested"},   {"trama_groups", "sector"},    {"trama_panels", "month"},
        {"trama_page", "A4"},         {"trama_orientation", "auto"}, {"trama_palette", "dark"},
        {"trama_size", "equal"},      {"trama_letters", "rank"},     {"trama_acronyms", "yes"},
        {"trama_links", "no"},        {"trama_network", "people"},   {"trama_isolated", "hide"},
        {"trama_since", "2025-08"},   {"trama_until", "2025"},
    };

    for (size_t i = 0; i < COUNT(values); i++)
        if (strcmp(values[i][0], name) == 0)
            return values[i][1];
    return "1";
}

/* Every attribute that is read is listed for the manual, and the other way round. */
START_TEST(lists_its_attributes)
{
    FILE *file = tmpfile();
    char *text, *save = NULL;
    size_t n = 0;

    ck_assert_ptr_nonnull(file);
    tr_diagram_print_attributes(file);
    text = stream_text(file, NULL);
    for (char *line = strtok_r(text, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        char name[40], definition[100];
        TrDiagram diagram;
        TrError err = {0};

        if (sscanf(line, "| `%39[a-z_]` |", name) != 1)
            continue;
        (void)snprintf(definition, sizeof definition, "digraph { %s=\"%s\" }", name, value_for(name));
        ck_assert_msg(read_text(definition, &diagram, &err) == TR_OK, "%s: %s", name, err.message);
        tr_diagram_release(&diagram);
        n++;
    }
    ck_assert_uint_ge(n, 10);
    free(text);
}
END_TEST

Suite *suite_diagram(void)
{
    Suite *suite = suite_create("diagram");
    TCase *tests = tcase_create("diagram");

    tcase_add_test(tests, takes_every_attribute);
    tcase_add_test(tests, an_empty_one_shows_everything);
    tcase_add_loop_test(tests, says_what_is_wrong_and_where, 0, COUNT(wrong));
    tcase_add_loop_test(tests, the_name_fits_into_ids, 0, COUNT(names));
    tcase_add_loop_test(tests, finds_words_in_lists, 0, COUNT(lists));
    tcase_add_test(tests, lists_its_attributes);
    suite_add_tcase(suite, tests);
    return suite;
}
