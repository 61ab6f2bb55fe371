/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What changed between two editions, each kind of change worked by hand; and the other way round. */
#include "editions/editions.h"

#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "../support.h"
#include "editions_support.h"

#define HEADER "person,role,organization,action,target,source,date,status,note,claim_id\n"

typedef struct {
    const char *title;
    Sheets sheets[TR_N_EDITIONS];
    const char *section, *told;
} DiffCase;

static const DiffCase cases[] = {
    {"a status before all else",
     {{.claims = HEADER "a,x,O,,,S,,alleged,,\n"}, {.claims = HEADER "a,x,O,,,S,,charged,,\n"}},
     "status",
     "changed a, x, O (S): status alleged > charged\n"},
    {"a status that is the default is none",
     {{.claims = HEADER "a,x,O,,,S,,,,\n"}, {.claims = HEADER "a,x,O,,,S,,reported,,\n"}},
     "claims",
     "changed a, x, O (S): status  > reported\n"},
    {"one cell",
     {{.claims = HEADER "a,x,O,,,S,2024,,,\n"}, {.claims = HEADER "a,x,O,,,S,2025,,,\n"}},
     "claims",
     "changed a, x, O (S, 2025): date 2024 > 2025\n"},
    {"three cells",
     {{.claims = HEADER "a,x,O,,,S,2024,alleged,p,\n"}, {.claims = HEADER "a,x,O,,,S,2025,charged,q,\n"}},
     "claims",
     "changed a, x, O (S, 2025): date 2024 > 2025\nchanged a, x, O (S, 2025): note p > q\n"},
    {"four cells are another claim",
     {{.claims = "grade," HEADER "A1,a,x,O,,,S,2024,alleged,p,\n"},
      {.claims = "grade," HEADER "B2,a,x,O,,,S,2025,charged,q,\n"}},
     "claims",
     "added a, x, O (S, 2025); charged\nremoved a, x, O (S, 2024); alleged\n"},
    {"another source is another claim",
     {{.claims = HEADER "a,x,O,,,S,,,,\n"}, {.claims = HEADER "a,x,O,,,T,,,,\n"}},
     "claims",
     "added a, x, O (T)\nremoved a, x, O (S)\n"},
    {"another person is another claim",
     {{.claims = HEADER "a,x,O,,,S,,,,\n"}, {.claims = HEADER "b,x,O,,,S,,,,\n"}},
     "claims",
     "added b, x, O (S)\nremoved a, x, O (S)\n"},
    {"an id outweighs that",
     {{.claims = HEADER "a,x,O,,,S,,,,k\n"}, {.claims = HEADER "b,x,O,,,S,,,,k\n"}},
     "claims",
     "changed b, x, O (S): person a > b\n"},
    {"two ids are two claims",
     {{.claims = HEADER "a,x,O,,,S,,,,k\n"}, {.claims = HEADER "a,x,O,,,S,,,,l\n"}},
     "claims",
     "added a, x, O (S)\nremoved a, x, O (S)\n"},
    {"an id that comes later",
     {{.claims = HEADER "a,x,O,,,S,,,,\n"}, {.claims = HEADER "a,x,O,,,S,,,,k\n"}},
     "claims",
     "changed a, x, O (S): claim_id  > k\n"},
    {"a name in another spelling",
     {{.claims = HEADER "José,x,O,,,S,,,,\n"}, {.claims = HEADER "jose,x,O,,,S,,,,\n"}},
     "claims",
     "changed jose, x, O (S): person José > jose\n"},
    {"the nearest of several",
     {{.claims = HEADER "a,x,O,,,S,2023,alleged,n,\na,x,O,,,S,2024,alleged,m,\n"},
      {.claims = HEADER "a,x,O,,,S,2024,charged,m,\na,x,O,,,S,2023,charged,p,\n"}},
     "status",
     "changed a, x, O (S, 2024): status alleged > charged\nchanged a, x, O (S, 2023): status alleged > "
     "charged\n"},
    /* two cells differ between the first two, three between any others */
    {"the nearest of several that differ in more than a cell",
     {{.claims = HEADER "a,x,O,,,S,2021,alleged,p,\na,x,O,,,S,2022,alleged,q,\n"},
      {.claims = HEADER "a,x,O,,,S,2024,charged,r,\na,x,O,,,S,2023,charged,p,\n"}},
     "claims",
     "changed a, x, O (S, 2024): date 2022 > 2024\nchanged a, x, O (S, 2024): note q > r\n"
     "changed a, x, O (S, 2023): date 2021 > 2023\n"},
    /* all four pairs differ in two cells: the first row with the first, in the order of what they say */
    {"the first of several that are as near",
     {{.claims = HEADER "a,x,O,,,S,2022,alleged,p,\na,x,O,,,S,2021,alleged,p,\n"},
      {.claims = HEADER "a,x,O,,,S,2023,charged,p,\na,x,O,,,S,2024,charged,p,\n"}},
     "claims",
     "changed a, x, O (S, 2023): date 2021 > 2023\nchanged a, x, O (S, 2024): date 2022 > 2024\n"},
    {"a column of their own, in other places",
     {{.claims = "theirs," HEADER "1,a,x,O,,,S,,,,\n"},
      {.claims = "person,role,organization,action,source,theirs,other\na,x,O,,S,2,3\n"}},
     "claims",
     "changed a, x, O (S): theirs 1 > 2\nchanged a, x, O (S): other  > 3\n"},
    {"rows in another order",
     {{.claims = HEADER "a,x,O,,,S,,,,\nb,x,O,,,S,,,,\n"},
      {.claims = HEADER "b,x,O,,,S,,,,\na,x,O,,,S,,,,\n"}},
     "claims",
     ""},
    {"ties",
     {{.claims = HEADER "a,,,met with,b,S,,,,\nc,,,met with,d,S,,alleged,,\n"},
      {.claims = HEADER "c,,,met with,d,S,,alleged,,\nc,,,met with,d,T,2025,charged,,\nb,,,paid,a,S,,,,\n"}},
     "ties",
     "changed c – d (contact): status alleged > charged\nadded b → a (payment); reported; 1 claim of 1 "
     "origin\n"
     "removed a – b (contact); reported; 1 claim of 1 origin\n"
     "changed c – d (contact): claims 1 > 2\nchanged c – d (contact): origins 1 > 2\n"},
    {"a tie that counts no more",
     {{.claims = HEADER "a,,,paid,b,S,,charged,,\n"}, {.claims = HEADER "a,,,paid,b,S,,dismissed,,\n"}},
     "ties",
     "changed a → b (payment): status charged > dismissed\nchanged a → b (payment): counted yes > no\n"},
    {"a merge made",
     {{.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n"},
      {.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n", .entities = "name,aliases\nAnn,A. Lee\n"}},
     "merges",
     "merged Ann and A. Lee; were two, are one\n"},
    {"its ties went to the one",
     {{.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n"},
      {.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n", .entities = "name,aliases\nAnn,A. Lee\n"}},
     "ties",
     ""},
    {"a merge undone",
     {{.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n", .entities = "name,aliases\nAnn,A. Lee\n"},
      {.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n"}},
     "merges",
     "split Ann and A. Lee; were one, are two\n"},
    {"who merged is not removed",
     {{.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n"},
      {.claims = HEADER "Ann,x,O,,,S,,,,\nA. Lee,x,P,,,S,,,,\n", .entities = "name,aliases\nAnn,A. Lee\n"}},
     "entities",
     ""},
    {"an alias moved",
     {{.claims = HEADER "a,x,O,,,S,,,,\nb,x,O,,,S,,,,\n", .entities = "name,aliases\na,z\nb,\n"},
      {.claims = HEADER "a,x,O,,,S,,,,\nb,x,O,,,S,,,,\n", .entities = "name,aliases\na,\nb,z\n"}},
     "entities",
     "removed a: alias z > \nadded b: alias  > z\n"},
    {"a name, a kind, a parent, a country",
     {{.claims = HEADER "a,x,O,,,S,,,,\n",
       .entities = "name,kind,aliases,parent,country\nO,company,The O,,\n"},
      {.claims = HEADER "a,x,O,,,S,,,,\n",
       .entities = "name,kind,aliases,parent,country\nThe O,agency,O,P,MX\n"}},
     "entities",
     "added P; unknown\nchanged The O: name O > The O\nchanged The O: kind company > agency\n"
     "changed The O: parent  > P\nchanged The O: country  > MX\n"},
    {"sources",
     {{.claims = HEADER "a,x,O,,,S,,,,\nb,x,O,,,T,,,,\n", .sources = "id,title\nS,One\n"},
      {.claims = HEADER "a,x,O,,,S,,,,\nb,x,O,,,U,,,,\n", .sources = "id,title\nS,Two\nV,\n"}},
     "sources",
     "added U; 1 claim\nadded V; 0 claims\nremoved T; 1 claim\nchanged S: title One > Two\n"},
};

START_TEST(each)
{
    const DiffCase *it = &cases[_i];
    Editions editions = compare_sheets(&it->sheets[TR_OLD], &it->sheets[TR_NEW]);
    expect_text(it->title, list_told(&editions.difference, it->section), it->told);
    release_editions(&editions);
}
END_TEST

/* The same pairs whichever edition is called the older. */
START_TEST(mirrored)
{
    const DiffCase *it = &cases[_i];
    Editions one = compare_sheets(&it->sheets[TR_OLD], &it->sheets[TR_NEW]),
             other = compare_sheets(&it->sheets[TR_NEW], &it->sheets[TR_OLD]);
    const TrDifference *x = &one.difference, *y = &other.difference;
    for (int e = 0; e < TR_N_EDITIONS; e++) {
        size_t n = one.woven[e].input->tables[TR_CLAIMS].n, n_names = one.woven[e].network->names.n;
        for (size_t i = 0; i < n; i++)
            ck_assert_uint_eq(x->claims.partner[e][i], y->claims.partner[TR_OTHER(e)][i]);
        for (size_t i = 0; i < n_names; i++) {
            ck_assert_uint_eq(x->entities.partner[e][i], y->entities.partner[TR_OTHER(e)][i]);
            ck_assert_uint_eq(x->entities.joins[e][i], y->entities.joins[TR_OTHER(e)][i]);
        }
        ck_assert_uint_eq(x->sources.n_alone[e], y->sources.n_alone[TR_OTHER(e)]);
    }
    ck_assert_uint_eq(x->claims.n_changed, y->claims.n_changed);
    ck_assert_uint_eq(x->entities.n_changed, y->entities.n_changed);
    ck_assert_uint_eq(x->ties.n_added, y->ties.n_removed);
    ck_assert_uint_eq(x->ties.n_removed, y->ties.n_added);
    ck_assert_uint_eq(x->ties.n_changed, y->ties.n_changed);
    ck_assert(tr_difference_any(x) == tr_difference_any(y));
    release_editions(&one);
    release_editions(&other);
}
END_TEST

START_TEST(nothing_in_itself)
{
    const DiffCase *it = &cases[_i];
    Editions editions = compare_sheets(&it->sheets[TR_NEW], &it->sheets[TR_NEW]);
    ck_assert(!tr_difference_any(&editions.difference));
    release_editions(&editions);
}
END_TEST

/* More ways to pair than are tried: all stand as added and removed, and it takes no time. */
START_TEST(a_large_lot)
{
    enum { N = 70 }; /* 70 times 70 is over 4096 */
    char *texts[TR_N_EDITIONS];
    Sheets sheets[TR_N_EDITIONS] = {{.claims = NULL}, {.claims = NULL}};
    Editions editions;
    for (int e = 0; e < TR_N_EDITIONS; e++) {
        size_t length;
        FILE *file = open_memstream(&texts[e], &length);
        (void)fputs(HEADER, file);
        for (int i = 0; i < N; i++)
            (void)fprintf(file, "a,x,O,,,S,%d,,note %d,\n", 1900 + i, e * N + i);
        for (int i = 0; i < N && e == TR_NEW; i++) /* each date with two notes: no single cell tells them */
            (void)fprintf(file, "b,x,O,,,S,%d,,,\n", 1900 + i);
        ck_assert_int_eq(fclose(file), 0);
        sheets[e].claims = texts[e];
    }
    editions = compare_sheets(&sheets[TR_OLD], &sheets[TR_NEW]);
    ck_assert_uint_eq(editions.difference.claims.n_changed, N); /* one cell differs: that is linear */
    ck_assert_uint_eq(editions.difference.claims.n_alone[TR_NEW], N);
    release_editions(&editions);
    free(texts[TR_OLD]);
    free(texts[TR_NEW]);
}
END_TEST

/* a, b, c by degree: 3, 2, 2 and then 2, 3, 2, so ranks 1, 2, 2 and 2, 1, 2. No certainty: no interval. */
START_TEST(ranks)
{
    Sheets old = {.claims = HEADER "a,,,met,b,S,,,,\na,,,met,c,S,,,,\na,,,met,d,S,,,,\nb,,,met,c,S,,,,\n"},
           new_one = {.claims =
                          HEADER "a,,,met,b,S,,,,\na,,,met,c,S,,,,\nb,,,met,d,S,,,,\nb,,,met,c,S,,,,\n"};
    Editions editions = compare_sheets(&old, &new_one);
    TrError err = {0};
    const TrMeasure *degree = tr_measure_find("degree", &err);
    TrRanking rankings[TR_N_EDITIONS];
    const TrRanking *both[] = {&rankings[TR_OLD], &rankings[TR_NEW]};
    TrCertainty none = {.n = 0};
    const TrCertainty *nones[] = {&none, &none};
    for (int e = 0; e < TR_N_EDITIONS; e++)
        ck_assert_int_eq(tr_ranking_make(editions.woven[e].network, &degree, 1, 0, &rankings[e], &err),
                         TR_OK);
    ck_assert_int_eq(tr_rank_moves_find(&editions.difference.common, &editions.difference.entities, both,
                                        nones, &editions.difference.ranks, &err),
                     TR_OK);
    expect_text("ranks", list_told(&editions.difference, "ranks"),
                "moved a: degree 1 > 2; no interval\nmoved b: degree 2 > 1; no interval\n");
    release_editions(&editions);
    tr_ranking_release(&rankings[TR_OLD]);
    tr_ranking_release(&rankings[TR_NEW]);
}
END_TEST

static TrStatus compare_again(void *context, TrError *err)
{
    const Editions *editions = context;
    TrDifference difference = {.common = {.of_old = NULL}};
    TrStatus st = tr_difference_find(editions->woven[TR_OLD].network, editions->woven[TR_NEW].network,
                                     &difference, err);
    tr_difference_release(&difference);
    return st;
}

START_TEST(without_memory)
{
    const DiffCase *it = &cases[_i];
    Editions editions = compare_sheets(&it->sheets[TR_OLD], &it->sheets[TR_NEW]);
    ck_assert_uint_gt(starve(compare_again, &editions), 20);
    release_editions(&editions);
}
END_TEST

START_TEST(only_ties)
{
    static const TrWeave people = {.mode = TR_MODE_PEOPLE}, events = {.action_nodes = true};
    Sheets sheets = {.claims = HEADER "a,x,O,,,S,,,,\nb,x,O,,,S,,,,\n"};
    TrDifference difference = {.common = {.of_old = NULL}};
    TrError err = {0};
    Woven woven = weave(&sheets, _i == 0 ? &people : &events);
    ck_assert_int_eq(tr_difference_find(woven.network, woven.network, &difference, &err), TR_BAD_USAGE);
    tr_difference_release(&difference);
    unravel(&woven);
}
END_TEST

Suite *suite_editions(void)
{
    Suite *suite = suite_create("editions");
    TCase *tcase = tcase_create("editions");
    tcase_set_timeout(tcase, 60); /* every allocation fails once */
    tcase_add_loop_test(tcase, each, 0, COUNT(cases));
    tcase_add_loop_test(tcase, mirrored, 0, COUNT(cases));
    tcase_add_loop_test(tcase, nothing_in_itself, 0, COUNT(cases));
    tcase_add_test(tcase, a_large_lot);
    tcase_add_test(tcase, ranks);
    tcase_add_loop_test(tcase, without_memory, 0, COUNT(cases));
    tcase_add_loop_test(tcase, only_ties, 0, 2);
    suite_add_tcase(suite, tcase);
    return suite;
}
