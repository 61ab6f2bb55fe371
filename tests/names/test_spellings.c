/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "names/names.h"
#include "suites.h"
#include "support.h"

static const NamedText files[] = {
    {"claims.csv", "person,role,organization,action\n"
                   "DEA,r,X,1\nD.E.A.,r,X,2\ndea,r,X,3\nDEA,r,X,4\nAna,r,X,5\nMencho,r,X,6\n"},
    {"entities.csv", "name,aliases\nNemesio,El Mencho|mencho\nAlone,\n"},
    {NULL, NULL},
};

/* The other spellings of each, in byte order, each followed by a bar. */
static const struct {
    const char *name, *others;
} cases[] = {
    {"DEA", "D.E.A.|dea|"}, {"Ana", ""}, {"Nemesio", "El Mencho|Mencho|mencho|"}, {"X", ""}, {"Alone", ""},
};

START_TEST(test_spellings)
{
    TrInput *input = input_of(files);
    TrNames names;
    TrSpellings list;
    uint32_t e;
    char got[200] = "";

    ck_assert_int_eq(tr_names_resolve(input, false, &names, NULL), TR_OK);
    ck_assert_int_eq(tr_names_spellings(input, &names, &list, NULL), TR_OK);
    ck_assert_int_eq(tr_names_find(input, &names, cases[_i].name, &e, NULL), TR_OK);
    ck_assert_uint_lt(e, names.n);
    for (size_t i = list.first[e]; i < list.first[e + 1]; i++) {
        strcat(got, tr_strings_text(input->strings, list.items[i]));
        strcat(got, "|");
    }
    ck_assert_str_eq(got, cases[_i].others);
    ck_assert_uint_eq(list.first[0], 0);
    ck_assert_uint_eq(list.first[names.n], 2 + 3);
    tr_spellings_release(&list);
    tr_spellings_release(&list);
    tr_names_release(&names);
    tr_input_free(input);
}
END_TEST

Suite *suite_spellings(void)
{
    Suite *suite = suite_create("spellings");
    TCase *tests = tcase_create("spellings");

    tcase_add_loop_test(tests, test_spellings, 0, COUNT(cases));
    suite_add_tcase(suite, tests);
    return suite;
}
