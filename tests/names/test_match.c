/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/match.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "names/blocks.h"
#include "names/columns_of.h"
#include "names/decisions.h"
#include "suites.h"
#include "support.h"

/* ---- labelled pairs in Spanish ---- */

START_TEST(test_spanish_pairs)
{
    static const TrWantedColumn columns[] = {{"least", true}, {"greatest", true}, {"same", true}};
    TrWantedRows expected;
    TrMatches matches;
    TrError err = {0};
    size_t n_different = 0;

    ck_assert_msg(tr_columns_of("tests/data/names-es.csv", columns, 3, &expected, &err) == TR_OK, "%s",
                  err.message);
    ck_assert_int_eq(tr_match_pairs("tests/data/names-es.csv", &matches, &err), TR_OK);
    ck_assert_uint_eq(matches.n, expected.n);
    ck_assert_uint_ge(matches.n, 150);
    for (size_t i = 0; i < matches.n; i++) {
        const TrMatch *it = &matches.rows[i];

        /* merge, ask, distinct are numbered from the greatest */
        ck_assert_msg((int)it->outcome <= tr_outcome_find(expected.rows[i].cells[0]) &&
                          (int)it->outcome >= tr_outcome_find(expected.rows[i].cells[1]),
                      "%s | %s: %s, %s", it->name, it->other, tr_outcome_name(it->outcome), it->reason);
        n_different += strcmp(expected.rows[i].cells[2], "different") == 0;
    }
    ck_assert_uint_ge(n_different * 2, matches.n);
    tr_matches_release(&matches);
    tr_wanted_rows_release(&expected);
}
END_TEST

/* ---- blocks ---- */

static const char *const syllables[] = {"ba", "ce",  "di", "fo", "gu", "ja", "le", "mi",
                                        "no", "que", "ra", "se", "to", "vi", "za"};

static void random_word(uint64_t *seed, char *word)
{
    *word = '\0';
    for (size_t n = 2 + random_below(seed, 3); n > 0; n--)
        (void)strncat(word, syllables[random_below(seed, COUNT(syllables))], 4);
}

/* Every other name is new, the one after it an earlier new one with a slip, a word less, an initial or in
 * another order. */
static void random_name(uint64_t *seed, const char (*earlier)[80], size_t n, char *name)
{
    char words[3][40], *end;
    size_t at;

    for (int i = 0; i < 3; i++)
        random_word(seed, words[i]);
    (void)snprintf(name, 80, "%.20s %.20s %.20s", words[0], words[1], words[2]);
    if (n % 2 == 0)
        return;
    at = random_below(seed, n) & ~(size_t)1;
    memcpy(name, earlier[at], 80);
    at = 1 + random_below(seed, strlen(name) - 2);
    switch (random_below(seed, 5)) {
    case 0:
        memmove(name + at, name + at + 1, strlen(name + at));
        break;
    case 1:
        name[at] = name[at] == ' ' ? ' ' : "aeioulnrst"[random_below(seed, 10)];
        break;
    case 2:
        if ((end = strrchr(name, ' ')) != NULL)
            *end = '\0';
        break;
    case 3:
        if ((end = strchr(name, ' ')) != NULL)
            memmove(name + 1, end, strlen(end) + 1);
        break;
    default:
        if ((end = strchr(name, ' ')) != NULL && strlen(name) < 60) {
            char copy[160];
            (void)snprintf(copy, sizeof copy, "%s %.*s", end + 1, (int)(end - name), name);
            memcpy(name, copy, 79);
        }
    }
}

/* Of all pairs that the full comparison asks about, a glance rules none out, and blocks find 99 of 100; with
 * any number of threads. */
START_TEST(test_blocks_find_what_is_asked)
{
    enum { N = 2000 };
    static char names[N][80];
    static TrNameForm forms[N];
    uint64_t seed = 2026;
    TrComparer comparer;
    TrFormMaker maker;
    TrCandidate *candidates, *again;
    size_t n_found, n_again, n_asked = 0, next = 0, n_missed = 0;

    ck_assert_int_eq(tr_comparer_init(&comparer, NULL), TR_OK);
    maker = (TrFormMaker){.words = comparer.words};
    for (size_t i = 0; i < N; i++) {
        random_name(&seed, (const char(*)[80])names, i, names[i]);
        ck_assert_int_eq(tr_form_make(&maker, names[i], TR_NAME_PERSON, &forms[i], NULL), TR_OK);
    }
    ck_assert_int_eq(tr_candidates_find(&comparer, forms, N, SIZE_MAX, 1, &candidates, &n_found, NULL),
                     TR_OK);
    ck_assert_int_eq(tr_candidates_find(&comparer, forms, N, SIZE_MAX, 3, &again, &n_again, NULL), TR_OK);
    ck_assert_uint_eq(n_found, n_again);
    ck_assert_mem_eq(candidates, again, n_found * sizeof *candidates);
    tr_free(again);
    for (size_t threads = 1; threads <= 3; threads++) {
        TrError err = {0};
        ck_assert_int_eq(
            tr_candidates_find(&comparer, forms, N, n_found - 1, threads, &again, &n_again, &err),
            TR_BAD_INPUT);
        ck_assert_ptr_nonnull(strstr(err.message, "pairs of names are alike"));
    }
    for (uint32_t i = 0; i < N; i++)
        for (uint32_t j = i + 1; j < N; j++) {
            TrComparison comparison;

            tr_names_compare(&comparer, &forms[i], &forms[j], &comparison);
            if (comparison.score < TR_ASK_FROM)
                continue;
            ck_assert_msg(tr_names_may_match(&comparer, &forms[i], &forms[j]), "%s | %s", names[i], names[j]);
            n_asked++;
            while (next < n_found &&
                   (candidates[next].a < i || (candidates[next].a == i && candidates[next].b < j)))
                next++;
            n_missed += next == n_found || candidates[next].a != i || candidates[next].b != j;
        }
    ck_assert_uint_gt(n_asked, 500);
    if (getenv("TRAMA_SAY") != NULL)
        (void)printf("blocks: %zu of %zu\n", n_asked - n_missed, n_asked);
    ck_assert_msg(n_missed * 100 <= n_asked, "missed %zu of %zu", n_missed, n_asked);
    tr_free(candidates);
    tr_form_maker_release(&maker);
    tr_comparer_release(&comparer);
}
END_TEST

/* ---- decisions ---- */

/* What entities.csv is after a list of decisions: before, list, after. */
static const struct {
    const char *before, *list, *after;
} decisions[] = {
    /* line ends, quotes, byte order mark and order stay */
    {"\xEF\xBB\xBFname,aliases,kind\r\n\"Ana Prueba\",\"x, y\",person\r\n\r\nBeto,,\"per\"\"son\"\r\n",
     "outcome,name,other\nmerge,Ana Prueba,\"Prueba, A\"\nask,Beto,Carla\n",
     "\xEF\xBB\xBFname,aliases,kind\r\n\"Ana Prueba\",\"x, y|Prueba, "
     "A\",person\r\n\r\nBeto,,\"per\"\"son\"\r\n"},
    /* a cell that needs quotes now; no line end at the end of the file */
    {"kind,name,aliases\nperson,Beto,b\nperson,Ana,", "outcome,name,other\nmerge,Beto,\"Muestra, B\"\n",
     "kind,name,aliases\nperson,Beto,\"b|Muestra, B\"\nperson,Ana,"},
    /* no row yet */
    {"name,aliases,distinct_from\nBeto,,", "outcome,name,other\ndistinct,Carla,Karla\n",
     "name,aliases,distinct_from\nBeto,,\nCarla,,Karla\n"},
    /* no column yet */
    {"name,kind\r\nAna,person\r\nBeto,person\r\n", "outcome,name,other\nmerge,Beto,Umberto\n",
     "name,kind,aliases\r\nAna,person,\r\nBeto,person,Umberto\r\n"},
    /* there already; the second of a list goes to the first's row */
    {"name,aliases,distinct_from\nAna,Anita,Carla\n",
     "outcome,name,other\nmerge,Ana,ANITA\ndistinct,Carla,Ana\nmerge,Ana,Anna\nmerge,Anna,Hanna\n",
     "name,aliases,distinct_from\nAna,Anita|Anna|Hanna,Carla\n"},
    /* against what is there */
    {"name,aliases,distinct_from\nAna,,Carla\nBeto,,\n",
     "outcome,name,other\nmerge,Ana,Carla\nmerge,Ana,Beto\n",
     "name,aliases,distinct_from\nAna,,Carla\nBeto,,\n"},
    {"name,aliases\n", "outcome,name,other\nmerge,Ana,Prueba|Muestra\n", "name,aliases\n"},
};

#define CLAIMS                                                                                               \
    "person,role,organization,action\nAna,r,O,x\nBeto,r,O,x\nCarla,r,O,x\nKarla,r,O,x\nAna Prueba,r,O,x\n"

static void accept(const char *entities, const char *list, size_t n_written)
{
    TrInput *input =
        input_of((NamedText[]){{"claims.csv", CLAIMS}, {"entities.csv", entities}, {NULL, NULL}});
    TrNames names;
    TrDecisions done;
    TrError err = {0};
    TrStatus st;

    ck_assert_int_eq(tr_names_resolve(input, false, &names, &err), TR_OK);
    temp_write(temp_path("list.csv"), list, strlen(list));
    st = tr_decisions_accept(input, &names, ".", temp_path("list.csv"), &done, &err);
    ck_assert_msg(st == TR_OK, "%s", err.message);
    if (n_written != SIZE_MAX)
        ck_assert_uint_eq(done.n_written, n_written);
    tr_decisions_release(&done);
    tr_names_release(&names);
    tr_input_free(input);
}

START_TEST(test_accept)
{
    char *text, *again;
    size_t length, length_again;

    accept(decisions[_i].before, decisions[_i].list, SIZE_MAX);
    text = file_text(temp_path("entities.csv"), &length);
    ck_assert_str_eq(text, decisions[_i].after);
    ck_assert_uint_eq(length, strlen(decisions[_i].after));
    accept(text, decisions[_i].list, 0);
    again = file_text(temp_path("entities.csv"), &length_again);
    ck_assert_str_eq(again, text);
    free(text);
    free(again);
}
END_TEST

/* ---- allocation ---- */

static TrStatus match_all(void *context, TrError *err)
{
    static const char claims[] =
        "person,role,organization,action\n\"Prueba, Ana\",r,DEA,x\nAna Prueba,r,Drug Enforcement "
        "Administration,y\nANA PRUEBA,r,Banco Uno,z\nBeto,r,Banco Dos,z\n";
    TrInput *input = NULL;
    TrNames names = {0};
    TrMatches matches = {0};
    TrDecisions done = {0};
    TrStatus st =
        input_from((NamedText[]){{"claims.csv", claims},
                                 {"entities.csv", "name,aliases,distinct_from\nBeto,Humberto,Ana Prueba\n"},
                                 {NULL, NULL}},
                   &input, err);
    (void)context;
    if (st == TR_OK)
        st = tr_names_resolve(input, false, &names, err);
    if (st == TR_OK)
        st = tr_match_names(input, &names, 1, &matches, err);
    if (st == TR_OK)
        st = tr_decisions_accept(input, &names, ".", temp_path("list.csv"), &done, err);
    tr_decisions_release(&done);
    tr_matches_release(&matches);
    tr_names_release(&names);
    tr_input_free(input);
    return st;
}

START_TEST(test_starved)
{
    temp_write(temp_path("list.csv"), TEXT("outcome,name,other\nmerge,Beto,Beton\ndistinct,DEA,Banco Uno\n"));
    ck_assert_uint_gt(starve(match_all, NULL), 100);
}
END_TEST

static TrStatus match_pairs(void *context, TrError *err)
{
    TrMatches matches = {0};
    TrStatus st = tr_match_pairs(temp_path("pairs.csv"), &matches, err);

    (void)context;
    tr_matches_release(&matches);
    return st;
}

START_TEST(test_pairs_starved)
{
    temp_write(temp_path("pairs.csv"),
               TEXT("name1;name2;kind\nÍñigo Prueba Muestra;\"Prueba Muestra, Inigo\";person\n"
                    "\"\";!;\nConstructora Prueba, S.A.;Prueba Builders 2;company\n"));
    ck_assert_uint_gt(starve(match_pairs, NULL), 30);
}
END_TEST

Suite *suite_match(void)
{
    Suite *suite = suite_create("match");
    TCase *tests = tcase_create("match");

    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, test_spanish_pairs);
    tcase_add_test(tests, test_blocks_find_what_is_asked);
    tcase_add_loop_test(tests, test_accept, 0, COUNT(decisions));
    tcase_add_test(tests, test_starved);
    tcase_add_test(tests, test_pairs_starved);
    suite_add_tcase(suite, tests);
    return suite;
}
