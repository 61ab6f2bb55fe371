/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fixed words of report.html, by name, in the languages there are. The page's script asks for them by
 * name (src/report/page/25-words.js), and so does what stands in the page without a script. Forms are those
 * of tr_form_put(). What comes from the input is never translated. */
#ifndef TR_REPORT_PAGE_WORDS_H
#define TR_REPORT_PAGE_WORDS_H

#include <stddef.h>

#include "base/language.h"

typedef struct {
    const char *name;
    const char *in[TR_N_LANGUAGES];
} TrPageWord;

/* Each ends with a NULL name. */
extern const TrPageWord tr_page_words[], tr_page_words_found[], tr_page_words_named[];

/* The i-th of all of them, or NULL behind the last. */
const TrPageWord *tr_page_word_at(size_t i);
/* The words of `name`; a name that has none stands for itself. */
const char *tr_page_say(TrLanguage language, const char *name);
/* Likewise for a name of `length` bytes: NULL if it has none. */
const char *tr_page_say_slice(TrLanguage language, const char *name, size_t length);

#endif
