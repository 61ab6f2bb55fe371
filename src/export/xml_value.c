/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/xml_value.h"

#include "base/number.h"
#include "base/writers.h"
#include "export/rows.h"

void tr_export_put_xml(FILE *file, const TrExport *export, TrAttributeType type, const TrValue *value)
{
    TrJson json = {.file = file, .in_xml = true};
    char number[TR_NUMBER_BYTES];
    switch (type) {
    case TR_ATTRIBUTE_TEXT:
        tr_xml_text(file, value->text);
        break;
    case TR_ATTRIBUTE_NUMBER:
    case TR_ATTRIBUTE_WHOLE:
        (void)fputs_unlocked(tr_number_text(value->number, number), file);
        break;
    case TR_ATTRIBUTE_YES_NO:
        (void)fputs_unlocked(value->number > 0 ? "true" : "false", file);
        break;
    case TR_ATTRIBUTE_NAMES:
        tr_export_put_names(file, export, value, tr_xml_text);
        break;
    case TR_ATTRIBUTE_PLACES:
        tr_export_put_places(file, export, value, tr_xml_text);
        break;
    case TR_ATTRIBUTE_CLAIMS:
        tr_export_claims_json(&json, export, value);
        break;
    }
}
