/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as what trama-render answers: an SVG, and behind it lines that say where everything stands. What
 * is read of it lies within it, or an error says why not. */
#include <string.h>

#include "base/memory.h"
#include "draw/marks.h"
#include "draw/standing.h"
#include "draw/svg_text.h"
#include "fuzz.h"

static void look_at(const TrStanding *standing)
{
    for (size_t i = 0; i < standing->n; i++)
        MUST(standing->stands[i].key != NULL && standing->stands[i].kind < TR_N_STANDS);
    for (size_t i = 0; i < standing->n_routes; i++) {
        const TrRoute *route = &standing->routes[i];

        MUST(route->tail < standing->n && route->head < standing->n && route->key != NULL);
        MUST(route->first_point + route->n_points <= standing->n_points);
    }
    for (size_t i = 0; i < standing->n_frames; i++)
        MUST(standing->frames[i].first_member + standing->frames[i].n_members <= standing->n_members);
    for (size_t i = 0; i < standing->n_members; i++)
        MUST(standing->members[i] < standing->n);
    (void)tr_standing_extent(standing);
}

static void read_figure(const char *text, size_t size)
{
    TrSvg svg = {text, size};
    TrBuilder title = {0};
    double width, height;

    (void)tr_svg_size(&svg, &width, &height, NULL);
    tr_svg_put_element(&svg, "title", &title);
    tr_svg_put_element(&svg, "desc", &title);
    tr_builder_release(&title);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = tr_malloc(size + 1);
    TrDiagram diagram = {.layout = TR_LAYOUT_LAYERED};
    TrPicture picture = {.diagram = &diagram};
    TrDrawing drawing = {0};
    TrStanding standing = {0};
    TrError err = {0};
    size_t n = 0, n_through = 0;

    MUST(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    read_figure(text, size);
    tr_marks_lengthen_dashes(text);
    if (tr_drawing_take(&drawing, text, size, &err) == TR_OK) {
        MUST(drawing.inside + drawing.inside_length <= text + size);
        MUST(tr_drawing_least_letters(&drawing) >= 0);
        (void)tr_drawing_count_crossings(&drawing, &n, &n_through, NULL);
        if (tr_standing_read(&picture, &drawing, &standing, &err) == TR_OK)
            look_at(&standing);
        else
            MUST(err.message[0] != '\0');
        tr_standing_release(&standing);
    } else {
        MUST(err.message[0] != '\0');
    }
    tr_drawing_release(&drawing);
    return 0;
}
