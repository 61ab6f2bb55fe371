/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the fuzzers begin with and what they once found, run as tests: each file of corpus/NAME/. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

typedef int Fuzzer(const uint8_t *data, size_t size);
Fuzzer fuzz_reader, fuzz_date, fuzz_fold, fuzz_entities, fuzz_positions, fuzz_claims, fuzz_blocks, fuzz_sources, fuzz_actions, fuzz_kinds, fuzz_mapping, fuzz_decisions, fuzz_pairs, fuzz_json, fuzz_command_line, fuzz_drawing, fuzz_definition, fuzz_svg;

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

START_TEST(test_corpus)
{
    char folder[80], path[400];
    DIR *dir;
    int n = 0;

    (void)snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", fuzzers[_i].name);
    dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char *text;
        size_t length;

        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        text = file_text(path, &length);
        ck_assert_int_eq(fuzzers[_i].run((const uint8_t *)text, length), 0);
        free(text);
        n++;
    }
    (void)closedir(dir);
    ck_assert_int_gt(n, 2);
}
END_TEST

Suite *suite_regressions(void)
{
    Suite *suite = suite_create("regressions");
    TCase *tests = tcase_create("regressions");

    tcase_add_loop_test(tests, test_corpus, 0, COUNT(fuzzers));
    suite_add_tcase(suite, tests);
    return suite;
}
