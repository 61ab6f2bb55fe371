/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/parents.h"

#include "base/memory.h"

/* Take the parent from the first entity of a cycle that `member` is part of. */
static TrStatus cut_cycle(TrInput *input, TrNames *names, uint32_t member, TrError *err)
{
    uint32_t first = member, parent;
    TrPlace other;
    TrStatus st = TR_OK;
    for (uint32_t at = names->entities[member].parent; at != member; at = names->entities[at].parent)
        first = at < first ? at : first;
    parent = names->entities[first].parent;
    other = tr_input_place(input, TR_ENTITIES, names->entities[parent].row);
    if (parent == first)
        TR_TRY(tr_input_warn(input, other, err, "'%.80s' is its own parent: its parent is ignored",
                             tr_names_shown(input, names, first)));
    else
        TR_TRY(tr_input_warn(
            input, tr_input_place(input, TR_ENTITIES, names->entities[first].row), err,
            "'%.80s' is its own ancestor, by its parent '%.80s' at %s:%lu: its parent is ignored",
            tr_names_shown(input, names, first), tr_names_shown(input, names, parent), other.file,
            other.line));
    names->entities[first].parent = TR_NO_ID;
out:
    return st;
}

TrStatus tr_names_cut_cycles(TrInput *input, TrNames *names, TrError *err)
{
    uint32_t *passed_from = NULL; /* by entity: where the walk that came by began, plus one */
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(passed_from, names->n, err));
    for (uint32_t e = 0; e < names->n; e++) {
        uint32_t at = e;
        while (at != TR_NO_ID && passed_from[at] == 0) {
            passed_from[at] = e + 1;
            at = names->entities[at].parent;
        }
        if (at != TR_NO_ID && passed_from[at] == e + 1)
            TR_TRY(cut_cycle(input, names, at, err));
    }
out:
    tr_free(passed_from);
    return st;
}
