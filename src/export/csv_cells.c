/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/csv_cells.h"

#include "base/memory.h"
#include "base/number.h"
#include "export/each.h"

void tr_export_csv_begin(FILE *file, const TrExport *export)
{
    if (export->excel)
        tr_csv_mark(file);
}

void tr_export_csv_text(FILE *file, const TrExport *export, const char *text, bool first_in_row)
{
    if (export->excel)
        tr_csv_safe_text(file, text, first_in_row);
    else
        tr_csv_text(file, text, first_in_row);
}

void tr_export_csv_number(FILE *file, double number, bool first_in_row)
{
    char text[TR_NUMBER_BYTES];
    tr_csv_text(file, tr_number_text(number, text), first_in_row);
}

void tr_export_csv_id(FILE *file, const char *prefix, size_t number, bool first_in_row)
{
    if (!first_in_row)
        (void)putc_unlocked(',', file);
    (void)fputs_unlocked(prefix, file);
    tr_put_whole(file, number);
}

/* ---- values ---- */

static void add_name(TrBuilder *cell, const char *name)
{
    for (const char *at = name; *at != '\0'; at++) {
        if (*at == '|' || *at == '\\')
            tr_build_bytes(cell, "\\", 1);
        tr_build_bytes(cell, at, 1);
    }
}

/* Lists are built first: a cell has to be seen whole to know whether it needs quotes. */
static void build_list(TrBuilder *cell, const TrExport *export, TrAttributeType type, const TrValue *value)
{
    const TrInput *input = export->network->input;
    for (size_t i = 0; i < value->n; i++) {
        uint32_t item = value->items[i];
        if (i > 0)
            tr_build_bytes(cell,
                           type == TR_ATTRIBUTE_NAMES    ? "|"
                           : type == TR_ATTRIBUTE_PLACES ? " "
                                                         : ";",
                           1);
        if (type == TR_ATTRIBUTE_NAMES) {
            add_name(cell, tr_network_text(export->network, item));
        } else if (type == TR_ATTRIBUTE_PLACES) {
            tr_build_text(cell, tr_input_file_name(input, TR_CLAIMS, item));
            tr_build_format(cell, ":%u", input->tables[TR_CLAIMS].line[item]);
        } else {
            tr_build_format(cell, "%u", item + 1);
        }
    }
}

static TrStatus write_list(FILE *file, TrExport *export, TrAttributeType type, const TrValue *value,
                           TrError *err)
{
    TrBuilder *cell = &export->hand.cell;
    tr_build_clear(cell);
    build_list(cell, export, type, value);
    if (cell->failed)
        return tr_fail_memory(err);
    tr_export_csv_text(file, export, cell->text == NULL ? "" : cell->text, false);
    return TR_OK;
}

TrStatus tr_export_csv_value(FILE *file, TrExport *export, const TrAttribute *attribute, size_t item,
                             TrError *err)
{
    TrValue value = {0};
    TrStatus st = TR_OK;
    TR_TRY(attribute->get(export, item, &value, err));
    switch (attribute->type) {
    case TR_ATTRIBUTE_TEXT:
        tr_export_csv_text(file, export, value.text, false);
        break;
    case TR_ATTRIBUTE_NUMBER:
    case TR_ATTRIBUTE_WHOLE:
        tr_export_csv_number(file, value.number, false);
        break;
    case TR_ATTRIBUTE_YES_NO:
        tr_csv_text(file, value.number > 0 ? "true" : "false", false);
        break;
    case TR_ATTRIBUTE_NAMES:
    case TR_ATTRIBUTE_PLACES:
    case TR_ATTRIBUTE_CLAIMS:
        TR_TRY(write_list(file, export, attribute->type, &value, err));
        break;
    }
out:
    return st;
}

TrStatus tr_export_csv_layer(FILE *file, TrExport *export, size_t number, TrError *err)
{
    const TrTie *tie = &export->network->ties[number];
    TrBuilder *cell = &export->hand.cell;
    tr_build_clear(cell);
    tr_build_text(cell, export->network->layers[tie->layer]);
    tr_build_text(cell, tie->sign == 0 ? "" : tie->sign > 0 ? " +" : " -");
    if (cell->failed)
        return tr_fail_memory(err);
    tr_export_csv_text(file, export, cell->text, false);
    return TR_OK;
}

/* ---- rows of the input ---- */

void tr_export_csv_row(FILE *file, const TrExport *export, TrPart part, size_t row)
{
    const TrInput *input = export->network->input;
    const TrExportColumns *columns = &export->columns[part];
    tr_export_csv_number(file, (double)row + 1, true);
    tr_export_csv_text(file, export, tr_input_file_name(input, part, row), false);
    tr_export_csv_number(file, input->tables[part].line[row], false);
    for (size_t i = 0; i < columns->n; i++)
        tr_export_csv_text(file, export, tr_input_cell(input, part, row, columns->items[i].column), false);
}

static TrStatus write_claim(TrExport *export, FILE *file, size_t row, TrError *err)
{
    (void)err;
    tr_export_csv_row(file, export, TR_CLAIMS, row);
    tr_csv_end_row(file);
    return TR_OK;
}

static TrStatus write_source(TrExport *export, FILE *file, size_t row, TrError *err)
{
    (void)err;
    tr_export_csv_row(file, export, TR_SOURCES, row);
    tr_csv_end_row(file);
    return TR_OK;
}

static TrStatus put_table(FILE *file, TrExport *export, TrPart part, TrExportItem write, TrError *err)
{
    const TrExportColumns *columns = &export->columns[part];
    TrStatus st = TR_OK;
    tr_export_csv_begin(file, export);
    tr_csv_text(file, "number", true);
    tr_csv_text(file, "file", false);
    tr_csv_text(file, "line", false);
    for (size_t i = 0; i < columns->n; i++)
        tr_export_csv_text(file, export, columns->items[i].name, false);
    tr_csv_end_row(file);
    TR_TRY(tr_export_each_row(export, file, part, write, err));
out:
    return st;
}

TrStatus tr_export_claims_csv(TrExport *export, FILE *file, TrError *err)
{
    return put_table(file, export, TR_CLAIMS, write_claim, err);
}

TrStatus tr_export_sources_csv(TrExport *export, FILE *file, TrError *err)
{
    return put_table(file, export, TR_SOURCES, write_source, err);
}
