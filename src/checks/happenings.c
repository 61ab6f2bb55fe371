/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules about what happens once: when, how many, and by which of two acts that exclude each other. */
#include <string.h>

#include "base/memory.h"
#include "checks/checking.h"
#include "checks/quantity.h"

/* Layers of actions.csv of which one happens once between the same parties, and the beginnings of actions,
 * folded, that do. */
static const char *const once_layers[] = {"transfer"};
static const char *const once_actions[] = {"was killed", "killed", "murdered", "was murdered", "died",
                                           "was born",   "born",   "asesino",  "murio",        "nacio"};

/* Acts of one family exclude each other. */
static const struct {
    const char *action; /* folded */
    uint32_t family, act;
} exclusive_acts[] = {
    {"extradited", 1, 1},
    {"extradito", 1, 1},
    {"expelled", 1, 2},
    {"expulso", 1, 2},
    {"deported", 1, 3},
    {"deporto", 1, 3},
    {"killed", 2, 1},
    {"mato", 2, 1},
    {"captured", 2, 2},
    {"capturo", 2, 2},
    {"resigned from", 3, 1},
    {"renuncio a", 3, 1},
    {"was dismissed from", 3, 2},
    {"was fired from", 3, 2},
    {"fue destituido de", 3, 2},
};

enum { MOST_DAYS_OF_ONE_EVENT = 31 };

static const TrSaid *said_of(const TrChecking *checking, const TrItem *item)
{
    return &checking->said[item->said];
}

static bool begins_with(const char *text, const char *words)
{
    size_t n = strlen(words);
    return strncmp(text, words, n) == 0 && (text[n] == ' ' || text[n] == '\0');
}

static bool is_once_layer(const TrNetwork *network, uint8_t layer)
{
    for (size_t i = 0; i < sizeof once_layers / sizeof *once_layers; i++)
        if (strcmp(network->layers[layer], once_layers[i]) == 0)
            return true;
    return false;
}

static bool is_once_action(const char *folded)
{
    for (size_t i = 0; i < sizeof once_actions / sizeof *once_actions; i++)
        if (begins_with(folded, once_actions[i]))
            return true;
    return false;
}

/* Call `take` with each claim that has an action, and its folded words. */
static TrStatus each_action(TrChecking *checking, TrStatus (*take)(TrChecking *, size_t, uint32_t, TrError *),
                            TrError *err)
{
    uint32_t words;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < checking->n_said; i++) {
        uint32_t action = tr_checking_string(checking, &checking->said[i], TR_ACTION);
        if (action == 0)
            continue;
        TR_TRY(tr_checking_fold(checking, action, &words, err));
        TR_TRY(take(checking, i, words, err));
    }
out:
    return st;
}

/* ---- dates ---- */

/* A person is handed over once; prisoners, unless they are counted, many times. */
static bool is_one_of_a_kind(const TrChecking *checking, uint32_t entity)
{
    const TrNetwork *network = checking->network;
    return entity != TR_NO_ID &&
           (strcmp(tr_network_text(network, network->names.entities[entity].kind), "person") == 0 ||
            strpbrk(tr_checking_name(checking, entity), "0123456789") != NULL);
}

static TrStatus take_date(TrChecking *checking, size_t i, uint32_t words, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    const char *text = tr_checking_cell(checking, said, TR_DATE);
    bool by_layer = false;
    uint32_t value;
    uint8_t layer;
    TrStatus st = TR_OK;
    if (!said->dated)
        return TR_OK;
    if (is_one_of_a_kind(checking, said->target)) {
        TR_TRY(tr_checking_layer(checking, said, &layer, err));
        by_layer = is_once_layer(checking->network, layer);
    }
    if (!by_layer && !is_once_action(tr_checking_words(checking, words)))
        return TR_OK;
    TR_TRY(tr_strings_add(checking->words, text, strlen(text), &value, NULL, err));
    TR_TRY(tr_item_add(checking,
                       (uint32_t[]){said->actor, said->target, said->recipient, by_layer ? TR_NO_ID : words},
                       4, value, i, text, err));
out:
    return st;
}

static bool dates_exclude(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    return !tr_dates_meet(said_of(checking, a), said_of(checking, b)) &&
           tr_sources_differ(said_of(checking, a), said_of(checking, b));
}

TrStatus tr_find_dates(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = tr_subject_parties, .conflict = dates_exclude};
    TrStatus st = TR_OK;
    TR_TRY(each_action(checking, take_date, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}

/* ---- acts ---- */

static TrStatus take_act(TrChecking *checking, size_t i, uint32_t words, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    TrStatus st = TR_OK;
    for (size_t k = 0; said->target != TR_NO_ID && k < sizeof exclusive_acts / sizeof *exclusive_acts; k++) {
        if (!begins_with(tr_checking_words(checking, words), exclusive_acts[k].action))
            continue;
        TR_TRY(tr_item_add(checking,
                           (uint32_t[]){said->actor, said->target, said->recipient, exclusive_acts[k].family},
                           4, exclusive_acts[k].act, i, tr_checking_cell(checking, said, TR_ACTION), err));
        break;
    }
out:
    return st;
}

static bool acts_exclude(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    return tr_dates_meet(said_of(checking, a), said_of(checking, b)) &&
           tr_sources_differ(said_of(checking, a), said_of(checking, b));
}

TrStatus tr_find_acts(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = tr_subject_parties, .conflict = acts_exclude};
    TrStatus st = TR_OK;
    TR_TRY(each_action(checking, take_act, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}

/* ---- counts ---- */

static TrStatus add_pattern(TrChecking *checking, const TrBuilder *text, uint32_t *pattern, TrError *err)
{
    if (text->failed)
        return tr_fail_memory(err);
    return tr_strings_add(checking->words, text->text, text->length, pattern, NULL, err);
}

/* "seized # tons of", by its actor and target; "# prisoners" as the target, by actor, layer and recipient. Of
 * what happens once, a number is held against a number whatever the noun: 26 prisoners, 29 operatives. */
static TrStatus take_count(TrChecking *checking, size_t i, uint32_t words, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    uint32_t target = tr_checking_string(checking, said, TR_TARGET), pattern = 0, folded;
    TrBuilder text = {0};
    unsigned long number;
    TrStatus st = TR_OK;
    if (!said->dated || said->date.first_day == TR_DAY_OPEN_FIRST || said->date.last_day == TR_DAY_OPEN_LAST)
        return TR_OK; /* a total since, or until, or at no known time */
    if (tr_quantity_find(tr_checking_words(checking, words), &number, &text)) {
        TR_TRY(add_pattern(checking, &text, &pattern, err));
        TR_TRY(tr_item_add(checking, (uint32_t[]){said->actor, said->target, said->recipient, pattern}, 4,
                           (uint32_t)number, i, tr_checking_cell(checking, said, TR_ACTION), err));
    }
    TR_TRY(tr_checking_fold(checking, target, &folded, err));
    if (target != 0 && tr_quantity_find(tr_checking_words(checking, folded), &number, &text)) {
        uint8_t layer;
        bool once;
        TR_TRY(tr_checking_layer(checking, said, &layer, err));
        once = is_once_layer(checking->network, layer) &&
               said->date.last_day - said->date.first_day < MOST_DAYS_OF_ONE_EVENT;
        if (!once)
            TR_TRY(add_pattern(checking, &text, &pattern, err));
        TR_TRY(tr_item_add(
            checking, (uint32_t[]){said->actor, said->recipient, layer, once ? TR_NO_ID : pattern, TR_NO_ID},
            5, (uint32_t)number, i, tr_checking_cell(checking, said, TR_TARGET), err));
    }
out:
    tr_builder_release(&text);
    return st;
}

static bool counts_differ(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    const TrSaid *x = said_of(checking, a), *y = said_of(checking, b);
    if (!tr_dates_meet(x, y) || !tr_sources_differ(x, y))
        return false;
    if (x->target == y->target || x->target == TR_NO_ID || y->target == TR_NO_ID)
        return true;
    return !tr_are_related(checking, x->target, y->target) && /* a part and its whole */
           !tr_distincts_hold(&checking->distincts, x->target, y->target);
}

TrStatus tr_find_counts(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = tr_subject_actor, .conflict = counts_differ};
    TrStatus st = TR_OK;
    TR_TRY(tr_distincts_make(&checking->distincts, checking->network->input, &checking->network->names, err));
    TR_TRY(each_action(checking, take_count, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}
