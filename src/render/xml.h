/* SPDX-License-Identifier: MIT */
/* Text as XML 1.0 allows it: UTF-8, no control characters but tab, newline and return. */
#ifndef RENDER_XML_H
#define RENDER_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* May this code point stand in an XML document? */
bool xml_is_char(unsigned long code);

/* Bytes of the well-formed XML character that begins at `text` (which ends at `end`), or 0 if none does. */
size_t xml_char_length(const char *text, const char *end);

/* Write `text` so that it reads back as itself in an element or in a quoted attribute. */
void xml_put_escaped(FILE *out, const char *text);

#endif
