/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/report_md.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

static const NamedText plain[] = {
    {"claims.csv", "person,role,organization,action,source,url\nAna,chair,Alfa,,s1,\nBeto,member,Alfa,,s1,\n"
                   "Beto,member,Beta,,s2,ftp://x\nshort\n"},
    {"sources.csv", "id,title,publisher,url\ns1,Title | one,Press,http://x.org\ns2,Two,,\n"},
    {NULL, NULL},
};

/* Everything that is Secret is marked. */
static const NamedText marked[] = {
    {"claims.csv",
     "person,role,organization,action,source,about,stance,url,handling\nAna,chair,Alfa,,s1,,,,\n"
     "Secret Person,x,Alfa,,Secret Source,,,ftp://Secret,restricted\n"
     "Secret Body,x,Secret Body,,s1,Secret About,denies,,restricted\n"},
    {"sources.csv", "id,title,handling\ns1,Daily,\ns2,Secret Title,restricted\n"},
    {NULL, NULL},
};

static char *report_of(const NamedText *files, const char *date, const TrWeave *how)
{
    TrInput *input = input_of(files);
    TrError err = {0};
    TrNetwork *network = tr_network_build(input, how, &err);
    const TrMeasure *degree = tr_measure_find("degree", &err);
    TrRanking ranking;
    TrSummary summary;
    const TrReportFigure figures[] = {{"a.svg", "a.left-out.csv", "a.ties.csv", "Title A", 3, 2}};
    static const TrFindings none = {0};
    TrReport report = {.figures = figures, .n_figures = 1, .date = date, .findings = &none};
    FILE *file = tmpfile();

    ck_assert_ptr_nonnull(network);
    ck_assert_int_eq(tr_ranking_make(network, &degree, 1, 0, &ranking, &err), TR_OK);
    ck_assert_int_eq(tr_summary_make(network, 0, &summary, &err), TR_OK);
    report.network = network;
    report.ranking = &ranking;
    report.summary = &summary;
    ck_assert_int_eq(tr_report_md_write(&report, file, &err), TR_OK);
    tr_ranking_release(&ranking);
    tr_network_free(network);
    tr_input_free(input);
    return stream_text(file, NULL);
}

START_TEST(has_every_part)
{
    char *text = report_of(plain, NULL, &(TrWeave){0});

    expect_start(text, "# Relationship report\n\nEvery tie below is a claim by a source, not a finding.");
    expect_part(text, "![Title A: 3 entities, 2 ties](a.svg)");
    expect_part(text, "[a.left-out.csv](a.left-out.csv)");
    expect_part(text, "| 1 | Alfa | organization | 2 |\n");
    expect_part(text, "*Position in the reported network, not guilt, rank or power.*");
    expect_part(text, "4 rows = 3 claims + 0 duplicates + 1 rejected");
    expect_part(text, "| claims.csv | claims | 4 | 3 | 0 | 1 |\n");
    expect_part(text, "[rejected.csv](rejected.csv)");
    expect_part(text, "| s1 | Title \\| one | Press |  | http://x.org | 2 |\n");
    expect_part(text, "| s2 | Two |  |  |  | 1 |\n");
    expect_part(text, "## Warnings\n\n```\n");
    expect_part(text, "claims.csv:4:6: warning: url 'ftp://x' begins with neither");
    free(text);
}
END_TEST

START_TEST(counts_no_more_than_there_are)
{
    char *text = report_of(plain, NULL, &(TrWeave){0});

    expect_absent(text, "The first 20 of 4");
    free(text);
}
END_TEST

START_TEST(has_a_date_only_if_given)
{
    char *without = report_of(plain, NULL, &(TrWeave){0}),
         *with = report_of(plain, "2025-11-21", &(TrWeave){0});

    expect_absent(without, "2025");
    expect_part(with, "# Relationship report\n\n2025-11-21\n\n");
    free(without);
    free(with);
}
END_TEST

/* Where the input stands must not show, so that moving a folder changes no output. */
START_TEST(names_files_without_their_folder)
{
    char *text = report_of(plain, NULL, &(TrWeave){0});

    expect_absent(text, "/tmp/");
    free(text);
}
END_TEST

START_TEST(holds_back_what_is_marked)
{
    char *text = report_of(marked, NULL, &(TrWeave){0});

    expect_absent(text, "Secret");
    free(text);
    text = report_of(marked, NULL, &(TrWeave){.internal = true});
    expect_part(text, "Secret Person");
    expect_part(text, "Secret Title");
    free(text);
}
END_TEST

Suite *suite_report_md(void)
{
    Suite *suite = suite_create("report_md");
    TCase *tests = tcase_create("report_md");

    tcase_add_test(tests, has_every_part);
    tcase_add_test(tests, counts_no_more_than_there_are);
    tcase_add_test(tests, has_a_date_only_if_given);
    tcase_add_test(tests, names_files_without_their_folder);
    tcase_add_test(tests, holds_back_what_is_marked);
    suite_add_tcase(suite, tests);
    return suite;
}
