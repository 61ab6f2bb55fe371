/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/compare.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "names/jaro.h"
#include "names/letters_apart.h"
#include "names/phonetic.h"
#include "suites.h"
#include "support.h"

static TrComparer comparer;
static TrFormMaker maker;

static void setup(void)
{
    ck_assert_int_eq(tr_comparer_init(&comparer, NULL), TR_OK);
    maker = (TrFormMaker){.words = comparer.words};
}

static void teardown(void)
{
    tr_form_maker_release(&maker);
    tr_comparer_release(&comparer);
}

static TrNameForm form(const char *name, TrNameMode mode)
{
    TrNameForm it;

    ck_assert_int_eq(tr_form_make(&maker, name, mode, &it, NULL), TR_OK);
    return it;
}

static TrComparison compare(const char *a, const char *b, TrNameMode mode)
{
    TrNameForm x = form(a, mode), y = form(b, mode);
    TrComparison comparison;

    tr_names_compare(&comparer, &x, &y, &comparison);
    return comparison;
}

static TrLetters letters(const char *word)
{
    TrLetters it;

    tr_letters_read(&it, word, strlen(word));
    return it;
}

/* ---- words ---- */

/* Values of Jaro and Jaro-Winkler printed in Winkler (1990, 2006). */
static const struct {
    const char *a, *b;
    double jaro, winkler;
} words[] = {
    {"martha", "marhta", 0.944, 0.961},
    {"dwayne", "duane", 0.822, 0.840},
    {"dixon", "dicksonx", 0.767, 0.813},
    {"jones", "johnson", 0.790, 0.832},
    {"same", "same", 1, 1},
    {"abc", "xyz", 0, 0},
};

START_TEST(test_jaro)
{
    TrLetters a = letters(words[_i].a), b = letters(words[_i].b);

    ck_assert_double_eq_tol(tr_jaro(&a, &b), words[_i].jaro, 0.0006);
    ck_assert_double_eq_tol(tr_jaro_winkler(&a, &b), words[_i].winkler, 0.0006);
    ck_assert_double_eq_tol(tr_jaro(&b, &a), words[_i].jaro, 0.0006);
}
END_TEST

/* Half letters and letters apart. */
static const struct {
    const char *a, *b;
    unsigned half, whole;
} apart[] = {
    {"abigael", "abigail", 1, 1}, {"casandra", "kasandra", 1, 1}, {"hinojosa", "inojosa", 1, 1},
    {"anabel", "annabel", 1, 1},  {"perez", "lopez", 5, 3},       {"ab", "ba", 2, 1},
    {"pedro", "perro", 2, 1},     {"same", "same", 0, 0},
};

START_TEST(test_letters_apart)
{
    TrLetters a = letters(apart[_i].a), b = letters(apart[_i].b);

    ck_assert_uint_eq(tr_half_letters_apart(&a, &b, 9), apart[_i].half);
    ck_assert_uint_eq(tr_half_letters_apart(&b, &a, 9), apart[_i].half);
    ck_assert_uint_eq(tr_letters_apart(&a, &b), apart[_i].whole);
}
END_TEST

static void random_letters(uint64_t *seed, TrLetters *word)
{
    static const char alphabet[] = "aeiouyhjbvscdnmlr0";

    word->n = 1 + (unsigned)random_below(seed, 9);
    for (unsigned i = 0; i < word->n; i++)
        word->at[i] = (unsigned char)alphabet[random_below(seed, sizeof alphabet - 1)];
}

/* The bound gives the distance or more than itself; tallies differ in no more bits than half letters. */
START_TEST(test_letters_bounds)
{
    uint64_t seed = 3;

    for (int i = 0; i < 20000; i++) {
        TrLetters a, b;
        unsigned apart_in_all, most = (unsigned)random_below(&seed, 6), found;

        random_letters(&seed, &a);
        random_letters(&seed, &b);
        if (i % 2 == 0) { /* a slip or two */
            b = a;
            for (int slips = 0; slips < 2; slips++)
                b.at[random_below(&seed, b.n)] = b.at[random_below(&seed, b.n)];
            b.n -= b.n > 1 && random_below(&seed, 2) == 0;
        }
        apart_in_all = tr_half_letters_apart(&a, &b, UINT_MAX);
        found = tr_half_letters_apart(&a, &b, most);
        ck_assert_uint_eq(apart_in_all <= most ? apart_in_all : most + 1, found <= most ? found : most + 1);
        ck_assert_uint_le((unsigned)__builtin_popcountll(tr_letters_tally(&a) ^ tr_letters_tally(&b)),
                          apart_in_all);
    }
}
END_TEST

static const struct {
    const char *a, *b;
    bool same;
} sounds[] = {
    {"valdes", "baldez", true},      {"jimenez", "gimenez", true}, {"jimenez", "ximenez", true},
    {"hernandez", "ernandes", true}, {"quevedo", "kevedo", true},  {"yanez", "llanez", true},
    {"zambada", "sanbada", true},    {"cermeno", "zermeno", true}, {"chavez", "cavez", false},
    {"perez", "peres", true},        {"guerra", "gerra", false},   {"loera", "lopez", false},
};

START_TEST(test_phonetic)
{
    TrLetters a = letters(sounds[_i].a), b = letters(sounds[_i].b), x, y;

    tr_phonetic_code(&a, &x);
    tr_phonetic_code(&b, &y);
    ck_assert_int_eq(x.n == y.n && memcmp(x.at, y.at, x.n * sizeof *x.at) == 0, sounds[_i].same);
}
END_TEST

/* ---- names ---- */

/* Token Jaro-Winkler of published hard pairs, worked by hand to three places; and whether it may be asked. */
static const struct {
    const char *a, *b;
    TrNameMode mode;
    double token_jw;
    bool asked;
} pairs[] = {
    {"Joaquín Guzmán Loera", "Joaquín Guzmán López", TR_NAME_PERSON, 0.787, false},
    {"Ismael Zambada García", "Ismael Zambada Sicairos", TR_NAME_PERSON, 0.556, false},
    {"Nemesio Rubén Oseguera Cervantes", "Rubén Oseguera Cervantes", TR_NAME_PERSON, 1, true},
    {"Abigael González Valencia", "Abigail González Valencia", TR_NAME_PERSON, 0.943, true},
    {"Cártel de Jalisco Nueva Generación", "Jalisco New Generation Cartel", TR_NAME_BODY, 0.691, true},
    {"Cártel de Sinaloa", "Cártel de Sonora", TR_NAME_BODY, 0.696, false},
};

START_TEST(test_pair)
{
    TrNameForm a = form(pairs[_i].a, pairs[_i].mode), b = form(pairs[_i].b, pairs[_i].mode);
    TrComparison comparison = compare(pairs[_i].a, pairs[_i].b, pairs[_i].mode);

    ck_assert_double_eq_tol(tr_token_jaro_winkler(comparer.words, &a, &b), pairs[_i].token_jw, 0.0006);
    ck_assert_int_eq(comparison.score >= TR_ASK_FROM, pairs[_i].asked);
    ck_assert_str_ne(comparison.reason, "");
}
END_TEST

static const struct {
    const char *a, *b;
    TrNameMode mode;
    const char *reason;
} reasons[] = {
    {"Zambada García, Ismael", "Ismael Zambada García", TR_NAME_PERSON, "same tokens in another order"},
    {"Zambada García Ismael", "Ismael Zambada García", TR_NAME_PERSON, "same tokens in another order"},
    {"Abigael González Valencia", "Abigail González Valencia", TR_NAME_PERSON,
     "one letter apart in a given name"},
    {"Joaquín Guzmán", "Joaquín Guzmán Loera", TR_NAME_PERSON, "second surname missing"},
    {"Nemesio Oseguera Cervantes", "Oseguera Cervantes", TR_NAME_PERSON, "given name missing"},
    {"DEA", "Drug Enforcement Administration", TR_NAME_BODY, "acronym of"},
    {"Pepe Muestra", "José Muestra", TR_NAME_PERSON, "nickname"},
    {"María de la Luz Prueba", "María Luz Prueba", TR_NAME_PERSON, "particles or titles left out"},
    {"Fondo 1", "Fondo 2", TR_NAME_BODY, "other numbers"},
    {"J.C. Prueba", "Julio César Prueba", TR_NAME_PERSON, "initial of a given name"},
    {"Gpe. Prueba", "Guadalupe Prueba", TR_NAME_PERSON, "words abbreviated"},
    {"Nikolai Mues trovich", "Nikolai Ivanovich Muestrovich", TR_NAME_PERSON,
     "words joined or divided; middle name missing"},
    {"Joaqu1n Prueba", "Joaquín Prueba", TR_NAME_PERSON, "sounds alike in a given name"},
    {"Abdullah bin Omar al-Prueba", "Omar bin Abdullah al-Prueba", TR_NAME_PERSON,
     "same tokens in another order"},
    {"Acme Joint Stock Compan", "Acme Joint Stock Company", TR_NAME_BODY,
     "particles or legal forms left out"},
    {"Persona12 Prueba", "Persona13 Prueba", TR_NAME_PERSON, "another word in a given name"},
    {"José García [Sonora]", "José García [Sinaloa]", TR_NAME_PERSON, "told apart by their brackets"},
};

START_TEST(test_reason)
{
    ck_assert_str_eq(compare(reasons[_i].a, reasons[_i].b, reasons[_i].mode).reason, reasons[_i].reason);
}
END_TEST

/* ---- properties ---- */

static const char *const given[] = {"José", "María Elena", "Íñigo", "J.", "Óscar", "Ruperto"};
static const char *const surnames[] = {"Núñez", "de la Peña", "Quijano", "Güemes", "Ibargüengoitia", "Cruz"};

static void random_name(uint64_t *seed, char *name, size_t room)
{
    (void)snprintf(name, room, "%s %s %s", given[random_below(seed, COUNT(given))],
                   surnames[random_below(seed, COUNT(surnames))],
                   surnames[random_below(seed, COUNT(surnames))]);
}

START_TEST(test_symmetric)
{
    uint64_t seed = 11;

    for (int i = 0; i < 3000; i++) {
        char a[100], b[100];
        TrComparison there, back;

        random_name(&seed, a, sizeof a);
        random_name(&seed, b, sizeof b);
        there = compare(a, b, TR_NAME_EITHER);
        back = compare(b, a, TR_NAME_EITHER);
        ck_assert_msg(there.score == back.score, "%s | %s: %g, %g", a, b, there.score, back.score);
        ck_assert_str_eq(there.reason, back.reason);
        ck_assert(there.score >= 0 && there.score <= 1);
    }
}
END_TEST

/* Case, accents and their encoding change nothing; neither does the order of words, but for the score. */
START_TEST(test_invariant)
{
    static const char *const same[] = {"José Muñoz Prueba", "JOSE MUNOZ PRUEBA",
                                       "Jose\xCC\x81 Mun\xCC\x83oz Prueba"};
    static const char *const orders[] = {"Muñoz Prueba José", "Prueba José Muñoz"};

    for (size_t i = 0; i < COUNT(same); i++) {
        TrNameForm a = form(same[0], TR_NAME_PERSON), b = form(same[i], TR_NAME_PERSON);

        ck_assert_uint_eq(a.n, b.n);
        ck_assert_mem_eq(a.words, b.words, a.n * sizeof *a.words);
        ck_assert_double_eq(compare(same[0], "Josefo Muñoz", TR_NAME_PERSON).score,
                            compare(same[i], "Josefo Muñoz", TR_NAME_PERSON).score);
    }
    for (size_t i = 0; i < COUNT(orders); i++)
        ck_assert_double_ge(compare(same[0], orders[i], TR_NAME_PERSON).score, 0.98);
}
END_TEST

/* Hungarian against every permutation. */
START_TEST(test_assignment)
{
    uint64_t seed = 5;

    for (int round = 0; round < 200; round++) {
        double value[TR_MOST_WORDS][TR_MOST_WORDS], best = 0, found = 0;
        unsigned column_of[TR_MOST_WORDS];
        bool used[4] = {false};

        for (unsigned i = 0; i < 3; i++)
            for (unsigned j = 0; j < 4; j++)
                value[i][j] = (double)random_below(&seed, 1000) / 1000;
        for (unsigned p = 0; p < 64; p++) {
            unsigned x = p & 3, y = p >> 2 & 3, z = p >> 4;
            if (x != y && y != z && x != z)
                best = fmax(best, value[0][x] + value[1][y] + value[2][z]);
        }
        tr_assign(value, 3, 4, column_of);
        for (unsigned i = 0; i < 3; i++) {
            ck_assert(!used[column_of[i]]);
            used[column_of[i]] = true;
            found += value[i][column_of[i]];
        }
        ck_assert_double_eq_tol(found, best, 1e-12);
    }
}
END_TEST

Suite *suite_compare(void)
{
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_jaro, 0, COUNT(words));
    tcase_add_loop_test(tests, test_letters_apart, 0, COUNT(apart));
    tcase_add_test(tests, test_letters_bounds);
    tcase_add_loop_test(tests, test_phonetic, 0, COUNT(sounds));
    tcase_add_loop_test(tests, test_pair, 0, COUNT(pairs));
    tcase_add_loop_test(tests, test_reason, 0, COUNT(reasons));
    tcase_add_test(tests, test_symmetric);
    tcase_add_test(tests, test_invariant);
    tcase_add_test(tests, test_assignment);
    suite_add_tcase(suite, tests);
    return suite;
}
