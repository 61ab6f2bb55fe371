/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/selection.h"

#include "base/memory.h"

static TrStatus read_bound(const char *text, const char *option, TrDate *date, TrError *err)
{
    char problem[200];
    if (text != NULL && !tr_date_parse(text, date, problem, sizeof problem))
        return tr_fail(err, TR_BAD_USAGE, "%s: date '%s' %s", option, text, problem);
    return TR_OK;
}

/* Any day of the claim's date lies within the window. */
static bool within(TrDate date, TrDate window)
{
    return date.last_day >= window.first_day && date.first_day <= window.last_day;
}

TrStatus tr_selection_make(TrNetwork *network, TrError *err)
{
    const TrInput *input = network->input;
    const TrWeave *weave = &network->weave;
    TrDate since = {.first_day = TR_DAY_OPEN_FIRST}, until = {.last_day = TR_DAY_OPEN_LAST}, date;
    bool by_date = weave->since != NULL || weave->until != NULL;
    char problem[200];
    TrStatus st = TR_OK;
    TR_TRY(read_bound(weave->since, "--since", &since, err));
    TR_TRY(read_bound(weave->until, "--until", &until, err));
    if (since.first_day > until.last_day)
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "--since %s is later than --until %s; expected the earlier date first", weave->since,
                       weave->until));
    TR_TRY(TR_ARRAY(network->takes_part, input->tables[TR_CLAIMS].n, err));
    for (size_t i = 0; i < input->tables[TR_CLAIMS].n; i++) {
        const char *text = by_date ? tr_input_cell(input, TR_CLAIMS, i, TR_DATE) : "";
        if (!tr_claim_is_open(input, i, weave->internal))
            network->n_held_back++;
        else if (by_date && *text == '\0')
            network->n_undated++;
        else
            network->takes_part[i] = !by_date || (tr_date_parse(text, &date, problem, sizeof problem) &&
                                                  within(date, (TrDate){since.first_day, until.last_day}));
    }
out:
    return st;
}
