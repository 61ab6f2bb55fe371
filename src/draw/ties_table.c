/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/ties_table.h"

#include <string.h>

#include "base/memory.h"
#include "draw/addresses.h"
#include "draw/collapse.h"
#include "draw/dot_items.h"
#include "draw/ids.h"
#include "draw/panels.h"
#include "network/sources.h"

typedef struct {
    const TrPicture *picture;
    FILE *file;
    void (*put)(FILE *, const char *, bool);
    TrPeriodsShown periods;
    TrCollapsed collapsed;
    bool is_matrix, is_collapsed;
    TrBuilder cell;
} Table;

/* ---- what shows a tie ---- */

static void begin_id(Table *table)
{
    tr_build_text(&table->cell, table->cell.length > 0 ? " " : "");
}

static const char *show_in_matrix(Table *table, const TrTie *tie)
{
    const TrNetwork *network = table->picture->network;
    if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
        return "";
    tr_cell_id(&table->cell, table->picture, tie->a, tie->b);
    if (!tie->directed && tie->a != tie->b) {
        begin_id(table);
        tr_cell_id(&table->cell, table->picture, tie->b, tie->a);
    }
    return "cell";
}

static const char *show_in_groups(Table *table, const TrTie *tie)
{
    const TrCollapsed *c = &table->collapsed;
    uint32_t a = c->group_of[tie->a], b = c->group_of[tie->b];
    if (tie->layer == TR_LAYER_PART_OF || table->periods.n > 0)
        return "";
    if (a == b) {
        tr_part_id(&table->cell, table->picture, "group", c->groups.names[a]);
        return "group";
    }
    tr_bundle_id(&table->cell, table->picture, c,
                 &(TrBundle){.a = a < b ? a : b, .b = a < b ? b : a, .minus = tie->sign < 0});
    return "bundle";
}

static void put_own_id(Table *table, const TrTie *tie)
{
    begin_id(table);
    if (tr_dot_tie_is_nesting(table->picture, tie))
        tr_node_part_id(&table->cell, table->picture, "frame", tie->b);
    else
        tr_tie_id(&table->cell, table->picture, tie);
}

/* Its ids into the cell; returns as what it is shown, "" where it is in no place. */
static const char *show(Table *table, const TrTie *tie)
{
    bool framed = tr_dot_tie_is_nesting(table->picture, tie);
    tr_build_clear(&table->cell);
    if (table->is_matrix)
        return show_in_matrix(table, tie);
    if (table->is_collapsed)
        return show_in_groups(table, tie);
    if (table->periods.n == 0)
        put_own_id(table, tie);
    for (size_t i = 0; i < table->periods.n; i++) {
        if (!framed && !tr_panel_has(table->picture, tie, table->periods.periods[i]))
            continue;
        put_own_id(table, tie);
        tr_build_format(&table->cell, "--%s", table->periods.periods[i]);
    }
    return table->cell.length == 0 ? "" : framed ? "frame" : "line";
}

/* ---- cells ---- */

/* One more of a list, unless it is there already or empty. */
static void add(TrBuilder *list, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = list->text; length > 0 && list->length > 0 && (at = strstr(at, text)) != NULL; at++)
        if ((at == list->text || at[-1] == '|') && (at[length] == '\0' || at[length] == '|'))
            return;
    if (length == 0)
        return;
    tr_build_text(list, list->length > 0 ? "|" : "");
    tr_build_text(list, text);
}

static void put_cell(Table *table, bool first)
{
    table->put(table->file, table->cell.length > 0 ? table->cell.text : "", first);
    tr_build_clear(&table->cell);
}

static uint32_t claim_of(const TrNetwork *network, const TrTie *tie, uint32_t i)
{
    return network->tie_claims[tie->first_claim + i];
}

/* What its claims say: roles and actions, each once, as they stand. */
static void put_words(Table *table, const TrTie *tie)
{
    static const TrClaimColumn columns[] = {TR_ROLE, TR_ACTION};
    const TrNetwork *network = table->picture->network;
    for (size_t k = tie->layer == TR_LAYER_AFFILIATION ? 0 : 1; k < 2; k++)
        for (uint32_t i = 0; i < tie->n_claims; i++)
            add(&table->cell,
                tr_input_cell(network->input, TR_CLAIMS, claim_of(network, tie, i), columns[k]));
    put_cell(table, false);
}

/* The first and the last date, as written. */
static void put_dates(Table *table, const TrTie *tie)
{
    const TrNetwork *network = table->picture->network;
    const char *first = "", *last = "";
    TrDate span = {0};
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        const char *text = tr_input_cell(network->input, TR_CLAIMS, claim_of(network, tie, i), TR_DATE);
        char problem[200];
        TrDate date;
        if (*text == '\0' || !tr_date_parse(text, &date, problem, sizeof problem))
            continue;
        if (*first == '\0' || date.first_day < span.first_day) {
            span.first_day = date.first_day;
            first = text;
        }
        if (*last == '\0' || date.last_day > span.last_day) {
            span.last_day = date.last_day;
            last = text;
        }
    }
    table->put(table->file, first, false);
    table->put(table->file, last, false);
}

static void put_sources(Table *table, const TrTie *tie)
{
    const TrNetwork *network = table->picture->network;
    for (uint32_t i = 0; i < tie->n_claims; i++)
        add(&table->cell, tr_source_name(network, claim_of(network, tie, i)));
    put_cell(table, false);
}

static TrStatus put_addresses(Table *table, const TrTie *tie, TrError *err)
{
    const char **addresses = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_tie_addresses(table->picture->network, tie, &addresses, &n, err));
    for (size_t i = 0; i < n; i++)
        add(&table->cell, addresses[i]);
    put_cell(table, false);
out:
    tr_free(addresses);
    return st;
}

/* file:line; `once`: unless it is there already. */
static void add_place(Table *table, uint32_t claim, bool once)
{
    const TrInput *input = table->picture->network->input;
    TrBuilder place = {0};
    tr_build_text(&place, tr_input_file_name(input, TR_CLAIMS, claim));
    tr_build_format(&place, ":%u", input->tables[TR_CLAIMS].line[claim]);
    if (once && place.text != NULL) {
        add(&table->cell, place.text);
    } else if (place.text != NULL) {
        tr_build_text(&table->cell, table->cell.length > 0 ? "|" : "");
        tr_build_text(&table->cell, place.text);
    }
    table->cell.failed = table->cell.failed || place.failed;
    tr_builder_release(&place);
}

static void put_places(Table *table, const TrTie *tie)
{
    const TrNetwork *network = table->picture->network;
    for (uint32_t i = 0; i < tie->n_claims; i++)
        add_place(table, claim_of(network, tie, i), false);
    put_cell(table, false);
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        size_t first, n = tr_answers_to(network, claim_of(network, tie, i), &first);
        for (size_t k = 0; k < n; k++)
            add_place(table, network->against[2 * (first + k) + 1], true);
    }
    put_cell(table, false);
}

/* ---- rows ---- */

static TrStatus put_row(Table *table, const TrTie *tie, TrError *err)
{
    const TrNetwork *network = table->picture->network;
    bool claimed = tie->layer != TR_LAYER_PART_OF; /* else it is from entities.csv, and has no status */
    const char *shown_as = show(table, tie);
    TrStatus st = TR_OK;
    put_cell(table, true);
    tr_csv_text(table->file, shown_as, false);
    table->put(table->file, tr_node_name(network, tie->a), false);
    table->put(table->file, tr_node_name(network, tie->b), false);
    table->put(table->file, network->layers[tie->layer], false);
    put_words(table, tie);
    tr_csv_text(table->file, tie->sign > 0 ? "plus" : tie->sign < 0 ? "minus" : "", false);
    tr_csv_text(table->file, tie->directed ? "yes" : "no", false);
    tr_csv_text(table->file, claimed ? tr_status_info(tie->standing)->words : "", false);
    tr_csv_text(table->file, claimed ? tr_style_line_name(tr_style_line(tie)) : "", false);
    tr_csv_text(table->file, tie->counted ? "yes" : "no", false);
    (void)fprintf(table->file, ",%u,%u,%u,%u", tie->n_claims + tie->n_against, tie->n_origins, tie->n_claims,
                  tie->n_against);
    put_dates(table, tie);
    put_sources(table, tie);
    TR_TRY(put_addresses(table, tie, err));
    put_places(table, tie);
    tr_csv_end_row(table->file);
out:
    return st;
}

TrStatus tr_ties_table_write(const TrPicture *picture, bool excel, FILE *file, TrError *err)
{
    const TrDiagram *diagram = picture->diagram;
    Table table = {.picture = picture,
                   .file = file,
                   .put = excel ? tr_csv_safe_text : tr_csv_text,
                   .is_matrix = diagram->layout == TR_LAYOUT_MATRIX,
                   .is_collapsed = diagram->layout != TR_LAYOUT_MATRIX && diagram->collapse != TR_BY_NONE};
    TrStatus st = TR_OK;
    if (excel)
        tr_csv_mark(file);
    (void)fputs("ids,shown_as,from,to,layer,words,sign,directed,status,line,counted,claims,origins,for,"
                "against,first_date,last_date,sources,addresses,places,answers\n",
                file);
    if (!table.is_matrix && diagram->panels != TR_PANELS_NONE)
        tr_panels_find(picture, &table.periods);
    if (table.is_collapsed && picture->choice.n_nodes > 0)
        TR_TRY(tr_collapsed_make(picture, &table.collapsed, err));
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        TR_TRY(put_row(&table, &picture->network->ties[picture->choice.ties[i]], err));
    if (table.cell.failed)
        TR_TRY(tr_fail_memory(err));
out:
    tr_collapsed_release(&table.collapsed);
    tr_builder_release(&table.cell);
    return st;
}
