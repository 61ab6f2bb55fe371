/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules about one statement, that is the same parties with the same folded action (or role, without an
 * action): its status, its place, who did it. */
#include <string.h>

#include "checks/checking.h"

static const TrSaid *said_of(const TrChecking *checking, const TrItem *item)
{
    return &checking->said[item->said];
}

/* ---- statuses ---- */

static TrStatus take_status(TrChecking *checking, size_t i, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    bool acts = tr_checking_string(checking, said, TR_ACTION) != 0;
    TrClaimStatus status = tr_claim_status(checking->network->input, said->claim);
    uint32_t words;
    TrStatus st = TR_OK;
    TR_TRY(tr_checking_fold(checking, tr_checking_string(checking, said, acts ? TR_ACTION : TR_ROLE), &words,
                            err));
    TR_TRY(tr_item_add(
        checking,
        (uint32_t[]){said->actor, acts ? said->target : said->organization, said->recipient, words, acts}, 5,
        status, i, tr_status_info(status)->words, err));
out:
    return st;
}

/* A status that clears contradicts any that does not, whoever says so: both are shown. Of the others,
 * `reported` says nothing, being what an empty cell means; two sources differ over the rest. */
static bool statuses_conflict(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    if (tr_status_clears((TrClaimStatus)a->value) != tr_status_clears((TrClaimStatus)b->value))
        return true;
    return a->value != TR_REPORTED && b->value != TR_REPORTED && !tr_status_clears((TrClaimStatus)a->value) &&
           tr_sources_differ(said_of(checking, a), said_of(checking, b)) &&
           tr_dates_meet(said_of(checking, a), said_of(checking, b));
}

/* Which one stands, as for ties: the later; the weaker where no date tells. */
static void put_standing(const TrChecking *checking, const TrItem *a, const TrItem *b, TrSentence *what)
{
    const TrSaid *x = said_of(checking, a), *y = said_of(checking, b);
    int32_t day_x = x->dated ? tr_date_latest(x->date) : INT32_MIN,
            day_y = y->dated ? tr_date_latest(y->date) : INT32_MIN;
    bool weaker =
        tr_status_info((TrClaimStatus)a->value)->weight < tr_status_info((TrClaimStatus)b->value)->weight;
    bool a_stands = day_x != day_y ? day_x > day_y : weaker;
    for (int i = 0; i < TR_N_LANGUAGES; i++) {
        char plain[100];
        TrValue stands = {tr_found_term((TrLanguage)i, a_stands ? a->text : b->text, plain, sizeof plain), 0};
        tr_form_put(&what->in[i], tr_found_phrases[day_x != day_y ? TR_FOUND_LATER : TR_FOUND_WEAKER][i],
                    &stands);
    }
}

static void put_statement(const TrChecking *checking, const TrItem *item, TrSentence *what)
{
    const TrSaid *said = said_of(checking, item);
    bool acts = tr_checking_string(checking, said, TR_ACTION) != 0;
    char line[200];
    tr_subject_parties(checking, item, what);
    tr_text_one_line(tr_checking_cell(checking, said, acts ? TR_ACTION : TR_ROLE), line, sizeof line);
    tr_sentence_text(what, " (");
    tr_sentence_text(what, line);
    tr_sentence_text(what, ")");
}

TrStatus tr_find_statuses(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {
        .subject = put_statement, .conflict = statuses_conflict, .tail = put_standing, .terms = true};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < checking->n_said; i++)
        TR_TRY(take_status(checking, i, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}

/* ---- places ---- */

static TrStatus take_place(TrChecking *checking, size_t i, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    uint32_t place = tr_checking_string(checking, said, TR_PLACE), words, folded;
    TrStatus st = TR_OK;
    if (place == 0 || !said->dated || said->target == TR_NO_ID) /* at another time, another place */
        return TR_OK;
    TR_TRY(tr_checking_fold(checking, tr_checking_string(checking, said, TR_ACTION), &words, err));
    TR_TRY(tr_checking_fold(checking, place, &folded, err));
    TR_TRY(tr_item_add(checking, (uint32_t[]){said->actor, said->target, said->recipient, words}, 4, folded,
                       i, tr_checking_cell(checking, said, TR_PLACE), err));
out:
    return st;
}

/* "Mexico City" is "Mexico City, Mexico", less precisely: no difference. */
static bool places_differ(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    const char *x = tr_checking_words(checking, a->value), *y = tr_checking_words(checking, b->value);
    return !tr_words_within(x, y) && !tr_words_within(y, x) &&
           tr_sources_differ(said_of(checking, a), said_of(checking, b)) &&
           tr_dates_meet(said_of(checking, a), said_of(checking, b));
}

TrStatus tr_find_places(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = put_statement, .conflict = places_differ};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < checking->n_said; i++)
        TR_TRY(take_place(checking, i, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}

/* ---- actors ---- */

static TrStatus take_actor(TrChecking *checking, size_t i, TrError *err)
{
    const TrSaid *said = &checking->said[i];
    uint32_t words;
    TrStatus st = TR_OK;
    if (said->target == TR_NO_ID || said->actor == TR_NO_ID)
        return TR_OK;
    TR_TRY(tr_checking_fold(checking, tr_checking_string(checking, said, TR_ACTION), &words, err));
    if (words != 0)
        TR_TRY(tr_item_add(checking, (uint32_t[]){said->target, said->recipient, words}, 3, said->actor, i,
                           tr_checking_name(checking, said->actor), err));
out:
    return st;
}

/* Unrelated actors may each have done it; where one is part of the other, one source is nearer the mark. */
static bool actors_differ(const TrChecking *checking, const TrItem *a, const TrItem *b)
{
    return tr_are_related(checking, a->value, b->value) &&
           tr_sources_differ(said_of(checking, a), said_of(checking, b)) &&
           tr_dates_meet(said_of(checking, a), said_of(checking, b));
}

static void put_act(const TrChecking *checking, const TrItem *item, TrSentence *what)
{
    char line[200];
    tr_text_one_line(tr_checking_cell(checking, said_of(checking, item), TR_ACTION), line, sizeof line);
    tr_found_put(what, TR_FOUND_WHO_DID, &(TrValue){line, 0});
    tr_subject_entity(checking, item, what);
}

TrStatus tr_find_actors(TrChecking *checking, TrError *err)
{
    static const TrComparison how = {.subject = put_act, .conflict = actors_differ};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < checking->n_said; i++)
        TR_TRY(take_actor(checking, i, err));
    TR_TRY(tr_items_compare(checking, &how, err));
out:
    return st;
}
