/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where claims come from, in words; what must not leave does not. */
#include "network/sources.h"

#include "../suites.h"
#include "weave_support.h"

#define HEADER "person,role,organization,action,target,recipient,place,source,origin,url\n"

/* publisher, else title, else the cell, else the file; s4 is held back */
static const Sheets sheets = {
    .claims = HEADER "Ana,a,Alfa,,,,,s1,,\nAna,b,Alfa,,,,,s2,Own origin,http://a.org/1\nAna,c,Alfa,,,,,s3,,\n"
                     "Ana,d,Alfa,,,,,free text,,ftp://a.org\nAna,e,Alfa,,,,,,,\nAna,f,Alfa,,,,,s4,,\n",
    .sources =
        "id,title,publisher,url,origin,handling\ns1,Title,Press,https://press.org,Agency,\n"
        "s2,Title,,,,\ns3,,,javascript:alert(1),,\ns4,Secret title,Secret press,https://secret.org,Secret,"
        "closed\n"};

static const char *const expected[][3] = {
    {"Press", "Agency", "https://press.org"}, {"Title", "Own origin", "http://a.org/1"}, {"s3", "s3", ""},
    {"free text", "free text", ""},           {"claims.csv", "claims.csv", ""},          {"s4", "s4", ""},
};

START_TEST(names_of_sources)
{
    static const TrWeave internal = {.internal = true};
    Woven woven = weave(&sheets, NULL);
    for (uint32_t i = 0; i < 6; i++) {
        ck_assert_str_eq(tr_source_name(woven.network, i), expected[i][0]);
        ck_assert_str_eq(tr_origin_name(woven.network, i), expected[i][1]);
        ck_assert_str_eq(tr_source_url(woven.network, i), expected[i][2]);
    }
    unravel(&woven);
    woven = weave(&sheets, &internal);
    ck_assert_str_eq(tr_source_name(woven.network, 5), "Secret press");
    ck_assert_str_eq(tr_origin_name(woven.network, 5), "Secret");
    ck_assert_str_eq(tr_source_url(woven.network, 5), "https://secret.org");
    unravel(&woven);
}
END_TEST

static const struct {
    const char *row, *words;
} said[] = {
    {"Ana,mayor,Town,,,,,,,", "Ana, mayor, Town"},
    {"Ana,,,paid,Beto,,,,,", "Ana: paid Beto"},
    {",,Town,sent,Ana,State,North,,,", "Town: sent Ana, to State, North"},
    {"Ana,mayor,Town,opened the road,,,,,,", "Ana, mayor, Town: opened the road"},
    {"Ana,\"chief\nof all\",Town,,,,,,,", "Ana, chief of all, Town"},
};

START_TEST(words_of_claims)
{
    char claims[300];
    Sheets one = {.claims = claims};
    TrBuilder words = {0};
    Woven woven;
    (void)snprintf(claims, sizeof claims, HEADER "%s\n", said[_i].row);
    woven = weave(&one, NULL);
    tr_claim_words(&words, woven.network, 0);
    ck_assert_str_eq(words.text, said[_i].words);
    tr_builder_release(&words);
    unravel(&woven);
}
END_TEST

Suite *suite_sources(void)
{
    Suite *suite = suite_create("sources");
    TCase *tcase = tcase_create("sources");
    tcase_add_test(tcase, names_of_sources);
    tcase_add_loop_test(tcase, words_of_claims, 0, COUNT(said));
    suite_add_tcase(suite, tcase);
    return suite;
}
