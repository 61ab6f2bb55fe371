/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The comparison form of a name: the words that tell it from others, with particles, titles, legal forms,
 * numbers and the bracketed qualifier set apart. For comparison only: names are merged by their keys. */
#ifndef TR_NAMES_FORM_H
#define TR_NAMES_FORM_H

#include "base/arena.h"
#include "base/fold.h"
#include "names/assignment.h"
#include "names/words.h"

/* What a name is the name of. A name of TR_NAME_EITHER is read as a body's if words of bodies stand in it. */
typedef enum { TR_NAME_PERSON, TR_NAME_BODY, TR_NAME_EITHER } TrNameMode;

typedef struct {
    const uint32_t *words; /* in natural order: "García, Ana" is Ana García */
    unsigned n;            /* at least 1, at most TR_MOST_WORDS */
    bool body, either;     /* either: may also be compared with the other sort */
    bool may_be_joined;    /* one word that is long enough to be several */
    bool inverted;         /* "surnames, given names", put in natural order */
    bool is_byname;        /* "El Mencho": an article and one word */
    bool has_father;       /* "bin", "ibn" and the like stand between its words */
    uint8_t families;      /* TrLegalFamily bits of its legal forms */
    uint8_t generation;    /* 0, 1 for the younger, 2 for the elder */
    uint8_t n_numbers;
    bool only_one;      /* its only number is 1, which is often left out */
    uint32_t numbers;   /* hash of its numbers, whatever their order; 0: none */
    uint32_t qualifier; /* hash of the bracket; 0: none */
    uint64_t joined;    /* hash of all its letters without blanks, in order */
} TrNameForm;

/* Makes forms; starts as {.words = …}, the caller's. */
typedef struct {
    TrWords *words;
    TrArena arena; /* where the forms' words stand */
    TrFolder folder;
    uint32_t *all;
    size_t n_all, room;
} TrFormMaker;

TrStatus tr_form_make(TrFormMaker *maker, const char *name, TrNameMode mode, TrNameForm *form, TrError *err);
/* Release the maker and the forms it made, but not its words. */
void tr_form_maker_release(TrFormMaker *maker);

#endif
