/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/blocks.h"

#include "base/memory.h"
#include "base/sort.h"

enum { MOST_KEYED_WORDS = 5, SHORTEST_SYLLABIC = 4, LONGEST_ACRONYM = 10, MOST_INITIALS = 3 };
enum { FILTER_BITS = 1 << 23 };

/* What a key is made of, so that keys of two sorts never meet. In blocks of the sorts up to LAST_MIXED,
 * special names meet the others and each other, but the others do not meet. */
typedef enum {
    PAIR, /* special: names of two words, since all words of the shorter name must have a partner */
    PAIR_BEGINNING,
    PAIR_END,
    PAIR_NICKNAME,
    PAIR_INITIAL,      /* special: names of two words, one of them an initial, or several */
    TWO_INITIAL,       /* special: longer names with an initial, for names of two words without */
    TRIPLE_INITIAL,    /* special: the name with the initial */
    SHORT_FORM,        /* special: names of two words, one perhaps short for another's */
    INITIAL_BEGINNING, /* of a triple, special: the name with the initial */
    INITIAL_END,
    BYNAME,
    ACRONYM,
    SYLLABIC,
    JOINED_BEGINNING,
    JOINED_END,
    LAST_MIXED = JOINED_END,
    TRIPLE,
    TRIPLE_BEGINNING,
    TRIPLE_END,
    TRIPLE_NICKNAME,
    TWO_BEGINNINGS, /* of a triple: for a slip in two words of three */
    TWO_ENDS,
    ONE,
    ONE_BEGINNING,
    ONE_END,
    JOINED
} Sort;

typedef struct {
    TrBlocks *blocks;
    const TrWords *words;
    uint8_t *filter;    /* bits of the keys under which a special name stands: others need no more */
    bool special_round; /* special names first */
    uint32_t name;
    const TrWord *word[MOST_KEYED_WORDS];
    unsigned n;
    TrError *err;
} Keyer;

static uint64_t mix(uint64_t key)
{
    key ^= key >> 32; /* SplitMix64's finish */
    key *= UINT64_C(0xD6E8FEB86659FD93);
    return key ^ key >> 32;
}

/* Whether a name needs this key, in this round. */
static bool is_wanted(Keyer *it, uint64_t key, bool mixed, bool special)
{
    uint8_t *bits = &it->filter[(key >> 8) % (FILTER_BITS / 8)], bit = (uint8_t)(1u << (key >> 5 & 7));
    if (special) {
        *bits |= bit;
        return it->special_round;
    }
    return !it->special_round && (!mixed || (*bits & bit) != 0);
}

static TrStatus put(Keyer *it, Sort sort, uint32_t a, uint32_t b, bool special)
{
    bool mixed = sort <= LAST_MIXED;
    TrBlocks *blocks = it->blocks;
    uint64_t key = mix(((uint64_t)a << 32 | b) + (uint64_t)sort * UINT64_C(0xD6E8FEB86659FD93));
    TrStatus st = TR_OK;
    key = (key & ~UINT64_C(1)) | (mixed ? TR_BLOCK_MIXED : TR_BLOCK_PLAIN);
    if (!is_wanted(it, key, mixed, special && mixed))
        return TR_OK;
    TR_TRY(TR_GROW(blocks->keys, blocks->keys_room, blocks->n + 1, it->err));
    TR_TRY(TR_GROW(blocks->names, blocks->names_room, blocks->n + 1, it->err));
    blocks->keys[blocks->n] = key;
    blocks->names[blocks->n++] = it->name | (special ? TR_BLOCK_SPECIAL : 0);
out:
    return st;
}

/* Words that translate each other share their key. */
static uint32_t skeleton_of(const TrWord *word)
{
    return word->translations != 0 ? (uint32_t)__builtin_ctzll(word->translations) + 1 : word->skeleton;
}

/* The keys of word k beside `anchor`, which stands for one other word (sorts of PAIR) or two (TRIPLE). */
static TrStatus put_beside(Keyer *it, uint32_t anchor, unsigned k, bool triple)
{
    const TrWord *word = it->word[k];
    bool is_initial = word->letters.n == 1, two = it->n == 2;
    TrStatus st = TR_OK;
    if (triple)
        TR_TRY(put(it, TRIPLE_INITIAL, anchor, word->initial, is_initial));
    else
        TR_TRY(put(it, PAIR_INITIAL, anchor, word->initial, is_initial && two));
    if (!triple && two != is_initial)
        TR_TRY(put(it, TWO_INITIAL, anchor, word->initial, is_initial));
    if (is_initial)
        return TR_OK;
    if (!triple && two && word->letters.n <= MOST_INITIALS) /* perhaps several in one: JC, Julio César */
        TR_TRY(put(it, PAIR_INITIAL, anchor, word->initial, true));
    if (!triple && word->letters.n >= 3)
        TR_TRY(put(it, SHORT_FORM, anchor,
                   word->letters.at[0] * 961 + word->letters.at[1] * 31 + word->letters.at[2],
                   (two || it->n == 3) && word->letters.n < 5 && (word->roles & TR_WELL_KNOWN) == 0));
    TR_TRY(put(it, triple ? TRIPLE_BEGINNING : PAIR_BEGINNING, anchor, word->begins, two));
    TR_TRY(put(it, triple ? TRIPLE_END : PAIR_END, anchor, word->ends, two));
    if (word->begins_short != 0) {
        TR_TRY(put(it, triple ? TRIPLE_BEGINNING : PAIR_BEGINNING, anchor, word->begins_short, two));
        TR_TRY(put(it, triple ? TRIPLE_END : PAIR_END, anchor, word->ends_short, two));
    }
    for (uint64_t rows = word->nicknames; rows != 0; rows &= rows - 1)
        TR_TRY(
            put(it, triple ? TRIPLE_NICKNAME : PAIR_NICKNAME, anchor, (uint32_t)__builtin_ctzll(rows), two));
    for (uint64_t rows = word->abbreviations; rows != 0; rows &= rows - 1)
        TR_TRY(put(it, triple ? TRIPLE_NICKNAME : PAIR_NICKNAME, anchor, 64 + (uint32_t)__builtin_ctzll(rows),
                   two));
out:
    return st;
}

/* The keys of words j and k beside one other word. */
static TrStatus put_two_beside(Keyer *it, uint32_t anchor, unsigned j, unsigned k)
{
    const TrWord *a = it->word[j], *b = it->word[k];
    bool a_initial = a->letters.n == 1, b_initial = b->letters.n == 1;
    TrStatus st = TR_OK;
    if (!a_initial && !b_initial && j < k) {
        TR_TRY(put(it, TWO_BEGINNINGS, anchor, (uint32_t)(mix(a->begins) + mix(b->begins)), false));
        TR_TRY(put(it, TWO_ENDS, anchor, (uint32_t)(mix(a->ends) + mix(b->ends)), false));
    }
    if (b_initial)
        return TR_OK;
    TR_TRY(put(it, INITIAL_BEGINNING, anchor, a->initial + 31 * b->begins, a_initial));
    TR_TRY(put(it, INITIAL_END, anchor, a->initial + 31 * b->ends, a_initial));
out:
    return st;
}

/* One key for a set of words: their order is free. */
static uint32_t anchor_of(const Keyer *it, unsigned i, unsigned j)
{
    uint32_t a = skeleton_of(it->word[i]), b = skeleton_of(it->word[j]);
    return (uint32_t)(mix((uint64_t)a) + mix((uint64_t)b));
}

static TrStatus put_pairs(Keyer *it)
{
    TrStatus st = TR_OK;
    for (unsigned i = 0; i < it->n; i++)
        for (unsigned j = 0; j < it->n; j++) {
            if (j > i)
                TR_TRY(put(it, PAIR, anchor_of(it, i, j), 0, it->n == 2));
            if (j != i && (it->word[i]->letters.n > 1 || it->word[j]->letters.n > 1))
                TR_TRY(put_beside(it, skeleton_of(it->word[i]), j, false));
        }
out:
    return st;
}

static TrStatus put_triples(Keyer *it)
{
    TrStatus st = TR_OK;
    for (unsigned i = 0; i < it->n; i++)
        for (unsigned j = i + 1; j < it->n; j++)
            for (unsigned k = 0; k < it->n; k++) {
                if (k > j)
                    TR_TRY(put(it, TRIPLE, anchor_of(it, i, j) + (uint32_t)mix(skeleton_of(it->word[k])), 0,
                               false));
                if (k != i && k != j)
                    TR_TRY(put_beside(it, anchor_of(it, i, j), k, true));
            }
    for (unsigned i = 0; i < it->n; i++)
        for (unsigned j = 0; j < it->n; j++)
            for (unsigned k = 0; k < it->n; k++)
                if (i != j && j != k && k != i)
                    TR_TRY(put_two_beside(it, skeleton_of(it->word[i]), j, k));
out:
    return st;
}

static TrStatus put_several(Keyer *it, const TrNameForm *form)
{
    TrStatus st = TR_OK;
    TR_TRY(put_pairs(it));
    TR_TRY(put_triples(it));
    for (unsigned i = 0; i < it->n && !form->body; i++)
        TR_TRY(put(it, BYNAME, skeleton_of(it->word[i]), 0, false));
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
    if (form->may_be_joined) {
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

static TrStatus add_name(Keyer *it, const TrNameForm *form, uint32_t name)
{
    TrStatus st = TR_OK;
    it->name = name;
    it->n = 0;
    choose_words(it, form);
    TR_TRY(put(it, JOINED, (uint32_t)form->joined, (uint32_t)(form->joined >> 32), false));
    TR_TRY(put_acronym(it, form));
    TR_TRY(it->n == 1 ? put_one(it, form) : put_several(it, form));
out:
    return st;
}

TrStatus tr_blocks_make(TrBlocks *blocks, const TrComparer *comparer, const TrNameForm *forms, size_t n,
                        TrError *err)
{
    Keyer it = {.blocks = blocks, .words = comparer->words, .err = err};
    TrStatus st = TR_OK;
    *blocks = (TrBlocks){0};
    TR_TRY(TR_ARRAY(it.filter, FILTER_BITS / 8, err));
    for (int round = 0; round < 2; round++) {
        it.special_round = round == 0;
        for (size_t i = 0; i < n; i++)
            TR_TRY(add_name(&it, &forms[i], (uint32_t)i));
    }
    TR_TRY(tr_sort_keys(blocks->keys, blocks->names, blocks->n, err));
out:
    tr_free(it.filter);
    return st;
}

void tr_blocks_release(TrBlocks *blocks)
{
    tr_free(blocks->keys);
    tr_free(blocks->names);
    *blocks = (TrBlocks){0};
}
