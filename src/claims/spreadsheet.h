/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates and numbers as spreadsheets leave them. */
#ifndef TR_CLAIMS_SPREADSHEET_H
#define TR_CLAIMS_SPREADSHEET_H

#include "base/text.h"
#include "claims/reading.h"

/* Whether `text` is a day, a month and a year of four digits with slashes, points or hyphens between. */
bool tr_date_is_local(const char *text);
/* 12/08/2025, read in this order, as 2025-08-12, without looking whether there is such a day: its length in
 * out, or 0 where it is no such date. */
size_t tr_date_from_local(TrSlice text, TrDateOrder order, char out[16]);
/* 0,8 as 0.8: its length in out, or 0 where it is no number with one decimal comma. */
size_t tr_number_from_comma(TrSlice text, char *out, size_t out_bytes);

#endif
