/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any text as a date: it is one, and its days are in order, or a clause says why not. */
#include <string.h>

#include "claims/date.h"
#include "claims/spreadsheet.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[256], problem[200] = "", span[3 * TR_DATE_TEXT_BYTES], local[64];
    TrDate date;

    if (size >= sizeof text)
        return 0;
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    if (tr_date_parse(text, &date, problem, sizeof problem)) {
        MUST(date.first_day <= date.last_day);
        MUST(strlen(tr_span_text(date, span)) < sizeof span);
    } else {
        MUST(problem[0] != '\0');
    }
    MUST((tr_date_from_local((TrSlice){text, size}, TR_DATES_DMY, local) > 0) ==
         (tr_date_is_local(text) && strlen(text) == size));
    MUST(tr_number_from_comma((TrSlice){text, size}, local, sizeof local) <= size);
    return 0;
}
