/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs every suite; tests/run adds up its totals with those of the command tests. */
#include <stdlib.h>

#include "suites.h"

int main(void)
{
    SRunner *runner = srunner_create(NULL);
    int failed;
#define ADD_SUITE(name) srunner_add_suite(runner, suite_##name());
    TR_SUITES(ADD_SUITE)
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
