/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../suites.h"
#include "report/diff_rows.h"

Editions compare_sheets(const Sheets *old, const Sheets *new_one)
{
    TrError err = {0};
    Editions it = {.woven = {weave(old, NULL), weave(new_one, NULL)}};
    ck_assert_msg(
        tr_difference_find(it.woven[TR_OLD].network, it.woven[TR_NEW].network, &it.difference, &err) == TR_OK,
        "%s", err.message);
    return it;
}

void release_editions(Editions *it)
{
    tr_difference_release(&it->difference);
    unravel(&it->woven[TR_OLD]);
    unravel(&it->woven[TR_NEW]);
}

typedef struct {
    FILE *file;
    const char *section;
} Listing;

static TrStatus put_row(void *context, const TrDiffRow *row, TrError *err)
{
    const Listing *it = context;
    (void)err;
    if (strcmp(tr_told_name(row->told), it->section) != 0)
        return TR_OK;
    (void)fprintf(it->file, "%s %s", row->change, row->subject);
    if (*row->field != '\0')
        (void)fprintf(it->file, ": %s %s > %s", row->field, row->texts[TR_OLD], row->texts[TR_NEW]);
    (void)fprintf(it->file, "%s%s\n", *row->note != '\0' ? "; " : "", row->note);
    return TR_OK;
}

char *list_told(const TrDifference *difference, const char *section)
{
    char *text = NULL;
    size_t length = 0;
    Listing it = {open_memstream(&text, &length), section};
    ck_assert_int_eq(tr_diff_rows(difference, put_row, &it, NULL), TR_OK);
    ck_assert_int_eq(fclose(it.file), 0);
    return text;
}
