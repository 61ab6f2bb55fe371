/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PN and balance: by hand, and the example of signnet's documentation (pn_index), solved with numpy. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../network/weave_support.h"
#include "../suites.h"
#include "analysis/signed.h"

/* "a+b b-c c.d": for, against, without a sign. */
static Woven weave_signed(const char *ties)
{
    char *text = NULL, *copy = strdup(ties), *save = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    Woven woven;
    (void)fputs("person,role,organization,action,target,sign\n", file);
    for (char *tie = strtok_r(copy, " ", &save); tie != NULL; tie = strtok_r(NULL, " ", &save)) {
        if (strlen(tie) == 1)
            (void)fprintf(file, "%s,,,,,\n", tie);
        else
            (void)fprintf(file, "%c,,,x,%c,%s\n", tie[0], tie[2],
                          tie[1] == '.'   ? ""
                          : tie[1] == '+' ? "+"
                                          : "-");
    }
    ck_assert_int_eq(fclose(file), 0);
    woven = weave(&(Sheets){.claims = text}, NULL);
    free(text);
    free(copy);
    return woven;
}

static const struct {
    const char *ties;
    double pn[10];
} cases[] = {
    /* allies all round: x = 1 + 4x/8 */
    {"a+b a+c a+d a+e b+c b+d b+e c+d c+e d+e", {2, 2, 2, 2, 2}},
    {"a+b", {2, 2}},
    {"a-b", {NAN, NAN}},             /* no inverse */
    {"a-b a+b", {2.0 / 3, 2.0 / 3}}, /* both: 1 - 2 */
    /* rivals all round: x = 1 - 2 · 2x/4 */
    {"a-b b-c c-a", {0.5, 0.5, 0.5}},
    /* a = 1 + b/4, b = 1 + a/4 - c/2, c = 1 - b/2 */
    {"a+b b-c", {14.0 / 11, 12.0 / 11, 5.0 / 11}},
    {"a+b b-a a.b", {2.0 / 3, 2.0 / 3}},
    /* who has no signed tie is not in the signed network, and does not thin it */
    {"a+b b-c c.d e", {14.0 / 11, 12.0 / 11, 5.0 / 11, NAN, NAN}},
    {"a.b c", {NAN, NAN, NAN}},
    {"a+b a+d a-h a-i b+c b-d b+e b-f b-g c+d c-e c-i d+e d-f d-g e+f e-h e-j f+g f+i f-j g+h g-i g+j h+i "
     "i+j",
     {0.90097473, 0.86134823, 0.90769973, 0.86134823, 0.84106584, 0.84965577, 0.86173206, 0.90159087,
      0.85098481, 0.90729298}},
};

START_TEST(pn)
{
    Woven woven = weave_signed(cases[_i].ties);
    double *scores = measure(woven.network, "pn");
    for (size_t v = 0; v < woven.network->n_nodes; v++)
        ck_assert_msg((isnan(scores[v]) && isnan(cases[_i].pn[v])) ||
                          fabs(scores[v] - cases[_i].pn[v]) < 6e-9,
                      "%s: %zu has %.12g, not %.12g", cases[_i].ties, v, scores[v], cases[_i].pn[v]);
    free(scores);
    unravel(&woven);
}
END_TEST

static const struct {
    const char *ties;
    size_t n, balanced;
    double share[5];
} triangles[] = {
    {"a+b b+c c+a", 1, 1, {1, 1, 1}},
    {"a+b b+c c-a", 1, 0, {0, 0, 0}},
    {"a+b b-c c-a", 1, 1, {1, 1, 1}},
    {"a-b b-c c-a", 1, 0, {0, 0, 0}},
    {"a+b b+c c.a", 0, 0, {NAN, NAN, NAN}},     /* a tie without a sign */
    {"a+b b+c c+a a-c", 0, 0, {NAN, NAN, NAN}}, /* a tie of both */
    {"a+b b+c", 0, 0, {NAN, NAN, NAN}},
    /* a–b–c balanced, a–b–d not */
    {"a+b b+c c+a a-d b+d e", 2, 1, {0.5, 0.5, 1, 0, NAN}},
};

START_TEST(balance)
{
    Woven woven = weave_signed(triangles[_i].ties);
    double *scores = measure(woven.network, "balance");
    TrBalance all;
    TrError err = {0};
    ck_assert_int_eq(tr_balance_count(woven.network, &all, NULL, &err), TR_OK);
    ck_assert_uint_eq(all.n_triangles, triangles[_i].n);
    ck_assert_uint_eq(all.n_balanced, triangles[_i].balanced);
    for (size_t v = 0; v < woven.network->n_nodes; v++)
        ck_assert_msg(scores[v] == triangles[_i].share[v] ||
                          (isnan(scores[v]) && isnan(triangles[_i].share[v])),
                      "%s: %zu has %.12g", triangles[_i].ties, v, scores[v]);
    free(scores);
    unravel(&woven);
}
END_TEST

Suite *suite_signed(void)
{
    Suite *suite = suite_create("signed");
    TCase *tcase = tcase_create("signed");
    tcase_add_loop_test(tcase, pn, 0, COUNT(cases));
    tcase_add_loop_test(tcase, balance, 0, COUNT(triangles));
    suite_add_tcase(suite, tcase);
    return suite;
}
