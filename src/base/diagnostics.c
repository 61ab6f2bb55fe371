/* SPDX-License-Identifier: MIT */
#include "base/diagnostics.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { LONGEST_MESSAGE = 1024 };

TrStatus tr_diagnose_kind(TrDiagnostics *diagnostics, TrSeverity severity, const char *kind, TrPlace place,
                          TrError *err, const char *message)
{
    char line[LONGEST_MESSAGE + 256];
    TrDiagnostic item = {.severity = severity, .place = place, .kind = kind};
    TrStatus st = TR_OK;
    tr_text_one_line(message, line, sizeof line);
    TR_TRY(TR_GROW(diagnostics->items, diagnostics->room, diagnostics->n + 1, err));
    if ((item.message = tr_arena_text(&diagnostics->arena, line, strlen(line))) == NULL)
        return tr_fail_memory(err);
    diagnostics->items[diagnostics->n++] = item;
    diagnostics->n_errors += severity == TR_ERROR;
    diagnostics->n_warnings += severity == TR_WARNING;
out:
    return st;
}

TrStatus tr_diagnose(TrDiagnostics *diagnostics, TrSeverity severity, TrPlace place, TrError *err,
                     const char *format, ...)
{
    char message[LONGEST_MESSAGE];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return tr_diagnose_kind(diagnostics, severity, format, place, err, message);
}

void tr_diagnostics_move_last(TrDiagnostics *diagnostics, size_t at)
{
    TrDiagnostic last = diagnostics->items[diagnostics->n - 1];
    memmove(diagnostics->items + at + 1, diagnostics->items + at,
            (diagnostics->n - 1 - at) * sizeof *diagnostics->items);
    diagnostics->items[at] = last;
}

const char *tr_severity_name(TrSeverity severity)
{
    static const char *const names[] = {"error", "warning", "note", "note"};
    return names[severity];
}

void tr_diagnostic_print(FILE *file, const TrDiagnostic *diagnostic)
{
    const TrPlace *place = &diagnostic->place;
    if (place->file != NULL)
        (void)fprintf(file, "%s:", place->file);
    if (place->line > 0)
        (void)fprintf(file, "%lu:", place->line);
    if (place->field > 0)
        (void)fprintf(file, "%u:", place->field);
    (void)fprintf(file, "%s%s: %s\n", place->file != NULL ? " " : "", tr_severity_name(diagnostic->severity),
                  diagnostic->message);
}

void tr_diagnostics_release(TrDiagnostics *diagnostics)
{
    tr_arena_release(&diagnostics->arena);
    tr_free(diagnostics->items);
    *diagnostics = (TrDiagnostics){0};
}
