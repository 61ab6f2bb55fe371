/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/rules.h"

#include <stdio.h>
#include <string.h>

#include "claims/checks.h"
#include "claims/vocabulary.h"

typedef struct {
    TrPart part;
    const TrTable *table;
    const TrStrings *strings;
    TrRowRule *rule;
} Row;

static bool has(const Row *row, size_t column)
{
    return tr_table_cell(row->table, row->table->n, column) != 0;
}

static const char *text_of(const Row *row, size_t column)
{
    return tr_strings_text(row->strings, tr_table_cell(row->table, row->table->n, column));
}

/* Give the reason with the text that is wrong. False, for the rules to return. */
static bool fails(const Row *row, size_t column, const char *problem, TrSlice text)
{
    char quoted[TR_QUOTED_BYTES];
    row->rule->column = column;
    (void)snprintf(row->rule->reason, row->rule->bytes, "%s: '%s'", problem, tr_slice_quote(text, quoted));
    return false;
}

static bool cell_fails(const Row *row, size_t column, const char *problem)
{
    const char *text = text_of(row, column);
    return fails(row, column, problem, (TrSlice){text, strlen(text)});
}

static bool row_fails(const Row *row, size_t column, const char *problem)
{
    return fails(row, column, problem, row->rule->raw);
}

static bool claim_is_whole(const Row *row)
{
    if (!has(row, TR_PERSON) && !has(row, TR_ORGANIZATION))
        return row_fails(row, TR_PERSON, "neither person nor organization is named; expected at least one");
    if (has(row, TR_RECIPIENT) && !has(row, TR_TARGET))
        return cell_fails(row, TR_RECIPIENT,
                          "a recipient without a target; expected what the recipient received in target");
    if (has(row, TR_STANCE) && !has(row, TR_ABOUT) && tr_stance_find(text_of(row, TR_STANCE)) == TR_CORRECTS)
        return row_fails(row, TR_STANCE,
                         "stance 'corrects' without about; expected the claim_id that it corrects");
    return true;
}

static bool first_column_is_filled(const Row *row)
{
    char problem[60];
    if (has(row, 0))
        return true;
    (void)snprintf(problem, sizeof problem, "%s is empty; expected text",
                   tr_part_info(row->part)->columns[0].name);
    return row_fails(row, 0, problem);
}

static bool action_is_whole(const Row *row)
{
    if (!tr_layer_is_reserved(text_of(row, TR_ACTION_LAYER)))
        return first_column_is_filled(row);
    return cell_fails(row, TR_ACTION_LAYER,
                      "the layer is one that trama makes itself; expected another name");
}

static bool kind_is_named(const Row *row)
{
    return has(row, TR_KIND_KIND) ||
           row_fails(row, TR_KIND_KIND, "kind is empty; expected the kind that the pattern stands for");
}

static bool mapping_is_whole(const Row *row)
{
    size_t empty = has(row, TR_MAPPING_COLUMN) ? TR_MAPPING_MEANS : TR_MAPPING_COLUMN;
    return (has(row, TR_MAPPING_COLUMN) && has(row, TR_MAPPING_MEANS)) ||
           row_fails(row, empty, "column or means is empty; expected both");
}

bool tr_row_is_whole(TrPart part, const TrTable *table, const TrStrings *strings, TrRowRule *rule)
{
    static bool (*const rules[TR_N_PARTS])(const Row *) = {
        [TR_CLAIMS] = claim_is_whole,
        [TR_ENTITIES] = first_column_is_filled,
        [TR_SOURCES] = first_column_is_filled,
        [TR_ACTIONS] = action_is_whole,
        [TR_KINDS] = kind_is_named,
        [TR_MAPPING] = mapping_is_whole,
    };
    Row row = {.part = part, .table = table, .strings = strings, .rule = rule};
    return rules[part](&row);
}
