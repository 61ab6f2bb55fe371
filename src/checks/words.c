/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "checks/words.h"

#include <string.h>

#include "base/terms.h"

TrForms tr_found_phrases[TR_N_FOUND] = {
    [TR_FOUND_QUOTED] = {"'{1}'", "«{1}»"},
    [TR_FOUND_MORE] = {", {1} more", ", {1} más"},
    [TR_FOUND_OR] = {" or ", " o "},
    [TR_FOUND_TWO_KINDS] = {"{1}: '{2}' or '{3}'", "{1}: «{2}» o «{3}»"},
    [TR_FOUND_DENIED] = {"{1}: '{2}' is denied by {3}", "{1}: «{2}»; lo niega {3}"},
    [TR_FOUND_CORRECTED] = {"{1}: '{2}' is corrected by {3}", "{1}: «{2}»; lo corrige {3}"},
    [TR_FOUND_LATER] = {"; the later stands: {1}", "; vale el más reciente: {1}"},
    [TR_FOUND_WEAKER] = {"; the weaker stands: {1}", "; vale el más débil: {1}"},
    [TR_FOUND_POST] = {"{1} of ", "{1} de "},
    [TR_FOUND_POST_OF_MORE] = {"{1} ({2}) of ", "{1} ({2}) de "},
    [TR_FOUND_WHO_DID] = {"who {1} ", "quién {1} "},
    [TR_FOUND_OF_KIND] = {": of kind {1}", ": de tipo {1}"},
};

/* Posts as roles.c names them. In Spanish the office, which has one gender whoever holds it. */
static const char *const posts[][TR_N_LANGUAGES] = {
    {"president", "presidencia"},
    {"vice president", "vicepresidencia"},
    {"prime minister", "jefatura del gobierno"},
    {"minister", "ministerio"},
    {"attorney general", "fiscalía general"},
    {"secretary", "secretaría"},
    {"director", "dirección"},
    {"director general", "dirección general"},
    {"governor", "gubernatura"},
    {"mayor", "alcaldía"},
    {"chief executive", "dirección ejecutiva"},
    {"chair", "presidencia del consejo"},
    {"chief", "jefatura"},
    {"head", "titularidad"},
    {"leader", "liderazgo"},
    {"boss", "mando"},
    {"founder", "fundación (quién fundó)"},
    {"owner", "propiedad (quién es dueño)"},
};

const char *tr_found_term(TrLanguage language, const char *word, char *plain, size_t bytes)
{
    return language == TR_ENGLISH ? word : tr_word(language, word, plain, bytes);
}

const char *tr_found_post(TrLanguage language, const char *post)
{
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        if (strcmp(posts[i][TR_ENGLISH], post) == 0)
            return posts[i][language];
    return post;
}

void tr_found_put(TrSentence *sentence, TrFoundPhrase phrase, const TrValue *values)
{
    tr_sentence_put(sentence, tr_found_phrases[phrase], values);
}
