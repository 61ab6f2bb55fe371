/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/diff_rows.h"

#include <string.h>

#include "base/builder.h"
#include "network/sources.h"

enum { PLACE_BYTES = 320, NUMBER_BYTES = 32 };

typedef struct {
    const TrDifference *difference;
    TrPutDiffRow put;
    void *context;
    TrBuilder subject, note;
    char places[TR_N_EDITIONS][PLACE_BYTES];
} Telling;

static const char *const alone_words[] = {"removed", "added"};

const char *tr_told_name(TrTold told)
{
    static const char *const names[TR_N_TOLD] = {"status",   "claims", "ties",    "merges",
                                                 "entities", "ranks",  "sources", "rejected"};
    return names[told];
}

const char *tr_told_heading(TrTold told)
{
    static const char *const headings[TR_N_TOLD] = {
        "Statuses of claims", "Claims", "Ties",    "Merges of names",
        "Entities",           "Ranks",  "Sources", "Rejected rows"};
    return headings[told];
}

static const TrNetwork *network_of(const Telling *it, TrEdition edition)
{
    return it->difference->common.networks[edition];
}

static const char *name_of(const Telling *it, TrEdition edition, uint32_t entity)
{
    return tr_edition_name(&it->difference->common, edition, entity);
}

static void begin(Telling *it)
{
    tr_build_clear(&it->subject);
    tr_build_clear(&it->note);
    it->places[TR_OLD][0] = it->places[TR_NEW][0] = '\0';
}

static void set_place(Telling *it, TrEdition edition, TrPart part, uint32_t row)
{
    const TrInput *input = network_of(it, edition)->input;
    if (row != TR_NO_ID)
        (void)snprintf(it->places[edition], PLACE_BYTES, "%.280s:%lu", tr_input_file_name(input, part, row),
                       tr_input_place(input, part, row).line);
}

/* Send a row whose subject, note and places are built. */
static TrStatus put(Telling *it, TrTold told, const char *change, const char *field, const char *old,
                    const char *new_one, const TrRankMove *move, TrError *err)
{
    TrDiffRow row = {.told = told,
                     .change = change,
                     .subject = it->subject.length > 0 ? it->subject.text : "",
                     .field = field,
                     .texts = {old, new_one},
                     .note = it->note.length > 0 ? it->note.text : "",
                     .places = {it->places[TR_OLD], it->places[TR_NEW]},
                     .move = move};
    if (it->subject.failed || it->note.failed)
        return tr_fail_memory(err);
    return it->put(it->context, &row, err);
}

/* ---- claims ---- */

static void put_claim(Telling *it, TrEdition edition, uint32_t claim)
{
    const TrNetwork *network = network_of(it, edition);
    const char *date = tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE);
    tr_claim_words(&it->subject, network, claim);
    tr_build_text(&it->subject, " (");
    tr_build_text(&it->subject, tr_source_name(network, claim));
    tr_build_format(&it->subject, "%s%s)", *date != '\0' ? ", " : "", date);
    set_place(it, edition, TR_CLAIMS, claim);
}

static void begin_pair(Telling *it, const TrClaimPair *pair)
{
    begin(it);
    put_claim(it, TR_NEW, pair->claims[TR_NEW]);
    set_place(it, TR_OLD, TR_CLAIMS, pair->claims[TR_OLD]);
}

static TrStatus tell_statuses(Telling *it, TrError *err)
{
    const TrClaimChanges *claims = &it->difference->claims;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < claims->n_changed; i++) {
        const TrClaimPair *pair = &claims->changed[i];
        const char *words[TR_N_EDITIONS];
        if (!tr_claims_differ_in_status(&it->difference->common, pair))
            continue;
        begin_pair(it, pair);
        for (int edition = 0; edition < TR_N_EDITIONS; edition++)
            words[edition] = tr_status_info(tr_claim_status(network_of(it, (TrEdition)edition)->input,
                                                            pair->claims[edition]))
                                 ->words;
        TR_TRY(put(it, TR_TOLD_STATUS, "changed", "status", words[TR_OLD], words[TR_NEW], NULL, err));
    }
out:
    return st;
}

static TrStatus tell_claims(Telling *it, TrError *err)
{
    const TrDifference *difference = it->difference;
    const TrClaimChanges *claims = &difference->claims;
    TrStatus st = TR_OK;
    for (int edition = TR_NEW; edition >= TR_OLD; edition--)
        for (size_t i = 0; i < claims->n_alone[edition]; i++) {
            uint32_t claim = claims->alone[edition][i];
            const TrInput *input = network_of(it, (TrEdition)edition)->input;
            TrClaimStatus status = tr_claim_status(input, claim);
            begin(it);
            put_claim(it, (TrEdition)edition, claim);
            tr_build_text(&it->note, tr_claim_stance(input, claim) == TR_SUPPORTS
                                         ? ""
                                         : tr_input_cell(input, TR_CLAIMS, claim, TR_STANCE));
            if (status != TR_REPORTED)
                tr_build_format(&it->note, "%s%s", it->note.length > 0 ? ", " : "",
                                tr_status_info(status)->words);
            TR_TRY(put(it, TR_TOLD_CLAIMS, alone_words[edition], "", "", "", NULL, err));
        }
    for (size_t i = 0; i < claims->n_changed; i++)
        for (size_t c = 0; c < claims->n_columns; c++) {
            const TrClaimPair *pair = &claims->changed[i];
            const TrSharedColumn *column = &claims->columns[c];
            if (!tr_claims_differ(&difference->common, pair, column) ||
                (c == TR_STATUS && tr_claims_differ_in_status(&difference->common, pair)))
                continue;
            begin_pair(it, pair);
            TR_TRY(put(it, TR_TOLD_CLAIMS, "changed", column->name,
                       tr_common_cell(&difference->common, TR_OLD, TR_CLAIMS, pair->claims[TR_OLD], column),
                       tr_common_cell(&difference->common, TR_NEW, TR_CLAIMS, pair->claims[TR_NEW], column),
                       NULL, err));
        }
out:
    return st;
}

/* ---- ties ---- */

static void begin_tie(Telling *it, TrEdition edition, const TrTie *tie)
{
    const TrNetwork *network = network_of(it, edition);
    begin(it);
    tr_build_text(&it->subject, tr_node_name(network, tie->a));
    tr_build_text(&it->subject, tie->directed ? " → " : " – ");
    tr_build_text(&it->subject, tr_node_name(network, tie->b));
    tr_build_format(&it->subject, " (%s%s)", network->layers[tie->layer],
                    tie->sign > 0   ? ", for"
                    : tie->sign < 0 ? ", against"
                                    : "");
}

static const char *field_text(const TrTie *tie, TrTieField field, char number[NUMBER_BYTES])
{
    uint32_t values[] = {[TR_TIE_CLAIMS] = tie->n_claims,
                         [TR_TIE_ORIGINS] = tie->n_origins,
                         [TR_TIE_AGAINST] = tie->n_against};
    if (field == TR_TIE_STATUS)
        return tr_status_info(tie->standing)->words;
    if (field == TR_TIE_COUNTED)
        return tie->counted ? "yes" : "no";
    (void)snprintf(number, NUMBER_BYTES, "%u", values[field]);
    return number;
}

static TrStatus tell_tie(Telling *it, const TrTieChange *change, bool status, TrError *err)
{
    const TrTie *ties[] = {&network_of(it, TR_OLD)->ties[change->ties[TR_OLD]],
                           &network_of(it, TR_NEW)->ties[change->ties[TR_NEW]]};
    char numbers[TR_N_EDITIONS][NUMBER_BYTES];
    TrStatus st = TR_OK;
    for (int i = status ? TR_TIE_STATUS : TR_TIE_STATUS + 1; i < (status ? 1 : TR_N_TIE_FIELDS); i++) {
        TrTieField field = (TrTieField)i;
        if (!tr_ties_differ(ties[TR_OLD], ties[TR_NEW], field))
            continue;
        begin_tie(it, TR_NEW, ties[TR_NEW]);
        if (field == TR_TIE_AGAINST)
            tr_build_text(&it->note, ties[TR_OLD]->n_against == 0   ? "contested now"
                                     : ties[TR_NEW]->n_against == 0 ? "no longer contested"
                                                                    : "");
        TR_TRY(put(it, TR_TOLD_TIES, "changed", tr_tie_field_name(field),
                   field_text(ties[TR_OLD], field, numbers[TR_OLD]),
                   field_text(ties[TR_NEW], field, numbers[TR_NEW]), NULL, err));
    }
out:
    return st;
}

static TrStatus tell_tie_alone(Telling *it, TrEdition edition, uint32_t number, TrError *err)
{
    const TrTie *tie = &network_of(it, edition)->ties[number];
    begin_tie(it, edition, tie);
    if (tie->layer != TR_LAYER_PART_OF)
        tr_build_format(&it->note, "%s; %u claim%s of %u origin%s", tr_status_info(tie->standing)->words,
                        tie->n_claims, tie->n_claims == 1 ? "" : "s", tie->n_origins,
                        tie->n_origins == 1 ? "" : "s");
    if (tie->n_against > 0)
        tr_build_format(&it->note, ", %u against", tie->n_against);
    return put(it, TR_TOLD_TIES, alone_words[edition], "", "", "", NULL, err);
}

/* Statuses first, then added, removed, and what else changed. */
static TrStatus tell_ties(Telling *it, TrError *err)
{
    enum { STATUS, ADDED, REMOVED, OTHER, N_ROUNDS };
    const TrTieChanges *ties = &it->difference->ties;
    TrStatus st = TR_OK;
    for (int round = STATUS; round < N_ROUNDS; round++)
        for (size_t i = 0; i < ties->n; i++) {
            const TrTieChange *change = &ties->changes[i];
            bool added = change->ties[TR_OLD] == TR_NO_ID, removed = change->ties[TR_NEW] == TR_NO_ID;
            if (round == ADDED && added)
                TR_TRY(tell_tie_alone(it, TR_NEW, change->ties[TR_NEW], err));
            if (round == REMOVED && removed)
                TR_TRY(tell_tie_alone(it, TR_OLD, change->ties[TR_OLD], err));
            if ((round == STATUS || round == OTHER) && !added && !removed)
                TR_TRY(tell_tie(it, change, round == STATUS, err));
        }
out:
    return st;
}

/* ---- entities ---- */

static TrStatus tell_merges(Telling *it, TrError *err)
{
    const TrEntityChanges *entities = &it->difference->entities;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < entities->n_merges; i++) {
        const TrMergeChange *merge = &entities->merges[i];
        TrEdition one = TR_OTHER(merge->two);
        const char *names[] = {name_of(it, merge->two, merge->entities[0]),
                               name_of(it, merge->two, merge->entities[1])};
        const char *texts[TR_N_EDITIONS];
        TrBuilder both = {0};
        begin(it);
        tr_build_text(&it->subject, names[0]);
        tr_build_text(&it->subject, " and ");
        tr_build_text(&it->subject, names[1]);
        tr_build_format(&both, "%s | %s", names[0], names[1]);
        texts[merge->two] = both.text;
        texts[one] = name_of(it, one, merge->one);
        set_place(it, one, TR_ENTITIES, tr_merge_row(&it->difference->common, merge));
        tr_build_text(&it->note, merge->two == TR_OLD ? "were two, are one" : "were one, are two");
        st = both.failed ? tr_fail_memory(err)
                         : put(it, TR_TOLD_MERGES, merge->two == TR_OLD ? "merged" : "split", "",
                               texts[TR_OLD], texts[TR_NEW], NULL, err);
        tr_builder_release(&both);
        TR_TRY(st);
    }
out:
    return st;
}

static uint32_t row_of(const Telling *it, TrEdition edition, uint32_t entity)
{
    return network_of(it, edition)->names.entities[entity].row;
}

static TrStatus tell_entities(Telling *it, TrError *err)
{
    const TrEntityChanges *entities = &it->difference->entities;
    TrStatus st = TR_OK;
    for (int edition = TR_NEW; edition >= TR_OLD; edition--)
        for (size_t i = 0; i < entities->n_alone[edition]; i++) {
            uint32_t entity = entities->alone[edition][i];
            const TrNetwork *network = network_of(it, (TrEdition)edition);
            begin(it);
            tr_build_text(&it->subject, name_of(it, (TrEdition)edition, entity));
            tr_build_text(&it->note, tr_network_text(network, network->names.entities[entity].kind));
            set_place(it, (TrEdition)edition, TR_ENTITIES, row_of(it, (TrEdition)edition, entity));
            TR_TRY(put(it, TR_TOLD_ENTITIES, alone_words[edition], "", "", "", NULL, err));
        }
    for (size_t i = 0; i < entities->n_changed; i++) {
        const TrEntityChange *change = &entities->changed[i];
        begin(it);
        tr_build_text(&it->subject, name_of(it, TR_NEW, change->entities[TR_NEW]));
        for (int edition = 0; edition < TR_N_EDITIONS; edition++)
            set_place(it, (TrEdition)edition, TR_ENTITIES,
                      row_of(it, (TrEdition)edition, change->entities[edition]));
        TR_TRY(put(it, TR_TOLD_ENTITIES,
                   change->texts[TR_OLD] == NULL   ? "added"
                   : change->texts[TR_NEW] == NULL ? "removed"
                                                   : "changed",
                   change->field, change->texts[TR_OLD] == NULL ? "" : change->texts[TR_OLD],
                   change->texts[TR_NEW] == NULL ? "" : change->texts[TR_NEW], NULL, err));
    }
out:
    return st;
}

/* ---- ranks ---- */

static TrStatus tell_ranks(Telling *it, TrError *err)
{
    const TrRankMoves *ranks = &it->difference->ranks;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < ranks->n; i++) {
        const TrRankMove *move = &ranks->moves[i];
        char numbers[TR_N_EDITIONS][NUMBER_BYTES];
        begin(it);
        tr_build_text(&it->subject, name_of(it, TR_NEW, move->entity));
        tr_build_text(&it->note, tr_verdict_words(move->verdict));
        for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
            (void)snprintf(numbers[edition], NUMBER_BYTES, "%u", move->ranks[edition]);
            if (move->low[edition] > 0)
                tr_build_format(&it->note, "%s %u to %u", edition == TR_OLD ? ": old" : "; new",
                                move->low[edition], move->high[edition]);
        }
        TR_TRY(put(it, TR_TOLD_RANKS, "moved", ranks->rankings[TR_NEW]->measures[move->measure].measure->name,
                   numbers[TR_OLD], numbers[TR_NEW], move, err));
    }
out:
    return st;
}

/* ---- sources and rejected rows ---- */

static TrStatus tell_sources(Telling *it, TrError *err)
{
    const TrSourceChanges *sources = &it->difference->sources;
    TrStatus st = TR_OK;
    for (int edition = TR_NEW; edition >= TR_OLD; edition--)
        for (size_t i = 0; i < sources->n_alone[edition]; i++) {
            const TrNamedSource *source = &sources->alone[edition][i];
            begin(it);
            tr_build_text(&it->subject, source->name);
            tr_build_format(&it->note, "%zu claim%s", source->n_claims, source->n_claims == 1 ? "" : "s");
            set_place(it, (TrEdition)edition, TR_SOURCES, source->row);
            TR_TRY(put(it, TR_TOLD_SOURCES, alone_words[edition], "", "", "", NULL, err));
        }
    for (size_t i = 0; i < sources->n_changed; i++) {
        const TrSourceChange *change = &sources->changed[i];
        begin(it);
        tr_build_text(&it->subject, change->name);
        for (int edition = 0; edition < TR_N_EDITIONS; edition++)
            set_place(it, (TrEdition)edition, TR_SOURCES, change->rows[edition]);
        TR_TRY(put(it, TR_TOLD_SOURCES, "changed", change->field, change->texts[TR_OLD],
                   change->texts[TR_NEW], NULL, err));
    }
out:
    return st;
}

/* Only where they stand: what is in them may be what must not leave. */
static TrStatus tell_rejected(Telling *it, TrError *err)
{
    const TrSourceChanges *sources = &it->difference->sources;
    TrStatus st = TR_OK;
    for (int edition = TR_NEW; edition >= TR_OLD; edition--)
        for (size_t i = 0; i < sources->n_rejected[edition]; i++) {
            const TrRejectedRow *row =
                &network_of(it, (TrEdition)edition)->input->rejected.rows[sources->rejected[edition][i]];
            begin(it);
            tr_build_text(&it->subject, "a row that cannot be read as meant");
            (void)snprintf(it->places[edition], PLACE_BYTES, "%.280s:%lu", row->file, row->line);
            TR_TRY(put(it, TR_TOLD_REJECTED, alone_words[edition], "", "", "", NULL, err));
        }
out:
    return st;
}

TrStatus tr_diff_rows(const TrDifference *difference, TrPutDiffRow put_row, void *context, TrError *err)
{
    static TrStatus (*const tell[TR_N_TOLD])(Telling *, TrError *) = {
        tell_statuses, tell_claims, tell_ties,    tell_merges,
        tell_entities, tell_ranks,  tell_sources, tell_rejected};
    Telling it = {.difference = difference, .put = put_row, .context = context};
    TrStatus st = TR_OK;
    for (int told = 0; told < TR_N_TOLD; told++)
        TR_TRY(tell[told](&it, err));
out:
    tr_builder_release(&it.subject);
    tr_builder_release(&it.note);
    return st;
}
