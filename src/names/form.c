/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/form.h"

#include <string.h>

#include "base/memory.h"
#include "names/letters_apart.h"

enum { SHORTEST_JOINED = 9 };

/* ---- words of the folded key ---- */

static TrStatus take_words(TrFormMaker *maker, const char *text, size_t length, TrNameForm *form,
                           TrError *err)
{
    bool in_bracket = false;
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&maker->folder, text, length, err));
    for (const char *at = maker->folder.key; *at != '\0';) {
        size_t n = strcspn(at, " ");
        in_bracket = in_bracket || *at == '[';
        if (in_bracket) {
            form->qualifier = form->qualifier * 31 + (uint32_t)tr_strings_hash(at, n);
            form->qualifier += form->qualifier == 0;
            in_bracket = at[n - 1] != ']';
        } else {
            TR_TRY(TR_GROW(maker->all, maker->room, maker->n_all + 1, err));
            TR_TRY(tr_words_add(maker->words, at, n, &maker->all[maker->n_all++], err));
        }
        at += n + (at[n] == ' ');
    }
out:
    return st;
}

/* A person's name with one comma is "surnames, given names". */
static TrStatus take_name(TrFormMaker *maker, const char *name, TrNameMode mode, TrNameForm *form,
                          TrError *err)
{
    const char *comma = mode == TR_NAME_BODY ? NULL : strchr(name, ',');
    TrStatus st = TR_OK;
    maker->n_all = 0;
    if (comma != NULL && strchr(comma + 1, ',') == NULL) {
        form->inverted = true;
        TR_TRY(take_words(maker, comma + 1, strlen(comma + 1), form, err));
        TR_TRY(take_words(maker, name, (size_t)(comma - name), form, err));
    } else {
        TR_TRY(take_words(maker, name, strlen(name), form, err));
    }
out:
    return st;
}

static const TrWord *word_at(const TrFormMaker *maker, size_t i)
{
    return tr_words_at(maker->words, maker->all[i]);
}

static void remove_words(TrFormMaker *maker, size_t at, size_t n)
{
    memmove(maker->all + at, maker->all + at + n, (maker->n_all - at - n) * sizeof *maker->all);
    maker->n_all -= n;
}

/* ---- legal forms ---- */

/* Whether a word is that of a phrase; long ones may be misspelt. */
static bool is_word(const TrFormMaker *maker, size_t i, const char *text, size_t length)
{
    const char *word = tr_words_text(maker->words, maker->all[i]);
    size_t n = strlen(word);
    TrLetters letters;
    if (i + 1 == maker->n_all && i >= 3 && n >= 3 && n < length && memcmp(word, text, n) == 0)
        return true; /* cut off where a column ended: "joint stock compan" */
    if (strlen(word) == length && memcmp(word, text, length) == 0)
        return true;
    if (length < 12 || strlen(word) < 12)
        return false;
    tr_letters_read(&letters, text, length);
    return tr_letters_apart(&letters, &word_at(maker, i)->letters) <= 1;
}

/* How many words from i on are the phrase: all of it or 0. */
static size_t phrase_length(const TrFormMaker *maker, size_t i, const char *phrase)
{
    size_t n = 0;
    while (*phrase != '\0') {
        size_t length = strcspn(phrase, " ");
        if (i + n >= maker->n_all || !is_word(maker, i + n, phrase, length))
            return 0;
        n++;
        phrase += length + (phrase[length] == ' ');
    }
    return n;
}

static const TrLegalForm *legal_form_at(const TrFormMaker *maker, size_t i, size_t *n_words)
{
    const TrLegalForm *best = NULL;
    *n_words = 0;
    if ((word_at(maker, i)->roles & TR_LEGAL_START) == 0 && word_at(maker, i)->letters.n < 12)
        return NULL;
    for (size_t k = 0; k < tr_n_legal_forms; k++) {
        size_t n = phrase_length(maker, i, tr_legal_forms[k].phrase);
        if (n > *n_words) {
            best = &tr_legal_forms[k];
            *n_words = n;
        }
    }
    return best;
}

/* Legal forms, wherever they stand, as long as a word is left. */
static void set_legal_forms_apart(TrFormMaker *maker, TrNameForm *form)
{
    for (size_t i = 0; i < maker->n_all;) {
        size_t n;
        const TrLegalForm *legal = legal_form_at(maker, i, &n);
        if (legal == NULL || n == maker->n_all || (i == 0 && legal->families == TR_ANY_FORM) ||
            ((legal->families & TR_AT_END) != 0 && i + n < maker->n_all)) {
            i++;
            continue;
        }
        form->families |= (uint8_t)(legal->families & ~(unsigned)TR_AT_END);
        remove_words(maker, i, n);
    }
}

/* ---- numbers ---- */

static bool is_number(const TrFormMaker *maker, const TrNameForm *form, size_t i)
{
    const TrWord *word = word_at(maker, i);
    if (word->number == 0)
        return false;
    if (word->only_digits)
        return true;
    if (word->roles & TR_ROMAN)
        return i > 0 && (form->body || word->letters.n > 1);
    return form->body;
}

static void note_number(TrNameForm *form, uint32_t number)
{
    form->only_one = form->n_numbers == 0 && number == 1;
    form->n_numbers++;
    form->numbers += (uint32_t)((number + 1) * UINT64_C(2654435761) >> 7);
}

/* "forty four": tens and units are one number. */
static uint32_t number_at(const TrFormMaker *maker, const TrNameForm *form, size_t i, size_t *n_words)
{
    const TrWord *word = word_at(maker, i);
    uint32_t number = word->number - 1;
    *n_words = 1;
    if (!word->only_digits && number >= 20 && number % 10 == 0 && i + 1 < maker->n_all &&
        is_number(maker, form, i + 1) && word_at(maker, i + 1)->number <= 10) {
        number += word_at(maker, i + 1)->number - 1;
        *n_words = 2;
    }
    return number;
}

static void set_numbers_apart(TrFormMaker *maker, TrNameForm *form)
{
    for (size_t i = 0; i < maker->n_all;) {
        size_t n;
        uint32_t number;
        if (!is_number(maker, form, i)) {
            i++;
            continue;
        }
        number = number_at(maker, form, i, &n);
        if (n == maker->n_all)
            break; /* a name that is a number: "La 50" has lost its article only */
        note_number(form, number);
        remove_words(maker, i, n);
    }
    if (form->body && maker->n_all > 1 &&
        strcmp(tr_words_text(maker->words, maker->all[maker->n_all - 1]), "i") == 0) {
        note_number(form, 1);
        maker->n_all--;
    }
}

/* ---- the rest ---- */

static uint8_t generation_of(const char *word)
{
    return strncmp(word, "j", 1) == 0 || strcmp(word, "hijo") == 0 ? 1 : 2;
}

static void set_generation_apart(TrFormMaker *maker, TrNameForm *form)
{
    size_t last = maker->n_all - 1;
    if (form->body || maker->n_all < 3 || (word_at(maker, last)->roles & TR_GENERATION) == 0)
        return;
    form->generation = generation_of(tr_words_text(maker->words, maker->all[last]));
    maker->n_all--;
}

/* Leave out words of the given roles, from the front, as long as `least` are left. A single letter at either
 * end is an initial ("E. Prueba"), between names it is "and". */
static void leave_out(TrFormMaker *maker, unsigned roles, size_t least)
{
    for (size_t i = 0; i < maker->n_all && maker->n_all > least;) {
        bool initial = word_at(maker, i)->letters.n == 1 && (i == 0 || i + 1 == maker->n_all);
        if ((word_at(maker, i)->roles & roles) && !initial)
            remove_words(maker, i, 1);
        else
            i++;
    }
}

static uint64_t hash_joined(const TrFormMaker *maker)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a over the letters */
    for (size_t i = 0; i < maker->n_all; i++) {
        const TrLetters *letters = &word_at(maker, i)->letters;
        for (unsigned k = 0; k < letters->n; k++)
            hash = (hash ^ letters->at[k]) * UINT64_C(0x100000001B3);
    }
    return hash;
}

static bool has_role(const TrFormMaker *maker, unsigned roles)
{
    for (size_t i = 0; i < maker->n_all; i++)
        if (word_at(maker, i)->roles & roles)
            return true;
    return false;
}

static bool is_byname(const TrFormMaker *maker)
{
    const char *first = maker->n_all == 2 ? tr_words_text(maker->words, maker->all[0]) : "";
    return strcmp(first, "el") == 0 || strcmp(first, "la") == 0;
}

/* "Cártel Jalisco Nueva Generación CJNG": the name holds its own acronym, which then says nothing new. */
static void leave_own_acronym_out(TrFormMaker *maker)
{
    for (size_t i = 0; i < maker->n_all && maker->n_all > 3; i++) {
        const TrLetters *letters = &word_at(maker, i)->letters;
        size_t k = 0;
        if (letters->n + 1 != maker->n_all)
            continue;
        for (size_t j = 0; j < maker->n_all; j++)
            if (j != i && k < letters->n && word_at(maker, j)->letters.at[0] == letters->at[k])
                k++;
        if (k == letters->n)
            remove_words(maker, i, 1);
    }
}

static void set_parts_apart(TrFormMaker *maker, TrNameMode mode, TrNameForm *form)
{
    form->either = mode == TR_NAME_EITHER;
    form->body = mode == TR_NAME_BODY || (form->either && has_role(maker, TR_GENERIC));
    form->joined = hash_joined(maker);
    form->is_byname = !form->body && is_byname(maker);
    set_generation_apart(maker, form);
    if (form->body)
        set_legal_forms_apart(maker, form);
    else
        leave_out(maker, TR_TITLE, 2);
    set_numbers_apart(maker, form);
    form->has_father = !form->body && has_role(maker, TR_CHILD_OF);
    leave_out(maker, TR_PARTICLE, form->body || form->is_byname ? 1 : 2);
    if (form->body)
        leave_own_acronym_out(maker);
}

TrStatus tr_form_make(TrFormMaker *maker, const char *name, TrNameMode mode, TrNameForm *form, TrError *err)
{
    uint32_t *copy;
    TrStatus st = TR_OK;
    *form = (TrNameForm){0};
    TR_TRY(take_name(maker, name, mode, form, err));
    if (maker->n_all == 0) { /* nothing but punctuation */
        TR_TRY(TR_GROW(maker->all, maker->room, 1, err));
        TR_TRY(tr_words_add(maker->words, name, strlen(name), &maker->all[maker->n_all++], err));
    }
    set_parts_apart(maker, mode, form);
    form->n = maker->n_all < TR_MOST_WORDS ? (unsigned)maker->n_all : TR_MOST_WORDS;
    if ((copy = tr_arena_alloc(&maker->arena, form->n * sizeof *copy)) == NULL)
        return tr_fail_memory(err);
    memcpy(copy, maker->all, form->n * sizeof *copy);
    form->words = copy;
    form->may_be_joined = form->n == 1 && tr_words_at(maker->words, *copy)->letters.n >= SHORTEST_JOINED;
out:
    return st;
}

void tr_form_maker_release(TrFormMaker *maker)
{
    tr_arena_release(&maker->arena);
    tr_folder_release(&maker->folder);
    tr_free(maker->all);
    *maker = (TrFormMaker){.words = maker->words};
}
