/* SPDX-License-Identifier: MIT */
/* The languages there are, and forms of words with values in them. */
#ifndef TR_BASE_LANGUAGE_H
#define TR_BASE_LANGUAGE_H

#include "base/builder.h"

/* One more language is one more column in every table that has TR_N_LANGUAGES of them. */
typedef enum { TR_ENGLISH, TR_SPANISH, TR_N_LANGUAGES } TrLanguage;

/* What a slot of a form stands for: a text, or a number where that is NULL. */
typedef struct {
    const char *text;
    size_t number;
} TrValue;

/* A sentence in the making, in every language at once. Starts as {0}. */
typedef struct {
    TrBuilder in[TR_N_LANGUAGES];
} TrSentence;

/* Append `form` to `out` with values[0] for {1}, values[1] for {2} … `values` may be NULL where it has none.
 * {2|tie|ties} is the form for one or for more of values[1], in which # stands for the number. */
void tr_form_put(TrBuilder *out, const char *form, const TrValue *values);
/* The slots that `form` has, as bits: 1 for {1}, 2 for {2} … 1 << 9 if braces are not as they should be. */
unsigned tr_form_slots(const char *form);

/* Append `text`, which is of the input, in every language; or forms[language], each in its own. */
void tr_sentence_text(TrSentence *sentence, const char *text);
void tr_sentence_put(TrSentence *sentence, const char *const forms[TR_N_LANGUAGES], const TrValue *values);
void tr_sentence_clear(TrSentence *sentence);
void tr_sentence_release(TrSentence *sentence);

/* "en", "es". */
const char *tr_language_name(TrLanguage language);
/* Index of a language's name, or -1. */
int tr_language_find(const char *name);

#endif
