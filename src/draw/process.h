/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running trama-render: text in, text out, with a deadline. */
#ifndef TR_DRAW_PROCESS_H
#define TR_DRAW_PROCESS_H

#include "base/status.h"

/* Run `program` with `arguments` (NULL-terminated, without the program's own name), `input` on its standard
 * input. *output = what it wrote, NUL-terminated; the caller frees it with tr_free(). A program that fails,
 * or takes longer than `deadline_seconds`, gives TR_ANALYSIS with its own message. */
TrStatus tr_process_run(const char *program, const char *const *arguments, const char *input,
                        size_t input_length, unsigned deadline_seconds, char **output, size_t *output_length,
                        TrError *err);

/* The path of trama-render: `given` if not NULL; else TRAMA_RENDER; else beside this program, or in
 * ../libexec/trama. The caller frees it with tr_free(). */
TrStatus tr_renderer_find(const char *given, char **path, TrError *err);

#endif
