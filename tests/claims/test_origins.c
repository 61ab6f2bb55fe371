/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/origins.h"

#include <string.h>

#include "suites.h"
#include "support.h"

#define HEADER "person,role,organization,action,source,origin\n"

/* The origin of each claim by name, and how many there are. */
static const struct {
    NamedText files[4];
    const char *origins[6];
    size_t n;
} cases[] = {
    /* origin, else source, else file */
    {{{"claims.csv", HEADER "A,r,B,1,paper,agency\nA,r,B,2,paper,\nA,r,B,3,,\nA,r,B,4,,agency\n"}},
     {"agency", "paper", "claims.csv", "agency"},
     3},
    /* the source's own origin stands between; five papers of one communiqué are one origin */
    {{{"claims.csv", HEADER "A,r,B,1,p1,\nA,r,B,2,p2,\nA,r,B,3,p3,\nA,r,B,4,p1,own\nA,r,B,5,p9,\n"},
      {"sources.csv", "id,origin\np1,Communiqué\np2,Communiqué\np3,\n"}},
     {"Communiqué", "Communiqué", "p3", "own", "p9"},
     4},
    /* spellings of one name; the first in byte order is shown */
    {{{"claims.csv", HEADER "A,r,B,1,,reuters\nA,r,B,2,,Reuters\nA,r,B,3,REUTERS,\nA,r,B,4,,R.e.u.ters\n"}},
     {"R.e.u.ters", "R.e.u.ters", "R.e.u.ters", "R.e.u.ters"},
     1},
    /* nothing but punctuation is a name of its own */
    {{{"claims.csv", HEADER "A,r,B,1,,???\nA,r,B,2,,!!!\nA,r,B,3,,???\n"}}, {"???", "!!!", "???"}, 2},
    /* two files */
    {{{"claims.csv", HEADER "A,r,B,1,,\n"}, {"more.csv", HEADER "A,r,B,2,,\n"}},
     {"claims.csv", "more.csv"},
     2},
    /* a source called as the file is */
    {{{"claims.csv", HEADER "A,r,B,1,,\nA,r,B,2,Claims.csv,\n"}}, {"Claims.csv", "Claims.csv"}, 1},
};

START_TEST(test_origin)
{
    TrInput *input = input_of(cases[_i].files);
    TrOrigins origins;
    size_t n = input->tables[TR_CLAIMS].n;

    ck_assert_int_eq(tr_origins_resolve(input, &origins, NULL), TR_OK);
    ck_assert_uint_eq(origins.n, cases[_i].n);
    for (size_t i = 0; i < n; i++) {
        ck_assert_uint_lt(origins.origin_of[i], origins.n);
        ck_assert_str_eq(tr_strings_text(input->strings, origins.text[origins.origin_of[i]]),
                         cases[_i].origins[i]);
    }
    ck_assert(n == 6 || cases[_i].origins[n] == NULL);
    tr_origins_release(&origins);
    tr_origins_release(&origins);
    tr_input_free(input);
}
END_TEST

Suite *suite_origins(void)
{
    Suite *suite = suite_create("origins");
    TCase *tests = tcase_create("origins");

    tcase_add_loop_test(tests, test_origin, 0, COUNT(cases));
    suite_add_tcase(suite, tests);
    return suite;
}
