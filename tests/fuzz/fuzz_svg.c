/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as the SVG that Graphviz wrote: tidied it is UTF-8 without control characters, and grows no more
 * than its titles and fonts do. */
#include <stdio.h>
#include <string.h>

#include "claims/encoding.h"
#include "fuzz.h"
#include "render/svg.h"

static const char *title_of(void *context, const char *id)
{
    (void)context;
    return id[0] == 'n' ? "<Ana & \"Eva\">" : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    MUST(out != NULL);
    svg_tidy((const char *)data, size, title_of, NULL, out);
    MUST(fclose(out) == 0);
    MUST(tr_utf8_first_bad(text, length) == length);
    for (size_t i = 0; i < length; i++)
        MUST((unsigned char)text[i] >= ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r');
    free(text);
    return 0;
}
