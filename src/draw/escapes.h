/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that is inert in the language of a document: it comes out as written, whatever it holds. Characters
 * that must not leave (text.h) do not; line ends and tabs are blanks. */
#ifndef TR_DRAW_ESCAPES_H
#define TR_DRAW_ESCAPES_H

#include <stdio.h>

#include "base/status.h"

/* Character data or attribute value of HTML. */
void tr_html_text(FILE *file, const char *text);
/* Running text of CommonMark, and of the dialects of GitHub and pandoc. */
void tr_markdown_text(FILE *file, const char *text);
/* Running text of LaTeX, also in an argument. Returns the first character that pdflatex does not know, or 0.
 */
uint32_t tr_latex_text(FILE *file, const char *text);
/* A file's path as a relative reference (RFC 3986): what is no letter, digit or one of -._~/ is encoded by
 * its bytes, a colon too, so that none reads as a scheme; nor as a host. */
void tr_url_path(FILE *file, const char *path);

#endif
