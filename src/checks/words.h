/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fixed words of what sources disagree on, in the languages there are. */
#ifndef TR_CHECKS_WORDS_H
#define TR_CHECKS_WORDS_H

#include "base/language.h"

typedef enum {
    TR_FOUND_QUOTED,       /* text */
    TR_FOUND_MORE,         /* number */
    TR_FOUND_OR,           /* between two versions */
    TR_FOUND_TWO_KINDS,    /* name, kind, kind */
    TR_FOUND_DENIED,       /* who, what was said, by whom */
    TR_FOUND_CORRECTED,    /* likewise */
    TR_FOUND_LATER,        /* status */
    TR_FOUND_WEAKER,       /* status */
    TR_FOUND_POST,         /* post */
    TR_FOUND_POST_OF_MORE, /* post, other words of it */
    TR_FOUND_WHO_DID,      /* action; whom follows */
    TR_FOUND_OF_KIND,      /* kind */
    TR_N_FOUND
} TrFoundPhrase;

/* A row of forms, by language, for tr_sentence_put() and tr_form_put(). */
typedef const char *const TrForms[TR_N_LANGUAGES];
extern TrForms tr_found_phrases[TR_N_FOUND];

/* A kind or status of ours in `language`, made in `plain` where it must be; in English as it stands. */
const char *tr_found_term(TrLanguage language, const char *word, char *plain, size_t bytes);
/* The word of a post, as roles.h has it in English; one that has none stays. */
const char *tr_found_post(TrLanguage language, const char *post);

/* Append a phrase in every language. */
void tr_found_put(TrSentence *sentence, TrFoundPhrase phrase, const TrValue *values);

#endif
