/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as what trama-render says of a diagram definition: a diagram whose values can be drawn, or an
 * error that names what is wrong. The definition itself is what fuzz_graph reads. */
#include <string.h>

#include "draw/diagram.h"
#include "fuzz.h"

static void look_at(const TrDiagram *diagram)
{
    MUST(*diagram->name != '\0' && diagram->alpha >= 0 && diagram->alpha <= 1);
    MUST(diagram->nodes <= 1000000000 && diagram->hops <= 1000000000);
    MUST(diagram->title != NULL && diagram->by != NULL && diagram->page.width >= 0);
    MUST((*diagram->since == '\0' || diagram->first.first_day <= diagram->first.last_day) &&
         (*diagram->until == '\0' || diagram->last.first_day <= diagram->last.last_day));
    for (size_t i = 0; i < diagram->graphviz.n; i++)
        MUST(tr_dot_file_find(&diagram->file, diagram->graphviz.items[i].key, NULL) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    TrDiagram diagram;
    TrError err = {0};

    MUST(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    if (tr_diagram_take("graphs/fuzz.gv", text, text, size, &diagram, &err) == TR_OK) {
        look_at(&diagram);
        tr_diagram_release(&diagram);
    } else {
        MUST(err.message[0] != '\0');
    }
    free(text);
    return 0;
}
