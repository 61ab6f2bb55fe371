/* SPDX-License-Identifier: GPL-2.0-or-later */
/* rejected.csv: whole rows with their reasons, which can be mended and fed back. */
#include "claims/rejected.h"

#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "support.h"

#define PLAIN "person,role,organization,action\n"
#define TRAMA "trama_file,trama_line,trama_reason,trama_raw\n"

/* What is written for what is read, byte for byte. */
static const struct {
    NamedText files[3];
    const char *written;
} inputs[] = {
    {{{"claims.csv", PLAIN "A,r,B,x\n"}}, TRAMA},
    {{{"claims.csv", PLAIN "A,r,B,x\n ,r,,x\n"}},
     "person,role,organization,action," TRAMA "\" \",r,,x,claims.csv,3,\"neither person nor organization is "
     "named; expected at least one: ' ,r,,x'\",\" ,r,,x\"\n"},
    /* too few fields: they stand where they stood; too many: only the raw text can be whole */
    {{{"claims.csv", PLAIN "A,r,B,x\n\"A, B\",r\nA,b,c,d,e\n"}},
     "person,role,organization,action," TRAMA "\"A, B\",r,,,claims.csv,3,\"the row has 2 fields; expected 4, "
     "as in the header: '\"\"A, B\"\",r'\",\"\"\"A, B\"\",r\"\n"
     ",,,,claims.csv,4,\"the row has 5 fields; expected 4, as in the header: 'A,b,c,d,e'\",\"A,b,c,d,e\"\n"},
    /* empty fields too many are no harm: the row comes out whole */
    {{{"claims.csv", PLAIN "A,r,B,x\n,r,,x,, \n"}},
     "person,role,organization,action," TRAMA ",r,,x,claims.csv,3,\"neither person nor organization is "
     "named; expected at least one: ',r,,x,, '\",\",r,,x,, \"\n"},
    {{{"claims.csv", PLAIN "A,r,B,x\r\nA,\"r,B,x\r\n"}},
     "person,role,organization,action," TRAMA
     ",,,,claims.csv,3,\"a quote is opened on this line and never properly closed; expected a closing quote: "
     "'\"\"r,B,x'\",\"A,\"\"r,B,x\"\n"},
    /* a row of two lines */
    {{{"claims.csv", PLAIN "A,r,B,x\n,\"a\nb\",,x\n"}},
     "person,role,organization,action," TRAMA ",\"a\nb\",,x,claims.csv,3,\"neither person nor organization "
     "is named; expected at least one: ',\"\"a b\"\",,x'\","
     "\",\"\"a\nb\"\",,x\"\n"},
    /* columns of two files, each under its own; a column of trama's own is not written twice */
    {{{"claims.csv", "person,role,organization,action,extra\nA,r,B,x,1\n,,,y,2\n"},
      {"more.csv", "action,other,person,role,organization,trama_raw\nz,3,,,,old\n"}},
     "person,role,organization,action,extra,other," TRAMA
     ",,,y,2,,claims.csv,3,\"neither person nor organization is named; expected at least one: "
     "',,,y,2'\",\",,,y,2\"\n"
     ",,,z,,3,more.csv,2,\"neither person nor organization is named; expected at least one: "
     "'z,3,,,,old'\",\"z,3,,,,old\"\n"},
};

START_TEST(test_written)
{
    TrInput *input = input_of(inputs[_i].files);
    char *text = rejected_text(input, NULL);

    ck_assert_str_eq(text, inputs[_i].written);
    free(text);
    tr_input_free(input);
}
END_TEST

/* ---- mended and fed back ---- */

/* Sheets with bad rows; how to mend what comes out (each `from` is there once, all become `to`); and the
 * sheet as it would have been right at first. */
static const struct {
    NamedText files[3];
    const char *from, *to, *right;
} mendings[] = {
    {{{"claims.csv", "person,role,organization,action,date\nA,r,B,x,2021\nC,r,B,x,2021-13\nD,r,B,x,\n"}},
     "2021-13,claims",
     "2021-12,claims",
     "person,role,organization,action,date\nA,r,B,x,2021\nD,r,B,x,\nC,r,B,x,2021-12\n"},
    {{{"claims.csv",
       "person,role,organization,action,extra\nA,r,B,x,1\nC,\"r\nq\",,took,\"2,\"\"3\",,\n,,,y,9\n"}},
     ",,,y,9",
     "E,,,y,9",
     "person,role,organization,action,extra\nA,r,B,x,1\nC,\"r\nq\",,took,\"2,\"\"3\"\nE,,,y,9\n"},
    {{{"claims.csv", PLAIN "A,r,B,x\nA,\"r,B,y\n"}},
     "\n,,,,claims",
     "\nA,r,B,y,claims",
     PLAIN "A,r,B,x\nA,r,B,y\n"},
    {{{"claims.csv", PLAIN "A,r,B,x\nC,r,B\n"}}, "\nC,r,B,,", "\nC,r,B,z,", PLAIN "A,r,B,x\nC,r,B,z\n"},
    /* rejected for its date although it has empty fields too many */
    {{{"claims.csv", "person,role,organization,action,date\nA,r,B,x,2021\nC,r,B,x,soon,,\n"}},
     "x,soon,claims",
     "x,2022,claims",
     "person,role,organization,action,date\nA,r,B,x,2021\nC,r,B,x,2022\n"},
    /* two files that write the same columns in two ways */
    {{{"claims.csv", "Person,Role,Organisation,Action\nA,r,B,x\n,r,,x\n"},
      {"more.csv", "person,role,organization,action\nD,r,B,x\n,r,,y\n"}},
     "\n,r,,",
     "\nE,r,,",
     PLAIN "A,r,B,x\nD,r,B,x\nE,r,,x\nE,r,,y\n"},
    /* mended for the second time */
    {{{"claims.csv", PLAIN "A,r,B,x\n"},
      {"rejected.csv", "person,role,organization,action," TRAMA ",r,,x,claims.csv,7,why,\",r,,x\"\n"}},
     "\n,r,,x,rejected",
     "\nC,r,,x,rejected",
     PLAIN "A,r,B,x\nC,r,,x\n"},
};

/* All occurrences of `from` replaced; there must be one. */
static char *replaced(const char *text, const char *from, const char *to)
{
    char *out = calloc(strlen(text) * 2 + 200, 1), *end = out;
    int n = 0;

    for (const char *at = text; *at != '\0';)
        if (strncmp(at, from, strlen(from)) == 0) {
            end = stpcpy(end, to);
            at += strlen(from);
            n++;
        } else {
            *end++ = *at++;
        }
    ck_assert_msg(n > 0, "'%s' is not in: %s", from, text);
    return out;
}

static void expect_same_claims(const TrInput *a, const TrInput *b)
{
    const TrTable *x = &a->tables[TR_CLAIMS], *y = &b->tables[TR_CLAIMS];

    ck_assert_uint_eq(x->n, y->n);
    ck_assert_uint_eq(x->n_columns, y->n_columns);
    for (size_t row = 0; row < x->n; row++)
        for (size_t column = 0; column < x->n_columns; column++)
            ck_assert_str_eq(tr_input_cell(a, TR_CLAIMS, row, column),
                             tr_input_cell(b, TR_CLAIMS, row, column));
}

START_TEST(test_mended)
{
    TrInput *first = input_of(mendings[_i].files), *right = input_of_claims(mendings[_i].right), *again;
    char *text = rejected_text(first, NULL), *mended = replaced(text, mendings[_i].from, mendings[_i].to);
    const char *paths[3] = {temp_path("mended.csv")};
    TrInput *input = NULL;
    TrError err = {0};
    TrStatus st;

    /* the mended rows alone: none is lost, none is rejected */
    temp_write(paths[0], mended, strlen(mended));
    st = tr_input_read(paths, 1, &again, &err);
    ck_assert_msg(st == TR_OK, "%s:\n%s", err.message, mended);
    expect_account(tr_input_account(again), first->rejected.n, 0, 0);
    tr_input_free(again);
    /* and behind the files they came from: what would have been read had they been right at first */
    again = NULL;
    for (int i = 0; i < 2 && mendings[_i].files[i].name != NULL; i++) {
        const NamedText *file = &mendings[_i].files[i];

        temp_write(temp_path(file->name), file->text, strlen(file->text));
        paths[i] = temp_path(file->name);
        paths[i + 1] = temp_path("mended.csv");
    }
    ck_assert_int_eq(tr_input_read(paths, mendings[_i].files[1].name == NULL ? 2 : 3, &input, &err), TR_OK);
    expect_accounts(input);
    expect_same_claims(input, right);
    tr_input_free(input);
    tr_input_free(right);
    tr_input_free(first);
    free(text);
    free(mended);
}
END_TEST

Suite *suite_rejected(void)
{
    Suite *suite = suite_create("rejected");
    TCase *tests = tcase_create("rejected");

    tcase_add_loop_test(tests, test_written, 0, COUNT(inputs));
    tcase_add_loop_test(tests, test_mended, 0, COUNT(mendings));
    suite_add_tcase(suite, tests);
    return suite;
}
