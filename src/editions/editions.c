/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions/editions.h"

#include "base/interrupt.h"

TrStatus tr_difference_find(const TrNetwork *old, const TrNetwork *new_one, TrDifference *difference,
                            TrError *err)
{
    const TrWeave *weaves[] = {&old->weave, &new_one->weave};
    TrStatus st = TR_OK;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        if (weaves[edition]->mode != TR_MODE_TIES || weaves[edition]->action_nodes)
            return tr_fail(err, TR_BAD_USAGE,
                           "what changed is told of claims and the ties they make; expected neither "
                           "--network people or organizations nor --actions nodes");
    TR_TRY(tr_common_make(old, new_one, &difference->common, err));
    TR_TRY(tr_claim_changes_find(&difference->common, &difference->claims, err));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_entity_changes_find(&difference->common, &difference->entities, err));
    TR_TRY(tr_interrupt_check(err));
    TR_TRY(tr_tie_changes_find(&difference->common, &difference->entities, &difference->ties, err));
    TR_TRY(tr_source_changes_find(&difference->common, &difference->sources, err));
out:
    return st;
}

bool tr_difference_any(const TrDifference *difference)
{
    size_t n = difference->claims.n_changed + difference->entities.n_changed + difference->entities.n_merges +
               difference->ties.n + difference->sources.n_changed + difference->ranks.n;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++)
        n += difference->claims.n_alone[edition] + difference->entities.n_alone[edition] +
             difference->sources.n_alone[edition] + difference->sources.n_rejected[edition];
    return n > 0;
}

void tr_difference_release(TrDifference *difference)
{
    tr_rank_moves_release(&difference->ranks);
    tr_source_changes_release(&difference->sources);
    tr_tie_changes_release(&difference->ties);
    tr_entity_changes_release(&difference->entities);
    tr_claim_changes_release(&difference->claims);
    tr_common_release(&difference->common);
}
