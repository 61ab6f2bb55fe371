/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/adapt.h"

#include <stdio.h>

#include "claims/checks.h"
#include "claims/encoding.h"
#include "claims/spreadsheet.h"

static size_t rewrite_cell(const void *context, size_t field, TrSlice text, char out[TR_REWRITTEN_BYTES])
{
    const TrAdapting *adapting = context;
    const TrPartInfo *part = tr_part_info(adapting->part);
    TrCheck check;
    if (field >= adapting->n_fields || text.length == 0 || adapting->column_of[field] >= part->n_columns)
        return 0;
    check = part->columns[adapting->column_of[field]].check;
    if (check == TR_CHECK_DATE)
        return tr_date_from_local(text, adapting->dates, out);
    if (adapting->decimal_comma && (check == TR_CHECK_CONFIDENCE || check == TR_CHECK_WEIGHT))
        return tr_number_from_comma(text, out, TR_REWRITTEN_BYTES);
    return 0;
}

TrRewriter tr_adapting_rewriter(const TrAdapting *adapting)
{
    if (!adapting->decimal_comma && adapting->dates == TR_DATES_ISO)
        return (TrRewriter){NULL, NULL};
    return (TrRewriter){rewrite_cell, adapting};
}

TrStatus tr_say_how_read(TrInput *input, const TrInputFile *file, const TrCsvReader *reader, size_t before,
                         TrError *err)
{
    TrDiagnostics *diagnostics = &input->diagnostics;
    TrPlace place = {.file = file->path};
    const char *encoding = tr_csv_reader_encoding(reader);
    const TrDialect *dialect = tr_csv_reader_dialect(reader);
    char name[48];
    TrStatus st = TR_OK;
    if (!dialect->given && (dialect->n_delimiter != 1 || dialect->delimiter[0] != ',' ||
                            dialect->quote != '"' || dialect->escape != 0)) {
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place, err, "read as separated by %s%s%s",
                           tr_dialect_name(dialect, name),
                           dialect->quote == '"' ? "" : ", with ' around cells",
                           dialect->escape == 0 ? "" : ", with \\ before quotes in them"));
        tr_diagnostics_move_last(diagnostics, before++);
    }
    if (encoding != NULL) {
        TR_TRY(tr_diagnose(diagnostics, TR_REMARK, place, err, "converted from %s to UTF-8", encoding));
        tr_diagnostics_move_last(diagnostics, before);
    }
out:
    return st;
}

TrStatus tr_warn_of_misreading(TrInput *input, TrPlace place, TrSlice cell, TrError *err)
{
    char quoted[TR_QUOTED_BYTES], mended[5];
    size_t at;
    if (!tr_text_looks_misread(cell.text, cell.length, &at, mended))
        return TR_OK;
    return tr_input_warn(
        input, place, err,
        "'%s' looks like UTF-8 that was read as Windows-1252 and saved so (there was '%s' in "
        "it); kept as it is: export the table anew as UTF-8",
        tr_slice_quote(cell, quoted), mended);
}
