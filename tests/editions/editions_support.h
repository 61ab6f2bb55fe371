/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two editions for tests, and what changed between them, line by line. */
#ifndef TR_TESTS_EDITIONS_SUPPORT_H
#define TR_TESTS_EDITIONS_SUPPORT_H

#include "../network/weave_support.h"
#include "editions/editions.h"

typedef struct {
    Woven woven[TR_N_EDITIONS];
    TrDifference difference;
} Editions;

/* Weave both and compare; the test fails if that fails. Release with release_editions(). */
Editions compare_sheets(const Sheets *old, const Sheets *new_one);
void release_editions(Editions *it);
/* Every row of a section: "added SUBJECT", "changed SUBJECT: FIELD OLD > NEW; NOTE". The caller frees. */
char *list_told(const TrDifference *difference, const char *section);

#endif
