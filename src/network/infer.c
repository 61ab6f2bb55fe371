/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names are sought folded, with a blank at either end, in the folded action with a blank at either end: so
 * they stand on word boundaries. The longest name at the leftmost place is the target. Passed over are the
 * actor, names of one letter or of digits alone, and short names in capitals ("ICE", "PAN") where the action
 * writes them otherwise. The claim's own organization is the target only if no other name stands there. A
 * later name is the recipient if "to", "with" or the like leads up to it. */
#include "network/infer.h"

#include <string.h>

#include "base/arena.h"
#include "base/builder.h"
#include "base/fold.h"
#include "base/memory.h"
#include "names/aho_corasick.h"

enum { SHORT_BYTES = 4 };

static const char *const connectives[] = {"to", "a", "al", "hacia", "with", "con"};
static const char *const articles[] = {"the", "el", "la", "los", "las"};

/* A name to seek. */
typedef struct {
    uint32_t entity;
    bool in_capitals; /* short, and in capitals wherever it is known from */
} Name;

typedef struct {
    const TrNetwork *network;
    TrFolder folder;
    TrStrings *keys; /* folded names, with blanks */
    Name *names;     /* by key id */
    size_t names_room;
    TrAhoCorasick *automaton;
    bool *nothing_in; /* by string id: an action without names */
    size_t n_strings;
    TrBuilder text, rest; /* the folded action with blanks; what is left of an action */
    size_t list_room;
} Inferring;

/* ---- the names ---- */

static bool has_lower_case(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((text[i] >= 'a' && text[i] <= 'z') || (unsigned char)text[i] >= 0x80)
            return true;
    return false;
}

static TrStatus add_name(Inferring *it, uint32_t spelling, uint32_t entity, TrError *err)
{
    const TrStrings *strings = it->network->input->strings;
    const char *text = tr_strings_text(strings, spelling);
    uint32_t key;
    bool added, in_capitals;
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&it->folder, text, tr_strings_length(strings, spelling), err));
    if (it->folder.length < 2 || strspn(it->folder.key, "0123456789 ") == it->folder.length)
        return TR_OK;
    in_capitals = it->folder.length <= SHORT_BYTES && !has_lower_case(text, strlen(text));
    tr_build_clear(&it->text);
    tr_build_text(&it->text, " ");
    tr_build_bytes(&it->text, it->folder.key, it->folder.length);
    tr_build_text(&it->text, " ");
    if (it->text.failed)
        return tr_fail_memory(err);
    TR_TRY(tr_strings_add(it->keys, it->text.text, it->text.length, &key, &added, err));
    TR_TRY(TR_GROW(it->names, it->names_room, key + 1, err));
    if (added)
        it->names[key] = (Name){entity, in_capitals};
    it->names[key].in_capitals = it->names[key].in_capitals && in_capitals;
out:
    return st;
}

static TrStatus make_automaton(Inferring *it, TrError *err)
{
    const TrNames *names = &it->network->names;
    TrSlice *patterns = NULL;
    uint32_t *values = NULL;
    size_t n;
    TrStatus st = TR_OK;
    if ((it->keys = tr_strings_new(err)) == NULL)
        return TR_MEMORY;
    for (uint32_t s = 0; s < names->n_strings; s++)
        if (names->entity_of[s] != 0)
            TR_TRY(add_name(it, s, names->entity_of[s] - 1, err));
    n = tr_strings_count(it->keys); /* the first is the empty string */
    TR_TRY(TR_ARRAY(patterns, n, err));
    TR_TRY(TR_ARRAY(values, n, err));
    for (uint32_t key = 1; key < n; key++) {
        patterns[key - 1] = (TrSlice){tr_strings_text(it->keys, key), tr_strings_length(it->keys, key)};
        values[key - 1] = key;
    }
    if ((it->automaton = tr_aho_corasick_new(patterns, values, n - 1, err)) == NULL)
        TR_TRY(TR_MEMORY);
out:
    tr_free(patterns);
    tr_free(values);
    return st;
}

/* ---- from the folded text back to the action ---- */

static bool is_between_words(char c)
{
    bool in_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   (unsigned char)c >= 0x80 || strchr(".'`[]", c) != NULL;
    return !in_word;
}

static size_t count_blanks(const char *text, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += text[i] == ' ';
    return count;
}

/* The bytes of `action` whose folded words are number *from to *to - 1. A piece that folds to several words,
 * not all of which are wanted, goes with them. */
static TrStatus find_bytes(Inferring *it, const char *action, size_t *from, size_t *to, TrError *err)
{
    size_t first_word = *from, last_word = *to, word = 0, length = strlen(action);
    bool any = false;
    TrStatus st = TR_OK;
    for (size_t at = 0; at < length;) {
        size_t n = 0, n_words;
        while (at + n < length && !is_between_words(action[at + n]))
            n++;
        if (n == 0) {
            at++;
            continue;
        }
        TR_TRY(tr_fold(&it->folder, action + at, n, err));
        n_words = it->folder.length == 0 ? 0 : 1 + count_blanks(it->folder.key, it->folder.length);
        if (n_words > 0 && word < last_word && word + n_words > first_word) {
            *from = any ? *from : at;
            *to = at + n;
            any = true;
        }
        word += n_words;
        at += n;
    }
    if (!any)
        *from = *to = 0;
out:
    return st;
}

/* Bytes of the action that an occurrence in the folded text stands for. */
static TrStatus locate(Inferring *it, const char *action, const TrOccurrence *found, size_t *from, size_t *to,
                       TrError *err)
{
    *from = count_blanks(it->text.text, found->from + 1) - 1;
    *to = count_blanks(it->text.text, found->to) - 1;
    return find_bytes(it, action, from, to, err);
}

/* ---- one action ---- */

typedef struct {
    uint32_t entity;
    TrOccurrence at;
    size_t from, to; /* bytes of the action */
} Found;

static bool is_word(const char *word, size_t n, const char *const *list, size_t n_list)
{
    for (size_t i = 0; i < n_list; i++)
        if (strlen(list[i]) == n && strncmp(list[i], word, n) == 0)
            return true;
    return false;
}

/* Whether the word before text[end], an article apart, is a connective that stands after `from`. */
static bool is_led_up_to(const char *text, size_t from, size_t end)
{
    for (;;) {
        size_t start = end;
        while (start > from && text[start - 1] != ' ')
            start--;
        if (start == from)
            return false;
        if (is_word(text + start, end - start, connectives, sizeof connectives / sizeof *connectives))
            return true;
        if (!is_word(text + start, end - start, articles, sizeof articles / sizeof *articles))
            return false;
        end = start - 1;
    }
}

/* The next name from *at on that may stand for its entity here. */
static TrStatus next_name(Inferring *it, const char *action, size_t *at, Found *found, bool *any,
                          TrError *err)
{
    TrStatus st = TR_OK;
    *any = false;
    while (!*any && tr_aho_corasick_next(it->automaton, it->text.text, it->text.length, *at, &found->at)) {
        const Name *name = &it->names[found->at.value];
        *at = found->at.to - 1; /* the blank behind it may begin another */
        found->entity = name->entity;
        TR_TRY(locate(it, action, &found->at, &found->from, &found->to, err));
        *any = !name->in_capitals || !has_lower_case(action + found->from, found->to - found->from);
    }
out:
    return st;
}

/* `action` without the bytes of the names, blanks single. */
static TrStatus take_rest(Inferring *it, const char *action, const Found *target, const Found *recipient,
                          uint32_t *words, TrError *err)
{
    TrBuilder *rest = &it->rest;
    TrSlice trimmed;
    tr_build_clear(rest);
    for (size_t i = 0; action[i] != '\0'; i++) {
        bool cut = (i >= target->from && i < target->to) ||
                   (recipient->entity != TR_NO_ID && i >= recipient->from && i < recipient->to);
        bool blank = action[i] == ' ' && (rest->length == 0 || rest->text[rest->length - 1] == ' ');
        if (!cut && !blank)
            tr_build_bytes(rest, action + i, 1);
    }
    if (rest->failed)
        return tr_fail_memory(err);
    trimmed = tr_text_trim((TrSlice){rest->length > 0 ? rest->text : "", rest->length});
    while (trimmed.length > 0 && strchr(",;: ", trimmed.text[trimmed.length - 1]) != NULL)
        trimmed.length--;
    return tr_strings_add(it->network->input->strings, trimmed.text, trimmed.length, words, NULL, err);
}

static uint32_t entity_in(const TrNetwork *network, uint32_t claim, TrClaimColumn column)
{
    uint32_t cell = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
    return cell == 0 ? TR_NO_ID : tr_names_entity(&network->names, cell);
}

static TrStatus find_parties(Inferring *it, uint32_t claim, const char *action, Found *target,
                             Found *recipient, bool *nothing, TrError *err)
{
    const TrNetwork *network = it->network;
    uint32_t person = entity_in(network, claim, TR_PERSON),
             organization = entity_in(network, claim, TR_ORGANIZATION),
             actor = person != TR_NO_ID ? person : organization;
    bool any;
    Found found, own = {.entity = TR_NO_ID};
    size_t at = 0;
    TrStatus st = TR_OK;
    *nothing = true;
    for (;;) {
        TR_TRY(next_name(it, action, &at, &found, &any, err));
        if (!any)
            break;
        *nothing = false;
        if (found.entity == actor)
            continue;
        if (found.entity == organization)
            own = own.entity == TR_NO_ID ? found : own;
        else if (target->entity == TR_NO_ID)
            *target = found;
        else if (recipient->entity == TR_NO_ID && found.entity != target->entity &&
                 is_led_up_to(it->text.text, target->at.to - 1, found.at.from))
            *recipient = found;
    }
    if (target->entity == TR_NO_ID)
        *target = own;
out:
    return st;
}

static TrStatus infer_claim(Inferring *it, uint32_t claim, TrInferred *inferred, bool *any, TrError *err)
{
    const TrNetwork *network = it->network;
    uint32_t string = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, TR_ACTION);
    const char *action = tr_network_text(network, string);
    Found target = {.entity = TR_NO_ID}, recipient = {.entity = TR_NO_ID};
    TrStatus st = TR_OK;
    *any = false;
    if (it->nothing_in[string])
        return TR_OK;
    TR_TRY(tr_fold(&it->folder, action, strlen(action), err));
    tr_build_clear(&it->text);
    tr_build_text(&it->text, " ");
    tr_build_bytes(&it->text, it->folder.key, it->folder.length);
    tr_build_text(&it->text, " ");
    if (it->text.failed)
        return tr_fail_memory(err);
    TR_TRY(find_parties(it, claim, action, &target, &recipient, &it->nothing_in[string], err));
    if (target.entity == TR_NO_ID)
        return TR_OK;
    *any = true;
    *inferred = (TrInferred){.claim = claim, .target = target.entity, .recipient = recipient.entity};
    TR_TRY(take_rest(it, action, &target, &recipient, &inferred->words, err));
out:
    return st;
}

/* Whether a claim has words of an action and no target: its words may name one. */
static bool may_name_target(const TrNetwork *network, uint32_t claim)
{
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    return network->takes_part[claim] && tr_table_cell(claims, claim, TR_TARGET) == 0 &&
           tr_table_cell(claims, claim, TR_ACTION) != 0 &&
           tr_claim_stance(network->input, claim) != TR_DENIES;
}

TrStatus tr_infer_targets(const TrNetwork *network, TrInferred **list, size_t *n, TrError *err)
{
    uint32_t first = 0, n_claims = (uint32_t)network->input->tables[TR_CLAIMS].n;
    Inferring it = {.network = network, .n_strings = tr_strings_count(network->input->strings)};
    TrInferred inferred;
    bool any;
    TrStatus st = TR_OK;
    *list = NULL;
    *n = 0;
    while (first < n_claims && !may_name_target(network, first))
        first++;
    if (first == n_claims) /* what all names are looked for with takes 300 bytes a name */
        return TR_OK;
    TR_TRY(make_automaton(&it, err));
    TR_TRY(TR_ARRAY(it.nothing_in, it.n_strings, err));
    for (uint32_t i = first; i < n_claims; i++) {
        if (!may_name_target(network, i))
            continue;
        TR_TRY(infer_claim(&it, i, &inferred, &any, err));
        if (!any)
            continue;
        TR_TRY(TR_GROW(*list, it.list_room, *n + 1, err));
        (*list)[(*n)++] = inferred;
    }
out:
    if (st != TR_OK) {
        tr_free(*list);
        *list = NULL;
        *n = 0;
    }
    tr_aho_corasick_free(it.automaton);
    tr_strings_free(it.keys);
    tr_folder_release(&it.folder);
    tr_free(it.names);
    tr_free(it.nothing_in);
    tr_builder_release(&it.text);
    tr_builder_release(&it.rest);
    return st;
}
