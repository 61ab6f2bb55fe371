/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running trama-render and rsvg-convert: text in, text out, with a deadline. */
#ifndef TR_DRAW_PROCESS_H
#define TR_DRAW_PROCESS_H

#include "base/status.h"

/* Run `program` with `arguments` (NULL-terminated, without the program's own name), `input` on its standard
 * input. *output = what it wrote, NUL-terminated; the caller frees it with tr_free(). A program that fails,
 * or takes longer than `deadline_seconds`, gives TR_ANALYSIS with its own message. */
TrStatus tr_process_run(const char *program, const char *const *arguments, const char *input,
                        size_t input_length, unsigned deadline_seconds, char **output, size_t *output_length,
                        TrError *err);

typedef struct {
    const char *path;
    const char *const *arguments; /* NULL-terminated, without the program's own name */
    char *const *environment;     /* likewise; NULL: ours */
    unsigned deadline_seconds;
} TrProgram;

/* The same with an environment of its own. */
TrStatus tr_program_run(const TrProgram *program, const char *input, size_t input_length, char **output,
                        size_t *output_length, TrError *err);

/* *path = that of the program `name` in the folders of PATH, or NULL if none has it. The caller frees it with
 * tr_free(). */
TrStatus tr_program_find(const char *name, char **path, TrError *err);

/* The path of trama-render: `given` if not NULL; else TRAMA_RENDER; else beside this program, or in
 * ../libexec/trama. The caller frees it with tr_free(). */
TrStatus tr_renderer_find(const char *given, char **path, TrError *err);

#endif
