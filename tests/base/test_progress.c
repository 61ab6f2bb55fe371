/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/progress.h"
#include "suites.h"
#include "support.h"

static const struct {
    const char *what;
    bool bytes;
    uint64_t done, total;
    double seconds;
    const char *text;
} bars[] = {
    {"betweenness", false, 0, 200, 1, "betweenness [....................]   0 %  0/s"},
    {"betweenness", false, 50, 200, 10, "betweenness [#####...............]  25 %  5/s  30 s left"},
    {"betweenness", false, 200, 200, 10, "betweenness [####################] 100 %  20/s  0 s left"},
    {"betweenness", false, 300, 200, 10, "betweenness [####################] 100 %  30/s  0 s left"},
    {"bootstrap", false, 10, 2010, 10, "bootstrap [....................]   0 %  1/s  33 min 20 s left"},
    {"bootstrap", false, 10, 9010, 10, "bootstrap [....................]   0 %  1/s  2 h 30 min left"},
    {"claims.csv", true, 50000000, 200000000, 1,
     "claims.csv [#####...............]  25 %  50 MB/s  3 s left"},
    {"-", true, 5000000, 0, 1, "-  5 MB  5 MB/s"},
    {"reading", false, 5000, 0, 10, "reading  5000  500/s"},
    {"a name of more than twenty-four letters", false, 1, 2, 1,
     "a name of more than twen [##########..........]  50 %  1/s  1 s left"},
};

START_TEST(test_text)
{
    char text[TR_PROGRESS_BYTES];
    TrProgress progress;
    (bars[_i].bytes ? tr_progress_begin_bytes : tr_progress_begin)(&progress, bars[_i].what, bars[_i].total);
    tr_progress_text(&progress, bars[_i].done, bars[_i].seconds, text);
    ck_assert_str_eq(text, bars[_i].text);
    ck_assert_uint_le(strlen(text), 79);
}
END_TEST

START_TEST(test_null_is_fine)
{
    tr_progress_add(NULL, 1);
    tr_progress_end(NULL);
}
END_TEST

Suite *suite_progress(void)
{
    Suite *suite = suite_create("progress");
    TCase *tcase = tcase_create("progress");
    tcase_add_loop_test(tcase, test_text, 0, sizeof bars / sizeof *bars);
    tcase_add_test(tcase, test_null_is_fine);
    suite_add_tcase(suite, tcase);
    return suite;
}
