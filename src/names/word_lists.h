/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known of words in names, as tables of folded words: one more word is one more entry. */
#ifndef TR_NAMES_WORD_LISTS_H
#define TR_NAMES_WORD_LISTS_H

#include "base/status.h"

typedef enum {
    TR_PARTICLE = 1,     /* de, la, van, bin, the …: left out of comparisons */
    TR_TITLE = 2,        /* Mr, Dr, Lic …: left out of people's names */
    TR_GENERIC = 4,      /* cartel, bank, group …: says what kind of body, not which */
    TR_GENERATION = 8,   /* junior, hijo …: tells father and son apart */
    TR_ROMAN = 16,       /* ii, iii, iv …: a number, but not at the beginning */
    TR_LEGAL_START = 32, /* may begin a legal form */
    TR_CHILD_OF = 128,   /* bin, ibn …: the father's name follows */
    TR_WELL_KNOWN = 64   /* common given names and surnames: two of them are not slips of one another */
} TrWordRole;

typedef struct {
    unsigned role;
    const char *words; /* separated by blanks */
} TrWordList;
extern const TrWordList tr_word_lists[];
extern const size_t tr_n_word_lists;

/* Words of one meaning, a row each, at most 64 rows: given names and what people are called by them. A word
 * may stand in several rows. */
extern const char *const tr_nicknames[];
extern const size_t tr_n_nicknames;
/* Likewise, names and how they are written short. */
extern const char *const tr_abbreviations[];
extern const size_t tr_n_abbreviations;
/* Likewise, words of bodies in Spanish and English, and given names in both. */
extern const char *const tr_translations[];
extern const size_t tr_n_translations;

/* Which legal forms are forms of one kind: a share company is not a limited company of the same name. */
typedef enum {
    TR_SHARE_COMPANY = 1,
    TR_LIMITED_COMPANY = 2,
    TR_PARTNERSHIP = 4,
    TR_ANY_FORM = 8,
    TR_AT_END = 16 /* only as the last words: elsewhere they are words like others */
} TrLegalFamily;

typedef struct {
    unsigned families;  /* TrLegalFamily bits: ltd is said of both kinds */
    const char *phrase; /* folded words */
} TrLegalForm;
extern const TrLegalForm tr_legal_forms[];
extern const size_t tr_n_legal_forms;

typedef struct {
    const char *word;
    uint32_t number;
} TrNumberWord;
extern const TrNumberWord tr_number_words[];
extern const size_t tr_n_number_words;

#endif
