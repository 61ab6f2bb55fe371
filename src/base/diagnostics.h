/* SPDX-License-Identifier: MIT */
/* What there is to say about the input, collected in order and printed by the command. */
#ifndef TR_BASE_DIAGNOSTICS_H
#define TR_BASE_DIAGNOSTICS_H

#include <stdio.h>

#include "base/arena.h"

/* A detail is a remark for those who ask for more. */
typedef enum { TR_ERROR, TR_WARNING, TR_REMARK, TR_DETAIL } TrSeverity;

typedef struct {
    TrSeverity severity;
    TrPlace place; /* its file name lives as long as the collection */
    const char *message;
    const char *kind; /* equal for diagnostics of one kind, whatever they quote; never freed */
} TrDiagnostic;

/* Starts as {0}. */
typedef struct {
    TrArena arena;
    TrDiagnostic *items;
    size_t n, room;
    size_t n_errors, n_warnings;
} TrDiagnostics;

TrStatus tr_diagnose(TrDiagnostics *diagnostics, TrSeverity severity, TrPlace place, TrError *err,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Likewise with a kind of its own; without it the format tells the kind. `kind` must live for ever. */
TrStatus tr_diagnose_kind(TrDiagnostics *diagnostics, TrSeverity severity, const char *kind, TrPlace place,
                          TrError *err, const char *message);
/* Put the last diagnostic at index `at`, before those that stand there. */
void tr_diagnostics_move_last(TrDiagnostics *diagnostics, size_t at);
/* `file:line:field: error: message`, without the parts that are not known. */
void tr_diagnostic_print(FILE *file, const TrDiagnostic *diagnostic);
const char *tr_severity_name(TrSeverity severity);
void tr_diagnostics_release(TrDiagnostics *diagnostics);

#endif
