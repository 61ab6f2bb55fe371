/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/words.h"

#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "names/letters_apart.h"
#include "names/phonetic.h"

struct TrWords {
    TrStrings *texts;
    TrWord *words; /* by string id; 0 is the empty word */
    size_t room;
};

static uint32_t hash_letters(const TrLetters *letters, unsigned from, unsigned to)
{
    return (uint32_t)tr_strings_hash((const char *)(letters->at + from), (to - from) * sizeof *letters->at);
}

/* Digits, with or without the ending of an ordinal: 44, 1st, 2o. */
static void read_number(TrWord *word)
{
    static const char *const endings[] = {"", "st", "nd", "rd", "th", "o", "a", "er", "ro", "do", "to"};
    const TrLetters *letters = &word->letters;
    uint32_t number = 0;
    unsigned n = 0;
    while (n < letters->n && n < 9 && letters->at[n] >= '0' && letters->at[n] <= '9')
        number = number * 10 + (letters->at[n++] - '0');
    for (size_t e = 0; n > 0 && e < sizeof endings / sizeof *endings; e++) {
        size_t length = strlen(endings[e]), i = 0;
        while (i < length && n + i < letters->n && letters->at[n + i] == (unsigned char)endings[e][i])
            i++;
        if (i == length && n + length == letters->n) {
            word->number = number + 1;
            word->only_digits = true;
        }
    }
}

static uint32_t hash_digits(const TrLetters *letters)
{
    uint32_t hash = 0;
    for (unsigned i = 0; i < letters->n; i++)
        if (letters->at[i] >= '0' && letters->at[i] <= '9')
            hash = (hash * 31 + letters->at[i]) * 2654435761u + 1;
    return hash;
}

static void look_at(TrWord *word, const char *text, size_t length)
{
    TrLetters code, skeleton;
    unsigned part;
    memset(word, 0, sizeof *word);
    tr_letters_read(&word->letters, text, length);
    tr_phonetic_code(&word->letters, &code);
    tr_phonetic_skeleton(&code, &skeleton);
    word->code = hash_letters(&code, 0, code.n);
    word->skeleton = hash_letters(&skeleton, 0, skeleton.n);
    part = code.n > 5 ? 3 : code.n < 2 ? code.n : 2;
    word->begins = hash_letters(&code, 0, part);
    word->ends = hash_letters(&code, code.n - part, code.n);
    if (code.n == 6) { /* between the two lengths: a letter less must find it too */
        word->begins_short = hash_letters(&code, 0, 2);
        word->ends_short = hash_letters(&code, 4, 6);
    }
    word->digits = hash_digits(&word->letters);
    word->tally = tr_letters_tally(&word->letters);
    word->initial = word->letters.n > 0 ? word->letters.at[0] : 0;
    read_number(word);
}

TrStatus tr_words_add(TrWords *words, const char *text, size_t length, uint32_t *id, TrError *err)
{
    bool added;
    TrStatus st = TR_OK;
    TR_TRY(tr_strings_add(words->texts, text, length, id, &added, err));
    if (!added)
        return TR_OK;
    TR_TRY(TR_GROW(words->words, words->room, *id + 1, err));
    look_at(&words->words[*id], text, length);
out:
    return st;
}

/* ---- what the lists know ---- */

static TrStatus mark_roles(TrWords *words, unsigned role, const char *list, TrError *err)
{
    TrStatus st = TR_OK;
    for (const char *at = list; *at != '\0';) {
        size_t length = strcspn(at, " ");
        uint32_t id;
        TR_TRY(tr_words_add(words, at, length, &id, err));
        words->words[id].roles |= role;
        at += length + (at[length] == ' ');
    }
out:
    return st;
}

/* Set the row's bit in the field of each of its words, which stands `offset` bytes into TrWord. */
static TrStatus mark_rows(TrWords *words, const char *const *rows, size_t n_rows, size_t offset, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t row = 0; row < n_rows && row < 64; row++) {
        for (const char *at = rows[row]; *at != '\0';) {
            size_t length = strcspn(at, " ");
            uint64_t *field;
            uint32_t id;
            TR_TRY(tr_words_add(words, at, length, &id, err));
            field = (uint64_t *)(void *)((char *)&words->words[id] + offset);
            *field |= UINT64_C(1) << row;
            at += length + (at[length] == ' ');
        }
    }
out:
    return st;
}

static TrStatus mark_roman_numbers(TrWords *words, const char *list, TrError *err)
{
    TrStatus st = TR_OK;
    uint32_t number = 2; /* the list begins with ii */
    for (const char *at = list; *at != '\0'; number++) {
        size_t length = strcspn(at, " ");
        uint32_t id;
        TR_TRY(tr_words_add(words, at, length, &id, err));
        words->words[id].number = number + 1;
        at += length + (at[length] == ' ');
    }
out:
    return st;
}

static TrStatus mark_all(TrWords *words, TrError *err)
{
    TrStatus st = TR_OK;
    uint32_t id;
    for (size_t i = 0; i < tr_n_word_lists; i++) {
        TR_TRY(mark_roles(words, tr_word_lists[i].role, tr_word_lists[i].words, err));
        if (tr_word_lists[i].role == TR_ROMAN)
            TR_TRY(mark_roman_numbers(words, tr_word_lists[i].words, err));
    }
    TR_TRY(mark_rows(words, tr_nicknames, tr_n_nicknames, offsetof(TrWord, nicknames), err));
    TR_TRY(mark_rows(words, tr_abbreviations, tr_n_abbreviations, offsetof(TrWord, abbreviations), err));
    TR_TRY(mark_rows(words, tr_translations, tr_n_translations, offsetof(TrWord, translations), err));
    for (size_t i = 0; i < tr_n_legal_forms; i++) {
        const char *phrase = tr_legal_forms[i].phrase;
        TR_TRY(tr_words_add(words, phrase, strcspn(phrase, " "), &id, err));
        words->words[id].roles |= TR_LEGAL_START;
    }
    for (size_t i = 0; i < tr_n_number_words; i++) {
        TR_TRY(tr_words_add(words, tr_number_words[i].word, strlen(tr_number_words[i].word), &id, err));
        words->words[id].number = tr_number_words[i].number + 1;
    }
out:
    return st;
}

TrWords *tr_words_new(TrError *err)
{
    TrWords *words = tr_calloc(1, sizeof *words);
    if (words == NULL) {
        tr_fail_memory(err);
        return NULL;
    }
    if ((words->texts = tr_strings_new(err)) == NULL ||
        TR_GROW_ZEROED(words->words, words->room, 1, err) != TR_OK || mark_all(words, err) != TR_OK) {
        tr_words_free(words);
        return NULL;
    }
    return words;
}

const TrWord *tr_words_at(const TrWords *words, uint32_t id)
{
    return &words->words[id];
}

const char *tr_words_text(const TrWords *words, uint32_t id)
{
    return tr_strings_text(words->texts, id);
}

void tr_words_count(TrWords *words, uint32_t id)
{
    words->words[id].n_names++;
}

void tr_words_free(TrWords *words)
{
    if (words == NULL)
        return;
    tr_strings_free(words->texts);
    tr_free(words->words);
    tr_free(words);
}
