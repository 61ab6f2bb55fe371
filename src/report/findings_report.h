/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What sources disagree on, for people and for programs. */
#ifndef TR_REPORT_FINDINGS_REPORT_H
#define TR_REPORT_FINDINGS_REPORT_H

#include "checks/disagreements.h"
#include "report/grid.h"

/* Contradictions, then differences, each with both places, sources and texts. Nothing if there are none. */
TrStatus tr_findings_write(const TrNetwork *network, const TrFindings *findings, TrFormat format, FILE *file,
                           TrError *err);
/* The keys "contradictions" and "differences" of an object that stands open: in English, and with `also` in
 * that language too, as "what_es" and, where it is another, "text_es". TR_ENGLISH: nothing more. */
TrStatus tr_findings_write_json(const TrNetwork *network, const TrFindings *findings, TrLanguage also,
                                TrJson *json, TrError *err);
/* The rules: a row each. */
TrStatus tr_rules_write(TrFormat format, FILE *file, TrError *err);

#endif
