/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A dossier as a document. */
#ifndef TR_REPORT_DOSSIER_REPORT_H
#define TR_REPORT_DOSSIER_REPORT_H

#include "report/document.h"
#include "report/dossier.h"

#define TR_DOSSIER_CAVEAT                                                                                    \
    "Working paper, not for publication. Each line below is a claim by a source, not a finding; what is "    \
    "alleged is alleged."

typedef struct {
    const TrDossier *dossier;
    const TrFindings *findings; /* of the whole network */
    bool html;                  /* else Markdown */
    size_t top;                 /* rows of who is two steps away; 0: all */
    const char *date;           /* to print, or NULL */
} TrDossierView;

/* Write it: what is claimed, by status; what is denied; who is near; replies; what to put to the person. */
TrStatus tr_dossier_write(const TrDossierView *view, FILE *file, TrError *err);

/* The last two parts of it (dossier_points.c). */
TrStatus tr_dossier_write_replies(const TrDossierView *view, TrDocument *document, TrError *err);
TrStatus tr_dossier_write_points(const TrDossierView *view, TrDocument *document, TrError *err);
/* How many claims deny or correct the one at `place`. */
size_t tr_dossier_count_against(const TrDossier *dossier, size_t place);

#endif
