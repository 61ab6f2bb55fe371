/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules about posts: two holders of one, one holder now and formerly, one post in other words. */
#include <string.h>

#include "base/memory.h"
#include "checks/checking.h"
#include "checks/roles.h"

typedef struct {
    TrRole *by_string; /* by string id of the input */
    size_t room;
} Roles;

static TrStatus read_role(TrChecking *checking, Roles *roles, const TrSaid *said, TrRole *role, TrError *err)
{
    uint32_t string = tr_checking_string(checking, said, TR_ROLE), words;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW_ZEROED(roles->by_string, roles->room, string + 1, err));
    if (!roles->by_string[string].known) {
        TR_TRY(tr_checking_fold(checking, string, &words, err));
        TR_TRY(tr_role_read(tr_checking_words(checking, words), checking->words, &roles->by_string[string],
                            err));
    }
    *role = roles->by_string[string];
out:
    return st;
}

/* Call `take` with the role of each claim that gives a person one. */
static TrStatus each_role(TrChecking *checking,
                          TrStatus (*take)(TrChecking *, size_t, const TrRole *, TrError *), TrError *err)
{
    Roles roles = {0};
    TrRole role;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < checking->n_said; i++) {
        const TrSaid *said = &checking->said[i];
        if (said->person == TR_NO_ID || tr_checking_string(checking, said, TR_ROLE) == 0)
            continue;
        TR_TRY(read_role(checking, &roles, said, &role, err));
        TR_TRY(take(checking, i, &role, err));
    }
out:
    tr_free(roles.by_string);
    return st;
}

static const TrSaid *said_of(const TrChecking *checking, const TrItem *item)
{
    return &checking->said[item->said];
}

/* ---- two holders ---- */

static TrStatus take_holder(TrChecking *checking, size_t i, const TrRole *role, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    const TrNames *names = &checking->network->names;
    if (!role->single || said->organization == TR_NO_ID)
        return TR_OK;
    if (!role->in_companies &&
        strcmp(tr_network_text(checking->network, names->entities[said->organization].kind), "company") == 0)
        return TR_OK;
    return tr_item_add(checking, (uint32_t[]){said->organization, role->post, role->rest}, 3, said->person, i,
                       tr_checking_name(checking, said->person), err);
}

static void put_post(const TrChecking *checking, const TrItem *item, TrSentence *what)
{
    const char *post = tr_checking_words(checking, tr_item_about(checking, item, 1));
    const char *rest = tr_checking_words(checking, tr_item_about(checking, item, 2));
    TrFoundPhrase phrase = *rest == '\0' ? TR_FOUND_POST : TR_FOUND_POST_OF_MORE;
    for (int i = 0; i < TR_N_LANGUAGES; i++) {
        TrValue values[] = {{tr_found_post((TrLanguage)i, post), 0}, {rest, 0}};
        tr_form_put(&what->in[i], tr_found_phrases[phrase][i], values);
    }
    tr_subject_entity(checking, item, what);
}

static bool held_at_once(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    return tr_dates_meet(said_of(checking, a), said_of(checking, b));
}

TrStatus tr_find_holders(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = put_post, .conflict = held_at_once};
    TrStatus st = TR_OK;
    TR_TRY(each_role(checking, take_holder, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}

/* ---- now and formerly; the one and one of many ---- */

static TrStatus take_tenure(TrChecking *checking, size_t i, const TrRole *role, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    return tr_item_add(checking, (uint32_t[]){said->person, role->post, role->rest}, 3, role->tenure, i,
                       tr_checking_cell(checking, said, TR_ROLE), err);
}

/* Whether the two may speak of one post, and are not one source's own words. */
static bool same_post(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    const TrSaid *x = said_of(checking, a), *y = said_of(checking, b);
    return tr_sources_differ(x, y) && tr_are_related(checking, x->organization, y->organization);
}

static bool tenures_conflict(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    uint32_t high = a->value > b->value ? a->value : b->value, low = a->value + b->value - high;
    return (high == TR_TENURE_FORMER || (high == TR_TENURE_ONE_OF_MANY && low == TR_TENURE_THE_ONE)) &&
           held_at_once(checking, a, b) && same_post(checking, a, b);
}

TrStatus tr_find_roles(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = tr_subject_entity, .conflict = tenures_conflict};
    TrStatus st = TR_OK;
    TR_TRY(each_role(checking, take_tenure, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}

/* ---- one post in other words ---- */

static TrStatus take_words(TrChecking *checking, size_t i, const TrRole *role, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    if (!role->single)
        return TR_OK;
    return tr_item_add(checking, (uint32_t[]){said->person, role->post}, 2, role->rest, i,
                       tr_checking_cell(checking, said, TR_ROLE), err);
}

/* "Secretary" is "Defense Secretary", less precisely: no difference. Whatever the dates: they are those of
 * what the person did in the post. */
static bool words_differ(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    const char *x = tr_checking_words(checking, a->value), *y = tr_checking_words(checking, b->value);
    return !tr_words_within(x, y) && !tr_words_within(y, x) && same_post(checking, a, b);
}

TrStatus tr_find_posts(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = tr_subject_entity, .conflict = words_differ};
    TrStatus st = TR_OK;
    TR_TRY(each_role(checking, take_words, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}
