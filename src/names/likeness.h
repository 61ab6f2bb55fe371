/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How alike two words of names are, and in what they differ. */
#ifndef TR_NAMES_LIKENESS_H
#define TR_NAMES_LIKENESS_H

#include "names/words.h"

/* From the least difference to the greatest. */
typedef enum {
    TR_SAME_WORD,
    TR_TRANSLATED, /* cartel and kartell: only words of bodies */
    TR_DIVIDED,    /* written as one word, or as several */
    TR_SOUNDS_ALIKE,
    TR_SPELT_ALIKE,
    TR_NICKNAME,
    TR_ABBREVIATED, /* US and United States, Hdz. and Hernández */
    TR_SHORT_FORM,  /* Ben and Benjamin */
    TR_INITIAL,
    TR_OTHER_SEX, /* Daniel and Daniela */
    TR_OTHER_WORD,
    TR_N_DIFFERENCES
} TrDifference;

typedef struct {
    double value; /* 0..1; 1 for equal words */
    TrDifference difference;
    unsigned letters_apart; /* of TR_SPELT_ALIKE */
} TrLikeness;

/* Symmetric. Slips are allowed by the length of the shorter word: none up to three letters, one to five, one
 * and a half to eight, two beyond (see letters_apart.h for half letters). In people's names (not `body`) also
 * initials, short forms and nicknames; two well-known names are never slips of one another, nor are a man's
 * name and a woman's. */
TrLikeness tr_word_likeness(const TrWord *a, const TrWord *b, bool body);

/* False if they certainly are other words, at a glance: no difference less than TR_OTHER_SEX. */
bool tr_words_may_be_like(const TrWord *a, const TrWord *b, bool body);

#endif
