/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs every suite, or those named; `unit --list` lists them. tests/run gives each a process of its own,
 * shares them out, and adds up their totals with those of the command tests. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

static const struct {
    const char *name;
    Suite *(*suite)(void);
    enum fork_status fork;
} suites[] = {
#define SHARING(name) {#name, suite_##name, CK_FORK_GETENV},
#define OWN(name)     {#name, suite_##name, CK_FORK},
    TR_SUITES(SHARING, OWN)};

enum { N_SUITES = sizeof suites / sizeof *suites };

static int is_wanted(const char *name, char **names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return 1;
    return n == 0;
}

static void list(void)
{
    for (size_t i = 0; i < N_SUITES; i++)
        (void)puts(suites[i].name);
}

static int run(char **names, int n)
{
    int failed = 0;

    for (size_t i = 0; i < N_SUITES; i++) {
        SRunner *runner;
        if (!is_wanted(suites[i].name, names, n))
            continue;
        runner = srunner_create(suites[i].suite());
        srunner_set_fork_status(runner, suites[i].fork);
        srunner_run_all(runner, CK_ENV);
        failed += srunner_ntests_failed(runner);
        srunner_free(runner);
    }
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--list") == 0) {
        list();
        return EXIT_SUCCESS;
    }
    return run(argv + 1, argc - 1);
}
