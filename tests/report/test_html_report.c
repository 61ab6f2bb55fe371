/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the page's data says is checked by tests/golden/report-…, what a browser makes of it by tests/web. */
#include "report/html_report.h"

#include <stdlib.h>
#include <string.h>

#include "picture_support.h"
#include "suites.h"

static const char people[] = "digraph { trama_title = \"Everyone\" }";

static const NamedText plain[] = {
    {"claims.csv",
     "person,role,organization,action,target,date,source,status,stance,about,claim_id,confidence\n"
     "Ana,chair,Alfa,,,2024-02-29,s1,,,,c1,0.5\n"
     "Beto,member,Alfa,,,2024/..,Weekly,alleged,,,c2,\n"
     "Ana,,,paid,Beto,,s1,charged,,,c3,\n"
     "Beto,,,paid,Ana,2025,Weekly,,denies,c3,c4,\n"},
    {"sources.csv", "id,title,url\ns1,Daily & Sons,http://example.invalid/\n"},
    {"entities.csv", "name,kind,aliases\nAna,person,Anita|</script>\n"},
    {NULL, NULL},
};

/* All that a page is made of. */
typedef struct {
    Scene scene;
    TrPicture picture;
    TrSummary summary;
    TrFindings findings;
    TrCertainty certainty;
    TrGroups groups;
    TrReport report;
    TrReportFigure reported;
    TrHtmlFigure figure;
    TrHtmlReport page;
} Stage;

static void stage_set(Stage *stage, const NamedText *files)
{
    static const char svg[] = "<?xml version=\"1.0\"?>\n<svg><g id=\"x\"/></svg>\n";
    TrCertaintyWish wish = {.n_replicates = 20, .top = 2};
    TrError err = {0};
    memset(stage, 0, sizeof *stage);
    stage->scene = scene_of(files, people, NULL);
    stage->picture = scene_picture(&stage->scene);
    ck_assert_int_eq(tr_summary_make(stage->scene.network, 0, &stage->summary, &err), TR_OK);
    ck_assert_int_eq(tr_findings_make(stage->scene.network, &stage->findings, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_plan(&stage->scene.ranking, &wish, &stage->certainty, &err), TR_OK);
    ck_assert_int_eq(tr_certainty_compute(&stage->certainty, &err), TR_OK);
    ck_assert_int_eq(tr_groups_find(stage->scene.network, 5, 0, &stage->groups, &err), TR_OK);
    stage->reported = (TrReportFigure){"a.svg", "a.left-out.csv", "a.ties.csv", "Title <A>", 3, 2};
    stage->figure = (TrHtmlFigure){&stage->picture, svg, sizeof svg - 1};
    stage->report = (TrReport){.network = stage->scene.network,
                               .ranking = &stage->scene.ranking,
                               .certainty = &stage->certainty,
                               .summary = &stage->summary,
                               .findings = &stage->findings,
                               .groups = &stage->groups,
                               .key_players_left_out = {"too <long>", NULL},
                               .figures = &stage->reported,
                               .n_figures = 1};
    stage->page = (TrHtmlReport){.report = &stage->report, .figures = &stage->figure, .n_figures = 1};
}

static void stage_strike(Stage *stage)
{
    tr_groups_release(&stage->groups);
    tr_certainty_release(&stage->certainty);
    tr_findings_release(&stage->findings);
    scene_release(&stage->scene);
}

static char *page_text(const TrHtmlReport *page)
{
    TrError err = {0};
    FILE *file = tmpfile();
    ck_assert_int_eq(tr_html_report_write(page, file, &err), TR_OK);
    return stream_text(file, NULL);
}

START_TEST(page_has_its_parts)
{
    Stage stage;
    char *text;
    stage_set(&stage, plain);
    text = page_text(&stage.page);
    expect_start(text, "<!doctype html>\n<html lang=\"en\">\n");
    expect_part(text, "Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-");
    expect_part(text, "<figcaption>Title &lt;A&gt;<span");
    expect_part(text, "<svg><g id=\"x\"/></svg>");
    expect_absent(text, "<?xml version=\"1.0\"?>");
    expect_part(text, "<th scope=\"row\">Ana</th><td>person</td>");
    expect_part(text, "<p>4 rows = 4 claims + 0 duplicates + 0 rejected; 3 entities,");
    expect_absent(text, "{{trama:");
    ck_assert_uint_eq(count_parts(text, "</script"), 3);
    free(text);
    stage_strike(&stage);
}
END_TEST

START_TEST(language_and_date_are_said)
{
    Stage stage;
    char *text;
    stage_set(&stage, plain);
    stage.page.language = TR_SPANISH;
    stage.report.date = "2025-02-03";
    text = page_text(&stage.page);
    expect_part(text, "<html lang=\"es\">");
    expect_part(text, "<p class=\"date\">2025-02-03</p>");
    expect_part(text, "\"language\":\"es\",\"date\":\"2025-02-03\"");
    expect_part(text, "<h1 data-say=\"title\">Informe de relaciones</h1>");
    expect_part(text, "<th scope=\"row\">Ana</th><td>persona</td>");
    expect_part(text, "<p>4 renglones = 4 afirmaciones + 0 duplicados + 0 rechazados; 3 entidades,");
    expect_part(text, "Aquí no se ejecutan scripts.");
    free(text);
    stage_strike(&stage);
}
END_TEST

START_TEST(data_cannot_end_its_element)
{
    Stage stage;
    TrError err = {0};
    FILE *file = tmpfile();
    char *text, *said;
    stage_set(&stage, plain);
    ck_assert_int_eq(tr_html_data_write(&stage.page, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_ptr_null(strpbrk(text, "<>&"));
    expect_part(text, "\\u003c/script\\u003e");
    expect_part(text, "Daily \\u0026 Sons");
    expect_part(text, "too \\u003clong\\u003e");
    expect_part(text, "\"remove_left_out\":[");
    expect_part(text, "\"answers\":[2,3]");
    ck_assert_int_eq(
        shell("jq -c '.figures[0].node_reasons, (.claims[0] | .[14:16]), (.claims[1] | .[14:16])'", text,
              &said),
        0);
    ck_assert_str_eq(said, "\"AAA\"\n[19782,19782]\n[19723,null]\n"); /* 2024-02-29; from 2024-01-01 on */
    free(said);
    free(text);
    stage_strike(&stage);
}
END_TEST

/* A projection has nodes and ties of its own; they are named by those of the page. */
START_TEST(projections_name_the_pages_entities)
{
    Stage stage, own;
    TrWeave people_only = {.mode = TR_MODE_PEOPLE};
    TrError err = {0};
    FILE *file = tmpfile();
    char *text, *said;
    stage_set(&stage, plain);
    own.scene = scene_of(plain, people, &people_only);
    own.picture = scene_picture(&own.scene);
    stage.figure.picture = &own.picture;
    ck_assert_int_eq(tr_html_data_write(&stage.page, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_int_eq(
        shell(
            "jq -c '.figures[0] | .own, [.nodes[range(1; .nodes | length; 2)]], .ties[0][2:4], .ties[0][5]'",
            text, &said),
        0);
    ck_assert_str_eq(said, "true\n[1,2]\n[1,2]\n[0,1]\n"); /* Alfa is 0 in the page */
    free(said);
    free(text);
    scene_release(&own.scene);
    stage_strike(&stage);
}
END_TEST

static const char collapsed[] = "digraph { trama_title = \"Kinds\" trama_collapse = kind }";
static const char clustered[] = "digraph { trama_title = \"Kinds\" trama_layout = clusters }";

/* By hand: Alfa is 0, Ana 1, Beto 2; both belong to Alfa, and Ana pays Beto. */
static const struct {
    const char *definition, *filter, *expected;
} grouped[] = {
    {collapsed, "jq -c '.texts as $t | .figures[0] | .groups[] | [.[0], $t[.[1]], .[2]]'",
     "[\"scene--group--organization\",\"organization\",[0]]\n[\"scene--group--person\",\"person\",[1,2]]\n"},
    {collapsed, "jq -c '.figures[0] | .bundles, (.part_of_tie | sort)'",
     "[[\"scene--bundle--organization--person\",0,1,0]]\n[1,2,2]\n"},
    {clustered, "jq -c '.figures[0] | (.groups[] | [.[0], .[2]]), .bundles'",
     "[\"scene--frame--organization\",[0]]\n[\"scene--frame--person\",[1,2]]\nnull\n"},
    {people, "jq -c '.figures[0] | .groups, .bundles, .part_of_tie'", "null\nnull\nnull\n"},
};

START_TEST(groups_drawn_as_one_are_told)
{
    Stage stage, own;
    TrError err = {0};
    FILE *file = tmpfile();
    char *text, *said;
    stage_set(&stage, plain);
    own.scene = scene_of(plain, grouped[_i].definition, NULL);
    own.picture = scene_picture(&own.scene);
    own.picture.network = stage.scene.network;
    stage.figure.picture = &own.picture;
    ck_assert_int_eq(tr_html_data_write(&stage.page, file, &err), TR_OK);
    text = stream_text(file, NULL);
    ck_assert_int_eq(shell(grouped[_i].filter, text, &said), 0);
    ck_assert_str_eq(said, grouped[_i].expected);
    free(said);
    free(text);
    scene_release(&own.scene);
    stage_strike(&stage);
}
END_TEST

static TrStatus write_page(void *context, TrError *err)
{
    FILE *file = tmpfile();
    TrStatus st = tr_html_report_write(context, file, err);
    ck_assert_int_eq(fclose(file), 0);
    return st;
}

START_TEST(survives_want_of_memory)
{
    Stage stage, own;
    stage_set(&stage, plain);
    own.scene = scene_of(plain, collapsed, NULL);
    own.picture = scene_picture(&own.scene);
    ck_assert_uint_gt(starve(write_page, &stage.page), 10);
    stage.figure.picture = &own.picture;
    ck_assert_uint_gt(starve(write_page, &stage.page), 10);
    scene_release(&own.scene);
    stage_strike(&stage);
}
END_TEST

Suite *suite_html_report(void)
{
    Suite *suite = suite_create("html_report");
    TCase *tcase = tcase_create("page");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, page_has_its_parts);
    tcase_add_test(tcase, language_and_date_are_said);
    tcase_add_test(tcase, data_cannot_end_its_element);
    tcase_add_test(tcase, projections_name_the_pages_entities);
    tcase_add_loop_test(tcase, groups_drawn_as_one_are_told, 0, sizeof grouped / sizeof *grouped);
    tcase_add_test(tcase, survives_want_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
