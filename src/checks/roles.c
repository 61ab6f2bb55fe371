/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "checks/roles.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 24, MOST_BYTES = 300 };

/* When a post has one holder at a time. */
typedef enum {
    ALWAYS,
    WITH_MORE,      /* with another word: a secretary of something, not a secretary */
    NOT_IN_COMPANY, /* a company has several directors */
    IF_THE_ONE      /* only as "the leader" */
} When;

/* One more post is one more row. The longest pattern that stands in a role is its post. */
static const struct {
    const char *pattern, *post;
    When when;
} posts[] = {
    {"president", "president", ALWAYS},
    {"presidente", "president", ALWAYS},
    {"presidenta", "president", ALWAYS},
    {"vice president", "vice president", NOT_IN_COMPANY},
    {"vicepresidente", "vice president", NOT_IN_COMPANY},
    {"vicepresidenta", "vice president", NOT_IN_COMPANY},
    {"prime minister", "prime minister", ALWAYS},
    {"primer ministro", "prime minister", ALWAYS},
    {"primera ministra", "prime minister", ALWAYS},
    {"minister", "minister", WITH_MORE},
    {"ministro", "minister", WITH_MORE},
    {"ministra", "minister", WITH_MORE},
    {"attorney general", "attorney general", ALWAYS},
    {"fiscal general", "attorney general", ALWAYS},
    {"procurador general", "attorney general", ALWAYS},
    {"procuradora general", "attorney general", ALWAYS},
    {"secretary", "secretary", WITH_MORE},
    {"secretario", "secretary", WITH_MORE},
    {"secretaria", "secretary", WITH_MORE},
    {"director", "director", NOT_IN_COMPANY},
    {"directora", "director", NOT_IN_COMPANY},
    {"director general", "director general", ALWAYS},
    {"directora general", "director general", ALWAYS},
    {"governor", "governor", ALWAYS},
    {"gobernador", "governor", ALWAYS},
    {"gobernadora", "governor", ALWAYS},
    {"mayor", "mayor", ALWAYS},
    {"alcalde", "mayor", ALWAYS},
    {"alcaldesa", "mayor", ALWAYS},
    {"presidente municipal", "mayor", ALWAYS},
    {"presidenta municipal", "mayor", ALWAYS},
    {"chief", "chief", ALWAYS},
    {"head", "head", ALWAYS},
    {"titular", "head", ALWAYS},
    {"chief executive", "chief executive", ALWAYS},
    {"chief executive officer", "chief executive", ALWAYS},
    {"ceo", "chief executive", ALWAYS},
    {"chairman", "chair", ALWAYS},
    {"chairwoman", "chair", ALWAYS},
    {"leader", "leader", IF_THE_ONE},
    {"lider", "leader", IF_THE_ONE},
    {"boss", "boss", IF_THE_ONE},
    {"jefe", "boss", IF_THE_ONE},
    {"jefa", "boss", IF_THE_ONE},
    {"founder", "founder", IF_THE_ONE},
    {"fundador", "founder", IF_THE_ONE},
    {"owner", "owner", IF_THE_ONE},
    {"dueno", "owner", IF_THE_ONE},
};
enum { N_POSTS = sizeof posts / sizeof *posts };

/* Words before the post that say nothing of it but this. */
static const struct {
    const char *word;
    TrTenure tenure;
} openings[] = {
    {"the", TR_TENURE_THE_ONE},     {"el", TR_TENURE_THE_ONE},     {"la", TR_TENURE_THE_ONE},
    {"a", TR_TENURE_ONE_OF_MANY},   {"an", TR_TENURE_ONE_OF_MANY}, {"un", TR_TENURE_ONE_OF_MANY},
    {"una", TR_TENURE_ONE_OF_MANY}, {"former", TR_TENURE_FORMER},  {"ex", TR_TENURE_FORMER},
    {"exp", TR_TENURE_FORMER},      {"antiguo", TR_TENURE_FORMER}, {"antigua", TR_TENURE_FORMER},
    {"onetime", TR_TENURE_FORMER},
};
enum { N_OPENINGS = sizeof openings / sizeof *openings };

/* Words that make of a post another, which several may hold, or that somebody only seeks or minds. */
static const char *const hedges[] = {
    "vice",      "deputy",   "assistant", "sub",       "under",     "acting",    "interim",
    "associate", "one",      "co",        "elect",     "electo",    "electa",    "adjunto",
    "adjunta",   "interino", "interina",  "candidate", "candidato", "candidata", "encargado",
    "encargada", "alleged",  "suspected", "presunto",  "presunta",  "regional",
};

static const char *const particles[] = {"of",  "the", "for", "de",   "del", "la", "las", "el",
                                        "los", "y",   "and", "para", "in",  "en", "at",  "s"};

static bool is_among(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

#define AMONG(word, list) is_among((word), (list), sizeof(list) / sizeof *(list))

/* ---- words ---- */

typedef struct {
    char text[MOST_BYTES];
    const char *word[MOST_WORDS];
    size_t n;
} Words;

static bool split(const char *folded, Words *words)
{
    char *at = words->text;
    words->n = 0;
    if (strlen(folded) >= MOST_BYTES)
        return false;
    memcpy(words->text, folded, strlen(folded) + 1);
    while (*at != '\0' && words->n < MOST_WORDS) {
        words->word[words->n++] = at;
        at += strcspn(at, " ");
        if (*at == ' ')
            *at++ = '\0';
    }
    return *at == '\0';
}

/* How many words `pattern` has if it stands at `from`; else 0. */
static size_t stands_at(const Words *words, size_t from, const char *pattern)
{
    size_t n = 0;
    for (; *pattern != '\0'; n++) {
        size_t length = strcspn(pattern, " ");
        if (from + n >= words->n || strlen(words->word[from + n]) != length ||
            strncmp(words->word[from + n], pattern, length) != 0)
            return 0;
        pattern += length + (pattern[length] == ' ');
    }
    return n;
}

/* Over "the", "a", "former", "ex-": what they say of the tenure. "The former" and "a former" are former. */
static size_t read_openings(Words *words, TrTenure *tenure)
{
    size_t from = 0;
    bool found = true;
    while (found && from < words->n) {
        found = false;
        for (size_t i = 0; i < N_OPENINGS && !found; i++)
            if (strcmp(words->word[from], openings[i].word) == 0) {
                *tenure = openings[i].tenure > *tenure ? openings[i].tenure : *tenure;
                found = true;
            }
        from += found;
    }
    for (size_t i = 0; from < words->n && i < N_POSTS; i++) /* expresidente */
        if (strncmp(words->word[from], "ex", 2) == 0 &&
            strcmp(words->word[from] + 2, posts[i].pattern) == 0) {
            *tenure = TR_TENURE_FORMER;
            words->word[from] += 2;
        }
    return from;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words but particles and those of the post, in byte order, as one text. */
static TrStatus read_rest(const Words *words, size_t from, size_t post_from, size_t post_n,
                          TrStrings *strings, TrRole *role, TrError *err)
{
    const char *rest[MOST_WORDS] = {NULL};
    char text[MOST_BYTES] = "";
    size_t n = 0, length = 0;
    for (size_t i = from; i < words->n; i++)
        if ((i < post_from || i >= post_from + post_n) && !AMONG(words->word[i], particles))
            rest[n++] = words->word[i];
    qsort(rest, n, sizeof *rest, by_text);
    for (size_t i = 0; i < n; i++) {
        size_t bytes = strlen(rest[i]);
        if (i > 0)
            text[length++] = ' ';
        memcpy(text + length, rest[i], bytes);
        length += bytes;
    }
    return tr_strings_add(strings, text, length, &role->rest, NULL, err);
}

/* ---- roles ---- */

static bool is_single(const TrRole *role, When when, bool hedged)
{
    if (hedged || role->tenure == TR_TENURE_ONE_OF_MANY || role->tenure == TR_TENURE_FORMER)
        return false;
    return when == IF_THE_ONE  ? role->tenure == TR_TENURE_THE_ONE
           : when == WITH_MORE ? role->rest != 0
                               : true;
}

TrStatus tr_role_read(const char *folded, TrStrings *strings, TrRole *role, TrError *err)
{
    Words words = {.n = 0};
    size_t from, post = N_POSTS, post_from = 0, post_n = 0;
    bool hedged = false;
    TrStatus st = TR_OK;
    *role = (TrRole){.known = true};
    if (!split(folded, &words)) /* a sentence, not a role: it is itself */
        return tr_strings_add(strings, folded, strlen(folded), &role->rest, NULL, err);
    from = read_openings(&words, &role->tenure);
    for (size_t at = from; at < words.n; at++) {
        hedged = hedged || AMONG(words.word[at], hedges);
        for (size_t i = 0; i < N_POSTS; i++) {
            size_t n = stands_at(&words, at, posts[i].pattern);
            if (n > post_n) {
                post = i;
                post_from = at;
                post_n = n;
            }
        }
    }
    TR_TRY(read_rest(&words, from, post_from, post_n, strings, role, err));
    if (post < N_POSTS) {
        TR_TRY(tr_strings_add(strings, posts[post].post, strlen(posts[post].post), &role->post, NULL, err));
        role->single =
            is_single(role, posts[post].when, hedged && strncmp(posts[post].pattern, "vice", 4) != 0);
        role->in_companies = posts[post].when != NOT_IN_COMPANY;
    }
out:
    return st;
}

const char *tr_role_pattern(size_t i)
{
    return i < N_POSTS ? posts[i].pattern : NULL;
}
