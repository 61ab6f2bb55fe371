/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/warnings.h"

#include "base/memory.h"

static TrStatus warn_of_two_roles(TrInput *input, const TrNames *names, TrError *err)
{
    TrStatus st = TR_OK;
    for (uint32_t e = 0; e < names->n; e++)
        if ((names->entities[e].seen & TR_SEEN_PERSON) && (names->entities[e].seen & TR_SEEN_ORGANIZATION))
            TR_TRY(tr_input_warn(
                input, (TrPlace){0}, err,
                "'%.80s' stands both as a person and as an organization: taken for one entity, of kind %.40s",
                tr_names_shown(input, names, e), tr_strings_text(input->strings, names->entities[e].kind)));
out:
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
    for (size_t i = 0; i < input->tables[TR_CLAIMS].n; i++)
        if (!tr_claim_is_open(input, i, internal))
            return false;
    return true;
}

TrStatus tr_names_warn(TrInput *input, bool internal, const TrNames *names, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(warn_of_two_roles(input, names, err));
    if (all_are_open(input, internal))
        TR_TRY(warn_of_unnamed(input, names, err));
out:
    return st;
}
