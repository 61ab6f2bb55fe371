/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every command does around its work: read, say what there is to say, weave, and end with the right
 * status. */
#ifndef TR_COMMANDS_CASE_H
#define TR_COMMANDS_CASE_H

#include <sys/time.h>

#include "analysis/measures.h"
#include "commands/commands.h"
#include "network/network.h"

/* Starts as {0}. */
typedef struct {
    TrInput *input;
    TrNetwork *network;
} TrCase;

/* Read the inputs named by the settings (default: the folder `input`). The rejected rows are written to
 * --rejected, if given, even when this fails. */
TrStatus tr_case_read(TrCase *it, TrSettings *settings, TrError *err);
/* Weave the network of what was read, and say what it leaves out. */
TrStatus tr_case_weave(TrCase *it, TrSettings *settings, TrError *err);
/* Both. */
TrStatus tr_case_open(TrCase *it, TrSettings *settings, TrError *err);
/* Print the diagnostics (warnings unless -q), with at most ten of each kind. */
void tr_case_say(const TrCase *it, const TrSettings *settings);
/* Likewise, of any diagnostics; warnings of rows of `input` (may be NULL) that may not leave are left out. */
void tr_say(const TrInput *input, const TrDiagnostics *diagnostics, const TrSettings *settings);
/* 0, or 3 if rows were rejected. */
TrExit tr_case_exit(const TrCase *it);
void tr_case_close(TrCase *it);

/* Split a comma-separated list; the caller frees *items, and the text they point into, with tr_free(). */
TrStatus tr_list_split(const char *text, char **copy, const char ***items, size_t *n, TrError *err);
/* The measures named in a list. The caller frees *measures. */
TrStatus tr_list_measures(const char *text, const TrMeasure ***measures, size_t *n, TrError *err);
/* Likewise of measures of ties. */
TrStatus tr_list_tie_measures(const char *text, const TrMeasure ***measures, size_t *n, TrError *err);

#endif
