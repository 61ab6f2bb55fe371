/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "draw/titles.h"
#include "picture_support.h"
#include "suites.h"

#define HEADER                                                                                               \
    "person,role,organization,action,target,source,origin,date,status,stance,about,claim_id,locator\n"

static void expect_label(const char *text, double width, const char *expected)
{
    TrBuilder label = {0};

    tr_label_put(&label, text, width);
    ck_assert(!label.failed);
    ck_assert_str_eq(label.text != NULL ? label.text : "", expected);
    tr_builder_release(&label);
}

/* By DOT's rules for labels: \\ is a backslash, \n a line end, &amp; an ampersand; the rest is as it is. */
static const struct {
    const char *text, *label;
} plain[] = {
    {"", ""},
    {"Ana", "Ana"},
    {"back\\slash", "back\\\\slash"},
    {"\\N", "\\\\N"},
    {"\\", "\\\\"},
    {"a & b", "a &amp; b"},
    {"&lt;", "&amp;lt;"},
    {"<b>", "<b>"},
    {"\"q\"", "\"q\""},
    {"two\nlines", "two lines"},
    {"tab\there\r", "tab here "},
    {"bell\x07"
     "and\x1B[31m",
     "belland[31m"},
    {"bidi\xE2\x80\xAE"
     "end",
     "bidiend"},
    {"broken\xFF", "broken\xEF\xBF\xBD"},
};

START_TEST(escapes)
{
    expect_label(plain[_i].text, 1000, plain[_i].label);
}
END_TEST

START_TEST(breaks_at_blanks)
{
    expect_label("aaaa bbbb cccc", 25, "aaaa\\nbbbb\\ncccc");
    expect_label("a&b a&b", 20, "a&amp;b\\na&amp;b"); /* measured as they are seen: 17.79 points */
}
END_TEST

START_TEST(is_cut_at_200_characters)
{
    char text[10001], expected[220];

    memset(text, 'x', 10000);
    text[10000] = '\0';
    memset(expected, 'x', 200);
    memcpy(expected + 200, "\xE2\x80\xA6", 4);
    expect_label(text, 1e6, expected);
    text[200] = '\0';
    expected[200] = '\0';
    expect_label(text, 1e6, expected); /* 200 are not too many */
}
END_TEST

START_TEST(counts_characters_not_bytes)
{
    char text[601] = "", expected[700] = "";

    for (int i = 0; i < 200; i++)
        strcat(text, "\xE4\xB8\xAD");
    strcpy(expected, text);
    expect_label(text, 1e6, expected);
}
END_TEST

/* ---- ties ---- */

static char *label_of(const Scene *scene, size_t tie)
{
    TrBuilder label = {0};
    char *copy;

    tr_label_tie(&label, scene->network, &scene->network->ties[tie], TR_LABEL_ALL, TR_ENGLISH, 88);
    ck_assert(!label.failed);
    copy = strdup(label.text != NULL ? label.text : "");
    tr_builder_release(&label);
    return copy;
}

#define DOT_BETWEEN "\xC2\xA0\xC2\xB7 "

static const struct {
    const char *rows, *label;
} ties[] = {
    {"Ana,chair,Alfa,,,,,,,,,,\n", "chair"},
    {"Ana,,Alfa,,,,,,,,,,\n", ""},
    {"Ana,chair,Alfa,resigned,,,,,,,,,\n", "chair" DOT_BETWEEN "resigned"},
    /* each wording once, however it is capitalised */
    {"Ana,chair,Alfa,,,s1,,,,,,,\nAna,Chair,Alfa,,,s2,,,,,,,\n",
     "Chair\\n2 claims, 2 origins"}, /* claims stand in order of content */
    {"Ana,a,Alfa,,,s,,,,,,,\nAna,b,Alfa,,,s,,,,,,,\nAna,c,Alfa,,,s,,,,,,,\nAna,d,Alfa,,,s,,,,,,,\nAna,e,Alfa,"
     ",,s,,,,,,,\n",
     "a" DOT_BETWEEN "b" DOT_BETWEEN "c +2\\n5 claims, 1 origin"},
    {"Ana,chair,Alfa,,,,,,alleged,,,,\n", "chair\\n(alleged)"},
    {"Ana,chair,Alfa,,,s1,,,,,,c1,\nAna,,Alfa,,,s2,,,,denies,c1,,\n", "chair\\n1 for, 1 against"},
    /* the origins are counted of contested ties too */
    {"Ana,chair,Alfa,,,s1,,,,,,c1,\nAna,chair,Alfa,,,s2,,,,,,c2,\nAna,chair,Alfa,,,s3,,,,,,c3,\nAna,,Alfa,,,"
     "s4,,,"
     ",denies,c1,,\n",
     "chair\\n3 for, 1 against\\n3 origins"},
    /* an acquittal over a charge: the latest dated, or without dates the milder */
    {"Ana,boss,Alfa,,,s1,,2024,charged,,,,\nAna,boss,Alfa,,,s1,,2025,acquitted,,,,\n",
     "boss\\n(acquitted)\\n2 claims, 1 origin"},
    {"Ana,boss,Alfa,,,s1,,,charged,,,,\nAna,boss,Alfa,,,s2,,,acquitted,,,,\n",
     "boss\\n(acquitted)\\n2 claims, 2 origins"},
    /* an undated acquittal beside a dated charge decides nothing, and is said all the same */
    {"Ana,boss,Alfa,,,s1,,2024,charged,,,,\nAna,boss,Alfa,,,s2,,,acquitted,,,,\n",
     "boss\\n(charged)\\n(by one claim:\\nacquitted)\\n2 claims, 2 origins"},
    /* an action with a target is no word of the affiliation */
    {"Ana,,,accused,Alfa,,,,charged,,,,\n", "accused\\n(charged)"},
};

START_TEST(says_what_the_claims_say)
{
    char claims[1000], *label;
    Scene scene;

    (void)snprintf(claims, sizeof claims, "%s%s", HEADER, ties[_i].rows);
    scene = scene_of_claims(claims, "digraph {}");
    ck_assert_uint_eq(scene.network->n_ties, 1);
    label = label_of(&scene, 0);
    ck_assert_str_eq(label, ties[_i].label);
    free(label);
    scene_release(&scene);
}
END_TEST

/* With the status alone: nothing for a plain report, and never less than what clears or contests. */
static const struct {
    const char *rows, *english, *spanish;
} statuses[] = {
    {"Ana,chair,Alfa,,,s1,,,,,,,\nAna,chair,Alfa,,,s2,,,,,,,\n", "", ""},
    {"Ana,chair,Alfa,,,,,,alleged,,,,\n", "(alleged)", "(presunto)"},
    {"Ana,chair,Alfa,,,,,,under_investigation,,,,\n", "(under\\ninvestigation)", "(bajo investigación)"},
    {"Ana,chair,Alfa,,,s1,,,,,,c1,\nAna,,Alfa,,,s2,,,,denies,c1,,\n", "1 for, 1 against",
     "1 a favor, 1 en\\ncontra"},
    {"Ana,boss,Alfa,,,s1,,2024,,,,,\nAna,boss,Alfa,,,s2,,,dismissed,,,,\n", "(by one claim:\\ndismissed)",
     "(según una\\nafirmación:\\nsobreseído)"},
};

START_TEST(the_status_is_never_left_out)
{
    char claims[1000];
    Scene scene;

    (void)snprintf(claims, sizeof claims, "%s%s", HEADER, statuses[_i].rows);
    scene = scene_of_claims(claims, "digraph {}");
    for (int language = 0; language < TR_N_LANGUAGES; language++) {
        TrBuilder label = {0};
        tr_label_tie(&label, scene.network, &scene.network->ties[0], TR_LABEL_STATUS, (TrLanguage)language,
                     88);
        ck_assert_str_eq(label.text != NULL ? label.text : "",
                         language == TR_ENGLISH ? statuses[_i].english : statuses[_i].spanish);
        tr_builder_release(&label);
    }
    scene_release(&scene);
}
END_TEST

static const struct {
    const char *aliases, *label;
} acronyms[] = {
    {"JNGC|CJNG", "Cartel de la Nueva\\nLuz (JNGC)"}, /* the first one listed */
    {"cjng|Los de la luz", "Cartel de la Nueva\\nLuz"},
    {"C.N.L.", "Cartel de la Nueva\\nLuz (C.N.L.)"},
    {"", "Cartel de la Nueva\\nLuz"},
};

START_TEST(an_acronym_stands_beside_the_full_name)
{
    char entities[200];
    const NamedText files[] = {
        {"claims.csv", "person,role,organization,action\n,,Cartel de la Nueva Luz,met\n"},
        {"entities.csv", entities},
        {NULL, NULL},
    };
    TrBuilder label = {0};
    Scene scene;

    (void)snprintf(entities, sizeof entities, "name,aliases\nCartel de la Nueva Luz,%s\n",
                   acronyms[_i].aliases);
    scene = scene_of(files, "digraph { trama_acronyms=yes }", NULL);
    tr_label_node(&label, scene.network, 0, &scene.gallery.diagrams[0]);
    ck_assert_str_eq(label.text, acronyms[_i].label);
    tr_builder_release(&label);
    scene_release(&scene);
}
END_TEST

START_TEST(titles_name_every_claim)
{
    const NamedText files[] = {
        {"claims.csv", HEADER "Ana,chair,Alfa,,,s1,,2024-05,alleged,,,c1,p3\nAna,boss,Alfa,ran it,,,,,,,,,\n"
                              "Ana,,Alfa,,,s1,,,,denies,c1,,\nAna,,Alfa,,,s1,,,,corrects,c1,,\n"},
        {"sources.csv", "id,title,publisher\ns1,The title,The Press\n"},
        {NULL, NULL},
    };
    Scene scene = scene_of(files, "digraph {}", NULL);
    TrBuilder title = {0};
    TrError err = {0};

    ck_assert_int_eq(tr_title_tie(&title, scene.network, &scene.network->ties[0], TR_ENGLISH, &err), TR_OK);
    ck_assert_ptr_nonnull(title.text);
    expect_part(title.text, "Ana \xE2\x80\x93 Alfa (affiliation)");
    expect_part(title.text, "\nchair (alleged, 2024-05) \xE2\x80\x94 The Press p3, claims.csv:2");
    expect_part(title.text, "\nboss \xC2\xB7 ran it (reported) \xE2\x80\x94 claims.csv, claims.csv:3");
    expect_part(title.text, "\n  denied: (reported) \xE2\x80\x94 The Press, claims.csv:4");
    expect_part(title.text, "\n  corrected: (reported) \xE2\x80\x94 The Press, claims.csv:5");
    tr_builder_release(&title);
    scene_release(&scene);
}
END_TEST

START_TEST(titles_stop_at_twelve_claims)
{
    char *claims = NULL;
    size_t length;
    FILE *file = open_memstream(&claims, &length);
    TrBuilder title = {0};
    TrError err = {0};
    Scene scene;

    (void)fputs(HEADER, file);
    for (int i = 0; i < 15; i++)
        (void)fprintf(file, "Ana,role %d,Alfa,,,,,,,,,,\n", i);
    (void)fclose(file);
    scene = scene_of_claims(claims, "digraph {}");
    ck_assert_int_eq(tr_title_tie(&title, scene.network, &scene.network->ties[0], TR_ENGLISH, &err), TR_OK);
    ck_assert_uint_eq(count_parts(title.text, "\nrole "), 12);
    expect_part(title.text, "\n+3 more claims");
    tr_builder_release(&title);
    scene_release(&scene);
    free(claims);
}
END_TEST

static char *node_title(const Scene *scene, const TrPicture *picture, uint32_t node)
{
    TrIncidence of = {0};
    TrBuilder title = {0};
    TrError err = {0};
    char *copy;

    ck_assert_int_eq(tr_incidence_make(scene->network, &of, &err), TR_OK);
    ck_assert_int_eq(tr_title_node(&title, picture, &of, node, &err), TR_OK);
    copy = strdup(title.text);
    tr_builder_release(&title);
    tr_incidence_release(&of);
    return copy;
}

/* Ana: two claims of one origin say chair of Alfa, one says boss; the praise of Beto is a claim more. Beto
 * has that, and none of a role. */
START_TEST(titles_of_entities)
{
    const NamedText files[] = {
        {"claims.csv",
         HEADER "Ana,chair,Alfa,,,s1,,,,,,,\nAna,chair,Alfa,,,s2,s1,,,,,,\nAna,boss,Alfa,,,s3,,,,,,,\n"
                "Ana,,,praised,Beto,s3,,,,,,,\n"},
        {"entities.csv", "name,kind,description,url\nAlfa,company,\"Makes\nthings\",https://alfa.example/x\n"
                         "Beto,person,,javascript:alert(1)\n"},
        {NULL, NULL},
    };
    static const char *const expected[][TR_N_LANGUAGES] = {
        {"Alfa (company)\nMakes things\ndegree: rank 2 of 3\n3 claims, 2 origins\nSources: s1; s2; s3\n"
         "Address: https://alfa.example/x",
         "Alfa (empresa)\nMakes things\ngrado: lugar 2 de 3\n3 afirmaciones, 2\u00A0or\u00EDgenes\n"
         "Fuentes: s1; s2; s3\nDirecci\u00F3n: https://alfa.example/x"},
        {"Ana (person)\ndegree: rank 1 of 3\nchair, Alfa: 2 claims\nboss, Alfa: 1 claim\n4 claims, 2 "
         "origins\n"
         "Sources: s1; s2; s3",
         "Ana (persona)\ngrado: lugar 1 de 3\nchair, Alfa: 2 afirmaciones\nboss, Alfa: 1 afirmaci\u00F3n\n"
         "4 afirmaciones, 2\u00A0or\u00EDgenes\nFuentes: s1; s2; s3"},
        {"Beto (person)\ndegree: rank 2 of 3\n1 claim, 1 origin\nSources: s3",
         "Beto (persona)\ngrado: lugar 2 de 3\n1 afirmaci\u00F3n, 1\u00A0origen\nFuentes: s3"},
    };

    for (int language = 0; language < TR_N_LANGUAGES; language++) {
        Scene scene = scene_of(files,
                               language == TR_ENGLISH ? "digraph { trama_by=degree }"
                                                      : "digraph { trama_by=degree trama_language=es }",
                               NULL);
        TrPicture picture = scene_picture(&scene);

        for (uint32_t node = 0; node < 3; node++) {
            char *title = node_title(&scene, &picture, node);
            ck_assert_str_eq(title, expected[node][language]);
            free(title);
        }
        scene_release(&scene);
    }
}
END_TEST

START_TEST(titles_tell_what_a_rank_could_be)
{
    Scene scene = scene_of_claims(HEADER "Ana,chair,Alfa,,,s1,,,,,,,\n", "digraph { trama_by=degree }");
    TrPicture picture = scene_picture(&scene);
    uint32_t low[] = {1, 1}, high[] = {2, 1};
    char *title;

    picture.rank_low = low;
    picture.rank_high = high;
    title = node_title(&scene, &picture, 0);
    expect_part(title, "\ndegree: rank 1 of 2, could be 1 to 2\n");
    free(title);
    scene_release(&scene);
}
END_TEST

Suite *suite_labels(void)
{
    Suite *suite = suite_create("labels");
    TCase *tests = tcase_create("labels");

    tcase_add_loop_test(tests, escapes, 0, COUNT(plain));
    tcase_add_test(tests, breaks_at_blanks);
    tcase_add_test(tests, is_cut_at_200_characters);
    tcase_add_test(tests, counts_characters_not_bytes);
    tcase_add_loop_test(tests, says_what_the_claims_say, 0, COUNT(ties));
    tcase_add_loop_test(tests, the_status_is_never_left_out, 0, COUNT(statuses));
    tcase_add_loop_test(tests, an_acronym_stands_beside_the_full_name, 0, COUNT(acronyms));
    tcase_add_test(tests, titles_name_every_claim);
    tcase_add_test(tests, titles_stop_at_twelve_claims);
    tcase_add_test(tests, titles_of_entities);
    tcase_add_test(tests, titles_tell_what_a_rank_could_be);
    suite_add_tcase(suite, tests);
    return suite;
}
