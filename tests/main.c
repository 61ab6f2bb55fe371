/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs every suite, or with `unit 2 3` the second third of them, so that several processes share the work;
 * tests/run adds up their totals with those of the command tests. */
#include <stdlib.h>

#include "suites.h"

int main(int argc, char **argv)
{
    SRunner *runner = srunner_create(NULL);
    int n = 0, failed;
    int part = argc == 3 ? atoi(argv[1]) : 1, parts = argc == 3 ? atoi(argv[2]) : 1;
#define ADD_SUITE(name)                                                                                      \
    if (n++ % parts == part - 1)                                                                             \
        srunner_add_suite(runner, suite_##name());
    TR_SUITES(ADD_SUITE)
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
