/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the fuzzers begin with and what they once found, run as tests: each file of corpus/NAME/. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/diagram.h"
#include "picture_support.h"
#include "suites.h"
#include "support.h"

typedef int Fuzzer(const uint8_t *data, size_t size);
Fuzzer fuzz_reader, fuzz_date, fuzz_fold, fuzz_entities, fuzz_positions, fuzz_claims, fuzz_blocks,
    fuzz_sources, fuzz_actions, fuzz_kinds, fuzz_mapping, fuzz_decisions, fuzz_pairs, fuzz_json,
    fuzz_command_line, fuzz_drawing, fuzz_definition, fuzz_svg;

static const struct {
    const char *name;
    Fuzzer *run;
} fuzzers[] = {
    {"reader", fuzz_reader},
    {"date", fuzz_date},
    {"fold", fuzz_fold},
    {"entities", fuzz_entities},
    {"positions", fuzz_positions},
    {"claims", fuzz_claims},
    {"blocks", fuzz_blocks},
    {"sources", fuzz_sources},
    {"actions", fuzz_actions},
    {"kinds", fuzz_kinds},
    {"mapping", fuzz_mapping},
    {"decisions", fuzz_decisions},
    {"pairs", fuzz_pairs},
    {"json", fuzz_json},
    {"command_line", fuzz_command_line},
    {"drawing", fuzz_drawing},
    {"definition", fuzz_definition},
    {"svg", fuzz_svg},
};

/* Each file of a corpus, given to `take`, which is told its number in fuzzers[]. */
static int for_each_seed(const char *name, void (*take)(int number, const char *text, size_t length),
                         int number)
{
    char folder[80], path[400];
    DIR *dir;
    int n = 0;

    (void)snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", name);
    dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char *text;
        size_t length;

        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        text = file_text(path, &length);
        take(number, text, length);
        free(text);
        n++;
    }
    (void)closedir(dir);
    return n;
}

static void run_fuzzer(int number, const char *text, size_t length)
{
    ck_assert_int_eq(fuzzers[number].run((const uint8_t *)text, length), 0);
}

START_TEST(test_corpus)
{
    ck_assert_int_gt(for_each_seed(fuzzers[_i].name, run_fuzzer, _i), 2);
}
END_TEST

/* fuzz_graph needs Graphviz, which is in no program with igraph: the renderer reads for it. */
static void read_definition(int number, const char *text, size_t length)
{
    TrDiagram diagram;
    TrError err = {0};

    (void)number;
    if (tr_diagram_read(renderer(), "graphs/fuzz.gv", text, length, &diagram, &err) == TR_OK)
        tr_diagram_release(&diagram);
    else
        ck_assert_str_ne(err.message, "");
}

START_TEST(test_definitions)
{
    ck_assert_int_gt(for_each_seed("graph", read_definition, 0), 2);
}
END_TEST

Suite *suite_regressions(void)
{
    Suite *suite = suite_create("regressions");
    TCase *tests = tcase_create("regressions");

    tcase_add_loop_test(tests, test_corpus, 0, COUNT(fuzzers));
    tcase_add_test(tests, test_definitions);
    suite_add_tcase(suite, tests);
    return suite;
}
