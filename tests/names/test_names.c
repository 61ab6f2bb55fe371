/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/names.h"

#include <string.h>

#include "suites.h"
#include "support.h"

#define HEADER "person,role,organization,action,target,recipient,handling\n"

typedef struct {
    TrInput *input;
    TrNames names;
} Resolved;

static Resolved resolve(const NamedText *files, bool internal)
{
    Resolved it = {.input = input_of(files)};
    TrError err = {0};
    TrStatus st = tr_names_resolve(it.input, internal, &it.names, &err);

    ck_assert_msg(st == TR_OK, "%s", err.message);
    return it;
}

static Resolved resolve_claims(const char *claims)
{
    return resolve((NamedText[]){{"claims.csv", claims}, {NULL, NULL}}, false);
}

static void release(Resolved *it)
{
    tr_names_release(&it->names);
    tr_names_release(&it->names);
    tr_input_free(it->input);
}

static uint32_t find(const Resolved *it, const char *name)
{
    uint32_t entity = 7;

    ck_assert_int_eq(tr_names_find(it->input, &it->names, name, &entity, NULL), TR_OK);
    return entity;
}

static const TrEntity *entity(const Resolved *it, const char *name)
{
    uint32_t e = find(it, name);

    ck_assert_msg(e != TR_NO_ID, "'%s' is not there", name);
    return &it->names.entities[e];
}

static const char *shown(const Resolved *it, const char *name)
{
    return tr_names_shown(it->input, &it->names, find(it, name));
}

static const char *kind(const Resolved *it, const char *name)
{
    return tr_strings_text(it->input->strings, entity(it, name)->kind);
}

/* ---- which names are one ---- */

static const struct {
    const char *a, *b;
    bool same;
} pairs[] = {
    {"José García", "JOSE GARCIA", true},
    {"José García",
     "Jose\xCC\x81 Garci\xCC\x81"
     "a",
     true},
    {"D.E.A.", "DEA", true},
    {"Jean-Pierre", "Jean Pierre", true},
    {"O'Neill", "O’Neill", true},
    {"José García [Sonora]", "José García [Sinaloa]", false},
    {"José García [Sonora]", "José García", false},
    {"José García [Sonora]", "jose garcia [SONORA]", true},
    {"Joaquín Guzmán Loera", "Joaquín Guzmán López", false},
    {"Zambada García, Ismael", "Ismael Zambada García", false}, /* that is for `match` */
    {"???", "!!!", false},                                      /* nothing but punctuation: its own key */
};

START_TEST(test_pair)
{
    char claims[300];
    Resolved it;

    (void)snprintf(claims, sizeof claims, HEADER "\"%s\",r,X,x,,,\n\"%s\",r,X,y,,,\n", pairs[_i].a,
                   pairs[_i].b);
    it = resolve_claims(claims);
    ck_assert_uint_eq(it.names.n, pairs[_i].same ? 2 : 3);
    ck_assert_int_eq(find(&it, pairs[_i].a) == find(&it, pairs[_i].b), pairs[_i].same);
    release(&it);
}
END_TEST

START_TEST(test_one_namespace)
{
    Resolved it = resolve_claims(HEADER "Ana,r,Bank,paid,Eva,,\nEva,r,Ana,paid,Bank,Zoe,\n,,Club,x,,,\n");
    const TrDiagnostic *said;

    ck_assert_uint_eq(it.names.n, 5);
    ck_assert_uint_eq(entity(&it, "Ana")->seen, TR_SEEN_PERSON | TR_SEEN_ORGANIZATION);
    ck_assert_uint_eq(entity(&it, "Ana")->n_uses, 2);
    ck_assert_uint_eq(entity(&it, "Bank")->seen, TR_SEEN_ORGANIZATION | TR_SEEN_PARTY);
    ck_assert_uint_eq(entity(&it, "Eva")->seen, TR_SEEN_PERSON | TR_SEEN_PARTY);
    ck_assert_uint_eq(entity(&it, "Zoe")->seen, TR_SEEN_PARTY);
    ck_assert_uint_eq(entity(&it, "Club")->n_uses, 1);
    said = diagnostic_like(it.input, "'Ana' stands here as a person and at ");
    ck_assert_ptr_nonnull(said);
    ck_assert_int_eq(said->severity, TR_WARNING);
    ck_assert_uint_eq(it.input->diagnostics.n, 1);
    ck_assert_uint_eq(find(&it, "Nobody"), TR_NO_ID);
    ck_assert_uint_eq(find(&it, "paid"), TR_NO_ID); /* text, but no name */
    ck_assert_uint_eq(find(&it, ""), TR_NO_ID);
    release(&it);
}
END_TEST

/* A name of punctuation is found by its own bytes and by no others. */
START_TEST(test_find_punctuation)
{
    Resolved it = resolve_claims(HEADER "???,r,X,x,,,\n!!!,r,X,x,,,\n");

    ck_assert_uint_ne(find(&it, "!!!"), find(&it, "???"));
    ck_assert_str_eq(shown(&it, "!!!"), "!!!");
    ck_assert_uint_eq(find(&it, "***"), TR_NO_ID);
    release(&it);
}
END_TEST

/* ---- the name shown ---- */

static const struct {
    const char *claims, *entities, *any, *shown;
} shown_names[] = {
    /* the most frequent */
    {HEADER "ana,r,X,1,,,\nana,r,X,2,,,\nANA,r,X,3,,,\n", NULL, "Ana", "ana"},
    {HEADER "ana,r,X,1,,,\nB,r,X,2,ANA,,\nB,r,X,3,ANA,,\n", NULL, "Ana", "ANA"}, /* in any column */
    /* then the longest, in bytes */
    {HEADER "DEA,r,X,1,,,\nD.E.A.,r,X,2,,,\n", NULL, "dea", "D.E.A."},
    {HEADER "Jose,r,X,1,,,\nJosé,r,X,2,,,\n", NULL, "jose", "José"},
    /* then the first in byte order */
    {HEADER "ana,r,X,1,,,\nAna,r,X,2,,,\nANA,r,X,3,,,\n", NULL, "ana", "ANA"},
    /* entities.csv above all, however rare */
    {HEADER "ana,r,X,1,,,\nana,r,X,2,,,\n", "name\nA.n.a\n", "ana", "A.n.a"},
    /* an alias is another spelling; it does not show */
    {HEADER "Mencho,r,X,1,,,\nMencho,r,X,2,,,\n", "name,aliases\nNemesio Oseguera,El Mencho|Mencho\n",
     "mencho", "Nemesio Oseguera"},
};

START_TEST(test_shown)
{
    Resolved it = resolve(
        (NamedText[]){{"claims.csv", shown_names[_i].claims},
                      {shown_names[_i].entities == NULL ? NULL : "entities.csv", shown_names[_i].entities},
                      {NULL, NULL}},
        false);

    ck_assert_str_eq(shown(&it, shown_names[_i].any), shown_names[_i].shown);
    release(&it);
}
END_TEST

/* ---- kinds ---- */

static const struct {
    const char *name, *kind;
    bool guessed;
} kinds[] = {
    {"Ana", "person", false},              /* the person column */
    {"Cártel de Sinaloa", "cartel", true}, /* kinds.csv */
    {"Some Group", "organization", true},  /* nothing better */
    {"Somebody", "unknown", true},         /* known only as a target */
    {"Cartel del Norte", "cartel", true},  /* a target with a word of kinds.csv */
    {"Eva Mafia", "person", false},        /* a person, whatever the name says */
    {"Given", "agency", false},            /* entities.csv */
    {"Cartel Given", "club", false},       /* entities.csv against kinds.csv */
    {"Ungiven", "organization", true},     /* a row of entities.csv without a kind */
};

START_TEST(test_kind)
{
    Resolved it =
        resolve((NamedText[]){{"claims.csv", HEADER "Ana,r,Cártel de Sinaloa,x,Somebody,,\n"
                                                    "Ana,r,Some Group,x,Cartel del Norte,Eva Mafia,\n"
                                                    "Eva Mafia,r,Given,x,Ana,,\nAna,r,Cartel Given,x,,,\n"
                                                    "Ana,r,Ungiven,x,,,\n"},
                              {"entities.csv", "name,kind\nGiven,agency\nCartel Given,club\nUngiven,\n"},
                              {NULL, NULL}},
                false);

    ck_assert_str_eq(kind(&it, kinds[_i].name), kinds[_i].kind);
    ck_assert_int_eq(entity(&it, kinds[_i].name)->kind_guessed, kinds[_i].guessed);
    release(&it);
}
END_TEST

/* ---- entities.csv ---- */

START_TEST(test_aliases)
{
    Resolved it = resolve((NamedText[]){{"claims.csv", HEADER "El Mencho,r,CJNG,x,,,\nMencho,r,X,x,,,\n"},
                                        {"entities.csv", "name,aliases\n"
                                                         "Nemesio Oseguera, El Mencho | mencho |\n"
                                                         "Cártel Jalisco,CJNG||C.J.N.G.\n"},
                                        {NULL, NULL}},
                          false);

    ck_assert_uint_eq(it.names.n, 3);
    ck_assert_str_eq(shown(&it, "EL MENCHO"), "Nemesio Oseguera");
    ck_assert_uint_eq(entity(&it, "Mencho")->n_uses, 2);
    ck_assert_str_eq(shown(&it, "CJNG"), "Cártel Jalisco");
    ck_assert_uint_eq(it.input->diagnostics.n, 0);
    release(&it);
}
END_TEST

/* What entities.csv may say that cannot stand: a warning at its line, and the rest holds. */
static const struct {
    const char *entities;
    unsigned long line;
    const char *message;
    const char *alias, *of; /* the name that alias leads to, where given */
} warnings[] = {
    {"name,aliases\nA,Z\nB,Z\n", 3, "alias 'Z' names 'A' already, at ", "Z", "A"},
    {"name,aliases\nA,\nB,A\n", 3, "alias 'A' names 'A' already, at ", "A", "A"},
    {"name,aliases\nA,B\nB,\n", 2, "alias 'B' names 'B' already, at ", "B", "B"},
    {"name,aliases\nA,z|Y\nB,x|¿Z?\n", 3, "alias '¿Z?' names 'A' already", "Z", "A"},
    {"name,kind\nA,person\na.,club\n", 3, "'a.' has a row already, at ", "a.", "A"},
    {"name,parent\nA,A\n", 2, "'A' is its own parent: its parent is ignored", NULL, NULL},
    {"name,parent\nA,B\nB,A\n", 2, "'A' is its own ancestor, by its parent 'B' at", NULL, NULL},
    {"name,parent\nA,B\nB,C\nC,B\n", 3, "'B' is its own ancestor, by its parent 'C' at", NULL, NULL},
    {"name,kind\nA,person\na.,person\n", 3, "'a.' has a row already, at ", "a.", "A"},
    {"name,aliases\nA,B\nB,A\n", 2, "alias 'B' is 'B', which lists this one as its alias, at ", "B", "B"},
    {"name\nA\nNobody\n", 3, "no claim names 'Nobody'", NULL, NULL},
    {"name,parent\nA,State\nState,\n", 0, NULL, NULL, NULL}, /* an ancestor is part of the network */
    {"name,aliases,parent\nA,Z,Z\n", 2, "'A' is its own parent: its parent is ignored", NULL, NULL},
};

/* Of one input several networks may be made: what is odd about it is said once. */
START_TEST(test_warned_once)
{
    Resolved it = resolve((NamedText[]){{"claims.csv", HEADER "A,r,A,x,C,,\n"},
                                        {"entities.csv", "name,parent\nA,A\nNobody,\n"},
                                        {NULL, NULL}},
                          false);
    TrNames again;

    ck_assert_uint_eq(it.input->diagnostics.n, 3);
    ck_assert_int_eq(tr_names_resolve(it.input, false, &again, NULL), TR_OK);
    ck_assert_uint_eq(it.input->diagnostics.n, 3);
    tr_names_release(&again);
    release(&it);
}
END_TEST

START_TEST(test_warning)
{
    Resolved it = resolve((NamedText[]){{"claims.csv", HEADER "A,r,B,x,C,,\n"},
                                        {"entities.csv", warnings[_i].entities},
                                        {NULL, NULL}},
                          false);
    const TrDiagnostic *said =
        warnings[_i].message == NULL ? NULL : diagnostic_like(it.input, warnings[_i].message);

    if (warnings[_i].message == NULL) {
        ck_assert_uint_eq(it.input->diagnostics.n, 0);
        release(&it);
        return;
    }
    ck_assert_msg(said != NULL, "'%s' is not said", warnings[_i].message);
    ck_assert_int_eq(said->severity, TR_WARNING);
    ck_assert_uint_eq(said->place.line, warnings[_i].line);
    ck_assert_str_eq(said->place.file, it.input->files[1].path);
    ck_assert_uint_eq(it.input->diagnostics.n, 1);
    if (warnings[_i].alias != NULL)
        ck_assert_str_eq(shown(&it, warnings[_i].alias), warnings[_i].of);
    for (uint32_t e = 0; e < it.names.n; e++) { /* no chain of parents comes back */
        uint32_t above = e;

        for (size_t steps = 0; above != TR_NO_ID; steps++) {
            ck_assert_uint_le(steps, it.names.n);
            above = it.names.entities[above].parent;
        }
    }
    release(&it);
}
END_TEST

START_TEST(test_parents)
{
    Resolved it = resolve((NamedText[]){{"claims.csv", HEADER "P,r,Unit,x,,,\n"},
                                        {"entities.csv", "name,parent\nUnit,ministry\nMinistry,State\n"},
                                        {NULL, NULL}},
                          false);

    ck_assert_uint_eq(entity(&it, "Unit")->parent, find(&it, "Ministry"));
    ck_assert_uint_eq(entity(&it, "Ministry")->parent, find(&it, "State"));
    ck_assert_uint_eq(entity(&it, "State")->parent, TR_NO_ID);
    ck_assert_uint_eq(entity(&it, "State")->row, TR_NO_ID); /* an entity without a row */
    ck_assert_uint_eq(entity(&it, "Unit")->row, 0);
    ck_assert_str_eq(shown(&it, "ministry"), "Ministry");
    ck_assert_uint_eq(it.input->diagnostics.n, 0);
    release(&it);
}
END_TEST

/* ---- handling ---- */

static const NamedText guarded[] = {
    {"claims.csv", HEADER "Ana,r,Bank,x,,,\nSecret,r,Bank,x,Hidden,,embargo\nbank,r,Bank,x,,,no\n"},
    {"entities.csv", "name,aliases,parent,kind,handling\n"
                     "Anastasia,Ana,,person,sealed\nBank,Safe,Vault,bank,\nBank Two,,Bank,club,x\n"},
    {NULL, NULL},
};

START_TEST(test_handling)
{
    Resolved it = resolve(guarded, false);

    ck_assert_uint_eq(find(&it, "Secret"), TR_NO_ID);
    ck_assert_uint_eq(find(&it, "Hidden"), TR_NO_ID);
    ck_assert_uint_eq(find(&it, "Anastasia"), TR_NO_ID);
    ck_assert_uint_eq(find(&it, "Bank Two"), TR_NO_ID);
    ck_assert_str_eq(shown(&it, "Ana"), "Ana");
    ck_assert_uint_eq(entity(&it, "Bank")->n_uses, 1); /* any text in handling holds a row back, even "no" */
    ck_assert_uint_eq(entity(&it, "Bank")->seen, TR_SEEN_ORGANIZATION);
    ck_assert_uint_eq(it.input->diagnostics.n, 0);
    ck_assert_uint_eq(it.names.n, 3); /* Ana, Bank, Vault */
    ck_assert(tr_claim_is_open(it.input, 0, false));
    ck_assert(!tr_claim_is_open(it.input, 1, false));
    ck_assert(!tr_claim_is_open(it.input, 2, false));
    ck_assert(tr_claim_is_open(it.input, 1, true));
    release(&it);
}
END_TEST

START_TEST(test_internal)
{
    Resolved it = resolve(guarded, true);

    ck_assert_uint_ne(find(&it, "Secret"), TR_NO_ID);
    ck_assert_uint_ne(find(&it, "Hidden"), TR_NO_ID);
    ck_assert_str_eq(shown(&it, "Ana"), "Anastasia");
    ck_assert_uint_eq(entity(&it, "Bank Two")->parent, find(&it, "Bank"));
    ck_assert_uint_eq(entity(&it, "Bank")->n_uses, 4);
    ck_assert_ptr_nonnull(diagnostic_like(it.input, "'Bank' stands here as a person and at "));
    release(&it);
}
END_TEST

/* Every name of a long list is found again, in the spelling that it was given. */
START_TEST(test_many)
{
    static char claims[200000];
    size_t n = (size_t)sprintf(claims, HEADER);
    Resolved it;

    for (unsigned i = 0; i < 3000; i++)
        n += (size_t)sprintf(claims + n, "Pérez %u,r,ORG %u,x,,,\nperez %u,r,Org %u,y,,,\n", i, i % 50, i,
                             i % 50);
    it = resolve_claims(claims);
    ck_assert_uint_eq(it.names.n, 3050);
    for (size_t row = 0; row < 6000; row++) {
        uint32_t spelling = tr_table_cell(&it.input->tables[TR_CLAIMS], row, TR_PERSON),
                 e = tr_names_entity(&it.names, spelling);

        EXPECT(e < it.names.n && it.names.entities[e].n_uses == 2);
        EXPECT(it.names.uses[spelling] == 1);
        EXPECT(strncmp(tr_names_shown(it.input, &it.names, e), "Pérez", 6) == 0);
    }
    ck_assert_uint_eq(entity(&it, "org 7")->n_uses, 120);
    ck_assert_uint_eq(tr_names_entity(&it.names, 0), TR_NO_ID);
    ck_assert_uint_eq(tr_names_entity(&it.names, TR_NO_ID), TR_NO_ID);
    release(&it);
}
END_TEST

Suite *suite_names(void)
{
    Suite *suite = suite_create("names");
    TCase *tests = tcase_create("names");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_pair, 0, COUNT(pairs));
    tcase_add_test(tests, test_one_namespace);
    tcase_add_test(tests, test_find_punctuation);
    tcase_add_loop_test(tests, test_shown, 0, COUNT(shown_names));
    tcase_add_loop_test(tests, test_kind, 0, COUNT(kinds));
    tcase_add_test(tests, test_aliases);
    tcase_add_loop_test(tests, test_warning, 0, COUNT(warnings));
    tcase_add_test(tests, test_warned_once);
    tcase_add_test(tests, test_parents);
    tcase_add_test(tests, test_handling);
    tcase_add_test(tests, test_internal);
    tcase_add_test(tests, test_many);
    suite_add_tcase(suite, tests);
    return suite;
}
