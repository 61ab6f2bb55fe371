/* SPDX-License-Identifier: GPL-2.0-or-later */
/* report.html, as build and report write it. */
#ifndef TR_COMMANDS_PAGE_H
#define TR_COMMANDS_PAGE_H

#include "commands/analyses.h"
#include "commands/figures.h"

/* Write the page of what was found and drawn; `date` is printed, or NULL. */
TrStatus tr_page_write(const TrCase *it, const TrSettings *settings, const TrAnalyses *found,
                       const TrFigures *figures, const char *date, FILE *file, TrError *err);

#endif
