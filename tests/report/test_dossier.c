/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/dossier.h"

#include "network/find.h"
#include "network/weave_support.h"
#include "report/dossier_report.h"
#include "suites.h"
#include "support.h"

/* Beta is two steps from Ana through Alfa and through Beto; Dora through Beto only. */
static const char claims[] =
    "claim_id,person,role,organization,action,target,source,status,stance,about,reply\n"
    "1,Ana,mayor,Alfa,,,daily,,,,\n"
    "2,ANA,mayor,Alfa,,,weekly,,,,sought 2024\n"
    "3,Ana,,,paid,Beto,daily,alleged,,,\n"
    "4,Beto,,,denied being paid by,Ana,weekly,,denies,3,\n"
    "5,Beto,owner,Beta,,,daily,,,,\n"
    "6,,,Alfa,hired,Beta,daily,,,,\n"
    "7,Beto,,,met,Dora,daily,,,,\n"
    "8,Ana,,,denied a meeting of,Dora,weekly,,denies,7,\n"
    "9,Ana,,,was acquitted by,Court,weekly,acquitted,,,\n";

static const Sheets sheets = {.claims = claims};

static void gather(TrNetwork *network, const char *name, TrDossier *dossier)
{
    TrError err = {0};
    uint32_t node;
    ck_assert_int_eq(tr_network_find(network, name, "name", &node, &err), TR_OK);
    ck_assert_int_eq(tr_dossier_make(network, node, dossier, &err), TR_OK);
}

START_TEST(gathers_what_names_the_entity)
{
    Woven woven = weave(&sheets, NULL);
    TrNetwork *network = woven.network;
    TrDossier dossier = {0};
    gather(network, "ana", &dossier);
    ck_assert_uint_eq(dossier.n_claims, 4);
    ck_assert_uint_eq(dossier.n_statements, 3);
    ck_assert_uint_eq(dossier.n_sources, 2);
    ck_assert_int_eq(tr_dossier_groups[dossier.claims[0].group], TR_ALLEGED);
    ck_assert_int_eq(tr_dossier_groups[dossier.claims[1].group], TR_REPORTED);
    ck_assert_uint_eq(dossier.claims[2].statement, dossier.claims[1].statement);
    ck_assert_int_eq(tr_dossier_groups[dossier.claims[3].group], TR_ACQUITTED);
    ck_assert_uint_eq(tr_dossier_count_against(&dossier, 0), 1);
    ck_assert_uint_eq(dossier.n_answers, 1); /* row 8: row 4 stands under row 3 */
    ck_assert_uint_eq(dossier.answers[0], 7);
    tr_dossier_release(&dossier);
    unravel(&woven);
}
END_TEST

START_TEST(finds_who_is_near)
{
    Woven woven = weave(&sheets, NULL);
    TrNetwork *network = woven.network;
    TrDossier dossier = {0};
    gather(network, "Ana", &dossier);
    ck_assert_uint_eq(dossier.n_ties, 3); /* Alfa, Beto, Court: that does not count, and is listed */
    ck_assert_uint_eq(dossier.n_second, 2);
    ck_assert_str_eq(tr_node_name(network, dossier.second[0].node), "Beta");
    ck_assert_uint_eq(dossier.second[0].n_ways, 2);
    ck_assert_str_eq(tr_node_name(network, dossier.second[0].via), "Alfa");
    ck_assert_str_eq(tr_node_name(network, dossier.second[1].node), "Dora");
    ck_assert_uint_eq(dossier.second[1].n_ways, 1);
    tr_dossier_release(&dossier);
    unravel(&woven);
}
END_TEST

static const struct {
    const char *text;
    TrReply reply;
} replies[] = {
    {"", TR_REPLY_NONE},
    {"  ", TR_REPLY_NONE},
    {"Sought 2024-01-02", TR_REPLY_SOUGHT},
    {"no answer by 5 May", TR_REPLY_SOUGHT},
    {"Se solicit\xC3\xB3 el 3 de mayo", TR_REPLY_SOUGHT},
    {"Sin respuesta", TR_REPLY_SOUGHT},
    {"DECLINED to comment", TR_REPLY_REFUSED},
    {"Declin\xC3\xB3 comentar", TR_REPLY_REFUSED},
    {"It is not true.", TR_REPLY_RECEIVED},
};

START_TEST(tells_replies_apart)
{
    ck_assert_int_eq(tr_reply_of(replies[_i].text), replies[_i].reply);
}
END_TEST

static TrStatus attempt(void *context, TrError *err)
{
    TrNetwork *network = context;
    TrDossier dossier = {0};
    TrFindings findings = {0};
    TrDossierView view = {.dossier = &dossier, .findings = &findings, .top = 1};
    FILE *file = tmpfile();
    uint32_t node;
    TrStatus st = TR_OK;
    ck_assert_ptr_nonnull(file);
    TR_TRY(tr_network_find(network, "Ana", "name", &node, err));
    TR_TRY(tr_dossier_make(network, node, &dossier, err));
    TR_TRY(tr_dossier_write(&view, file, err));
out:
    (void)fclose(file);
    tr_dossier_release(&dossier);
    return st;
}

START_TEST(survives_without_memory)
{
    Woven woven = weave(&sheets, NULL);
    TrNetwork *network = woven.network;
    ck_assert_uint_gt(starve(attempt, network), 20);
    unravel(&woven);
}
END_TEST

Suite *suite_dossier(void)
{
    Suite *suite = suite_create("dossier");
    TCase *cases = tcase_create("dossier");
    tcase_add_test(cases, gathers_what_names_the_entity);
    tcase_add_test(cases, finds_who_is_near);
    tcase_add_loop_test(cases, tells_replies_apart, 0, COUNT(replies));
    tcase_add_test(cases, survives_without_memory);
    suite_add_tcase(suite, cases);
    return suite;
}
