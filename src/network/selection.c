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

bool tr_date_meets(TrDate date, TrDate window)
{
    return date.last_day >= window.first_day && date.first_day <= window.last_day;
}

TrStatus tr_selection_window(const TrWeave *weave, TrDate *window, TrError *err)
{
    TrDate since = {.first_day = TR_DAY_OPEN_FIRST}, until = {.last_day = TR_DAY_OPEN_LAST};
    TrStatus st = TR_OK;
    TR_TRY(read_bound(weave->since, "--since", &since, err));
    TR_TRY(read_bound(weave->until, "--until", &until, err));
    if (since.first_day > until.last_day)
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "--since %s is later than --until %s; expected the earlier date first", weave->since,
                       weave->until));
    *window = (TrDate){since.first_day, until.last_day};
out:
    return st;
}

void tr_window_words(TrBuilder *words, const TrNetwork *network)
{
    TrDate window;
    char span[3 * TR_DATE_TEXT_BYTES];
    if ((network->weave.since == NULL && network->weave.until == NULL) ||
        tr_selection_window(&network->weave, &window, NULL) != TR_OK)
        return;
    tr_build_format(words, "Only claims dated %s; claims without a date, left out: %zu.",
                    tr_span_text(window, span), network->n_undated);
}

TrStatus tr_selection_make(TrNetwork *network, TrError *err)
{
    const TrInput *input = network->input;
    const TrWeave *weave = &network->weave;
    TrDate window, date;
    bool by_date = weave->since != NULL || weave->until != NULL;
    char problem[200];
    TrStatus st = TR_OK;
    TR_TRY(tr_selection_window(weave, &window, err));
    TR_TRY(TR_ARRAY(network->takes_part, input->tables[TR_CLAIMS].n, err));
    for (size_t i = 0; i < input->tables[TR_CLAIMS].n; i++) {
        const char *text = by_date ? tr_input_cell(input, TR_CLAIMS, i, TR_DATE) : "";
        if (!tr_claim_is_open(input, i, weave->internal))
            network->n_held_back++;
        else if (by_date && *text == '\0')
            network->n_undated++;
        else
            network->takes_part[i] = !by_date || (tr_date_parse(text, &date, problem, sizeof problem) &&
                                                  tr_date_meets(date, window));
    }
out:
    return st;
}
