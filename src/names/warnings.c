/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/warnings.h"

#include "base/memory.h"

/* Where an entity stands first in either column; TR_NO_ID for nowhere. */
typedef struct {
    uint32_t person, organization;
} FirstSeen;

static void note_first(const TrInput *input, const TrNames *names, uint32_t claim, FirstSeen *first)
{
    const TrTable *claims = &input->tables[TR_CLAIMS];
    uint32_t person = tr_names_entity(names, tr_table_cell(claims, claim, TR_PERSON)),
             organization = tr_names_entity(names, tr_table_cell(claims, claim, TR_ORGANIZATION));
    if (person != TR_NO_ID && first[person].person == TR_NO_ID)
        first[person].person = claim;
    if (organization != TR_NO_ID && first[organization].organization == TR_NO_ID)
        first[organization].organization = claim;
}

static bool any_has_two_roles(const TrNames *names)
{
    const unsigned both = TR_SEEN_PERSON | TR_SEEN_ORGANIZATION;
    for (size_t e = 0; e < names->n; e++)
        if ((names->entities[e].seen & both) == both)
            return true;
    return false;
}

static TrStatus warn_of_two_roles(TrInput *input, bool internal, const TrNames *names, TrError *err)
{
    FirstSeen *first = NULL;
    TrStatus st = TR_OK;
    if (!any_has_two_roles(names))
        return TR_OK;
    TR_TRY(TR_ARRAY(first, names->n, err));
    for (size_t e = 0; e < names->n; e++)
        first[e] = (FirstSeen){TR_NO_ID, TR_NO_ID};
    for (uint32_t i = 0; i < input->tables[TR_CLAIMS].n; i++)
        if (tr_claim_is_open(input, i, internal))
            note_first(input, names, i, first);
    for (uint32_t e = 0; e < names->n; e++) {
        TrPlace other;
        if (first[e].person == TR_NO_ID || first[e].organization == TR_NO_ID)
            continue;
        other = tr_input_place(input, TR_CLAIMS, first[e].organization);
        TR_TRY(tr_input_warn(input, tr_input_place(input, TR_CLAIMS, first[e].person), err,
                             "'%.80s' stands here as a person and at %s:%lu as an organization: taken for "
                             "one entity, of kind %.40s",
                             tr_names_shown(input, names, e), other.file, other.line,
                             tr_strings_text(input->strings, names->entities[e].kind)));
    }
out:
    tr_free(first);
    return st;
}

/* Rows that say something of nobody in the claims, nor of what somebody there is part of. */
static TrStatus warn_of_unnamed(TrInput *input, const TrNames *names, TrError *err)
{
    bool *named = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(named, names->n, err));
    for (uint32_t e = 0; e < names->n; e++)
        for (uint32_t at = e; names->entities[e].n_uses > 0 && at != TR_NO_ID && !named[at];
             at = names->entities[at].parent)
            named[at] = true;
    for (uint32_t e = 0; e < names->n; e++)
        if (!named[e] && names->entities[e].row != TR_NO_ID)
            TR_TRY(tr_input_warn(input, tr_input_place(input, TR_ENTITIES, names->entities[e].row), err,
                                 "no claim names '%.80s'", tr_names_shown(input, names, e)));
out:
    tr_free(named);
    return st;
}

static bool all_are_open(const TrInput *input, bool internal)
{
    bool may_be_held_back = !internal && input->tables[TR_CLAIMS].columns[TR_HANDLING].cells != NULL;
    for (size_t i = 0; may_be_held_back && i < input->tables[TR_CLAIMS].n; i++)
        if (!tr_claim_is_open(input, i, internal))
            return false;
    return true;
}

TrStatus tr_names_warn(TrInput *input, bool internal, const TrNames *names, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(warn_of_two_roles(input, internal, names, err));
    if (all_are_open(input, internal))
        TR_TRY(warn_of_unnamed(input, names, err));
out:
    return st;
}
