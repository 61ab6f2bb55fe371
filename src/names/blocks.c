/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/blocks.h"

#include "base/memory.h"

enum { MOST_KEYED_WORDS = 6, SHORTEST_JOINED = 9, SHORTEST_SYLLABIC = 4, LONGEST_ACRONYM = 10 };

/* What a key is made of, so that keys of two sorts never meet. */
typedef enum {
    PAIR,
    BEGINNING,
    END,
    ONE,
    ONE_BEGINNING,
    ONE_END,
    INITIAL,
    NICKNAME,
    BYNAME,
    ACRONYM,
    SYLLABIC,
    JOINED,
    JOINED_BEGINNING,
    JOINED_END
} Sort;

typedef struct {
    TrBlocks *blocks;
    const TrWords *words;
    uint32_t name;
    const TrWord *word[MOST_KEYED_WORDS];
    unsigned n;
    TrError *err;
} Keyer;

static TrStatus put(Keyer *it, Sort sort, uint32_t a, uint32_t b, bool special)
{
    bool mixed = sort >= INITIAL && sort != JOINED && sort != NICKNAME;
    TrBlocks *blocks = it->blocks;
    uint64_t key = ((uint64_t)a << 32 | b) + (uint64_t)sort * UINT64_C(0xD6E8FEB86659FD93);
    TrStatus st = TR_OK;
    key ^= key >> 32; /* SplitMix64's finish */
    key *= UINT64_C(0xD6E8FEB86659FD93);
    key ^= key >> 32;
    TR_TRY(TR_GROW(blocks->keys, blocks->keys_room, blocks->n + 1, it->err));
    TR_TRY(TR_GROW(blocks->names, blocks->names_room, blocks->n + 1, it->err));
    blocks->keys[blocks->n] = (key & ~UINT64_C(1)) | (mixed ? TR_BLOCK_MIXED : TR_BLOCK_PLAIN);
    blocks->names[blocks->n++] = it->name | (special ? TR_BLOCK_SPECIAL : 0);
out:
    return st;
}

/* Words that translate each other share their key. */
static uint32_t skeleton_of(const TrWord *word)
{
    return word->translations != 0 ? (uint32_t)__builtin_ctzll(word->translations) + 1 : word->skeleton;
}

/* `anchor` is one word of the name; what another word gives beside it. */
static TrStatus put_beside(Keyer *it, uint32_t anchor, const TrWord *word)
{
    bool is_initial = word->letters.n == 1;
    TrStatus st = TR_OK;
    TR_TRY(put(it, INITIAL, anchor, word->initial, is_initial));
    if (is_initial)
        return TR_OK;
    TR_TRY(put(it, BEGINNING, anchor, word->begins, false));
    TR_TRY(put(it, END, anchor, word->ends, false));
    for (uint64_t rows = word->nicknames; rows != 0; rows &= rows - 1)
        TR_TRY(put(it, NICKNAME, anchor, (uint32_t)__builtin_ctzll(rows), false));
out:
    return st;
}

static TrStatus put_several(Keyer *it, const TrNameForm *form)
{
    TrStatus st = TR_OK;
    for (unsigned i = 0; i < it->n; i++) {
        uint32_t anchor = skeleton_of(it->word[i]);
        if (it->word[i]->letters.n == 1)
            continue;
        for (unsigned j = 0; j < it->n; j++) {
            uint32_t other = skeleton_of(it->word[j]);
            if (j == i)
                continue;
            TR_TRY(put_beside(it, anchor, it->word[j]));
            if (j > i && it->word[j]->letters.n > 1)
                TR_TRY(
                    put(it, PAIR, anchor < other ? anchor : other, anchor < other ? other : anchor, false));
        }
        if (!form->body)
            TR_TRY(put(it, BYNAME, anchor, 0, false));
    }
    TR_TRY(put(it, JOINED_BEGINNING, it->word[0]->begins, 0, false));
    TR_TRY(put(it, JOINED_END, it->word[it->n - 1]->ends, 0, false));
out:
    return st;
}

static TrStatus put_one(Keyer *it, const TrNameForm *form)
{
    const TrWord *word = it->word[0];
    TrStatus st = TR_OK;
    TR_TRY(put(it, ONE, skeleton_of(word), 0, false));
    TR_TRY(put(it, ONE_BEGINNING, word->begins, 0, false));
    TR_TRY(put(it, ONE_END, word->ends, 0, false));
    if (form->is_byname)
        TR_TRY(put(it, BYNAME, skeleton_of(word), 0, true));
    if (word->letters.n >= SHORTEST_JOINED) {
        TR_TRY(put(it, JOINED_BEGINNING, word->begins, 0, true));
        TR_TRY(put(it, JOINED_END, word->ends, 0, true));
    }
out:
    return st;
}

static uint32_t letter_of(const TrWords *words, const TrNameForm *form, unsigned word, unsigned at)
{
    const TrLetters *letters = &tr_words_at(words, form->words[word])->letters;
    return at < letters->n ? letters->at[at] : 0;
}

/* An acronym and what it may be made of meet under its letters, or, where it may be made of syllables
 * (SEDENA), under its first two. */
static TrStatus put_acronym(Keyer *it, const TrNameForm *form)
{
    const TrLetters *letters = &tr_words_at(it->words, form->words[0])->letters;
    uint32_t hash = 0;
    TrStatus st = TR_OK;
    if (form->n == 1 && letters->n <= LONGEST_ACRONYM) {
        for (unsigned i = 0; i < letters->n; i++)
            hash = hash * 31 + letters->at[i];
        TR_TRY(put(it, ACRONYM, hash, 0, true));
        if (letters->n >= SHORTEST_SYLLABIC)
            TR_TRY(put(it, SYLLABIC, letters->at[0], letters->at[1], true));
    } else if (form->n > 1 && form->n <= LONGEST_ACRONYM && (form->body || form->either)) {
        for (unsigned i = 0; i < form->n; i++)
            hash = hash * 31 + letter_of(it->words, form, i, 0);
        TR_TRY(put(it, ACRONYM, hash, 0, false));
        TR_TRY(put(it, SYLLABIC, letters->at[0], letter_of(it->words, form, 0, 1), false));
        TR_TRY(put(it, SYLLABIC, letters->at[0], letter_of(it->words, form, 1, 0), false));
    }
out:
    return st;
}

/* The words to make keys of: of a body those that say which it is, if there are any. */
static void choose_words(Keyer *it, const TrNameForm *form)
{
    for (int telling = 1; telling >= 0 && it->n == 0; telling--)
        for (unsigned i = 0; i < form->n && it->n < MOST_KEYED_WORDS; i++) {
            const TrWord *word = tr_words_at(it->words, form->words[i]);
            if (!telling || !form->body || ((word->roles & TR_GENERIC) == 0 && word->letters.n > 2))
                it->word[it->n++] = word;
        }
}

TrStatus tr_blocks_add(TrBlocks *blocks, const TrComparer *comparer, const TrNameForm *form, uint32_t name,
                       TrError *err)
{
    Keyer it = {.blocks = blocks, .words = comparer->words, .name = name, .err = err};
    TrStatus st = TR_OK;
    choose_words(&it, form);
    TR_TRY(put(&it, JOINED, form->joined, 0, false));
    TR_TRY(put_acronym(&it, form));
    TR_TRY(it.n == 1 ? put_one(&it, form) : put_several(&it, form));
out:
    return st;
}

void tr_blocks_release(TrBlocks *blocks)
{
    tr_free(blocks->keys);
    tr_free(blocks->names);
    *blocks = (TrBlocks){0};
}
