/* SPDX-License-Identifier: MIT */
/* Any bytes as a diagram definition, as trama-render reads it: its attributes are printed in lines of UTF-8,
 * or a sentence says why not. */
#include <stdio.h>

#include "fuzz.h"
#include "render/definitions.h"
#include "render/graph.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int listening;
    Agraph_t *graph = NULL;
    RenderError err = {""};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    if (!listening++)
        graph_listen(false);
    MUST(out != NULL);
    if (graph_read((const char *)data, size, &graph, &err) != RENDER_OK ||
        definitions_print(graph, out, &err) != RENDER_OK)
        MUST(err.message[0] != '\0');
    MUST(fclose(out) == 0);
    if (graph != NULL)
        (void)agclose(graph);
    free(text);
    return 0;
}
