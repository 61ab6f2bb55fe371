/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The samples of a legend as DOT with fixed places. */
#include "draw/ids.h"
#include "draw/legend.h"

#define LINE_HALF     17.0 /* half the length of a line sample */
#define NODE_INCHES_X 0.46
#define NODE_INCHES_Y 0.16

static void write_anchor(FILE *file, const char *name, double x, double y)
{
    (void)fprintf(file, "  %s [pos=\"%.2f,%.2f\", width=0.01, height=0.01, style=invis];\n", name, x, y);
}

static TrStatus write_defaults(FILE *file, const TrPicture *picture, const char *what,
                               const TrAttributes *defaults, TrError *err)
{
    TrAttributes attributes = {0};
    TrArena arena = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_add_all(&attributes, defaults, err));
    TR_TRY(tr_palette_apply(picture->diagram->palette, &attributes, &arena, err));
    (void)fprintf(file, "  %s ", what);
    tr_attributes_write(&attributes, file);
    (void)fputs(";\n", file);
out:
    tr_attributes_release(&attributes);
    tr_arena_release(&arena);
    return st;
}

static void write_sample(const TrSample *sample, const char *figure, FILE *file)
{
    const char *own = tr_attributes_get(&sample->attributes, "class");
    tr_attributes_write(&sample->attributes, file);
    (void)fprintf(file, " [id=\"%s--legend--%s\", class=\"sample%s%s\"]", figure, sample->key,
                  own != NULL ? " " : "", own != NULL ? own : "");
}

/* Anchors in two corners fix the drawing's extent to the legend's. */
TrStatus tr_legend_write_dot(const TrLegend *legend, const TrPicture *picture, FILE *file, TrError *err)
{
    TrBuilder figure = {0};
    TrStatus st = TR_OK;
    tr_figure_id(&figure, picture);
    if (figure.failed)
        TR_TRY(tr_fail_memory(err));
    (void)fprintf(file, "digraph legend {\n  graph [id=\"%s--legend\", bgcolor=transparent];\n", figure.text);
    TR_TRY(write_defaults(file, picture, "node", &picture->style->node_default, err));
    TR_TRY(write_defaults(file, picture, "edge", &picture->style->edge_default, err));
    (void)fprintf(file, "  node [label=\"\", fixedsize=true, width=%.2f, height=%.2f];\n", NODE_INCHES_X,
                  NODE_INCHES_Y);
    write_anchor(file, "upper_left", 0, legend->height);
    write_anchor(file, "lower_right", legend->width, 0);
    for (size_t i = 0; i < legend->n; i++) {
        const TrSample *sample = &legend->samples[i];
        double y = legend->height - sample->y;
        char from[32], to[32];
        if (sample->kind == TR_SAMPLE_HEADING)
            continue;
        if (sample->kind == TR_SAMPLE_NODE) {
            (void)fprintf(file, "  s%zu [pos=\"%.2f,%.2f\"];\n  s%zu ", i, sample->x, y, i);
            write_sample(sample, figure.text, file);
        } else {
            (void)snprintf(from, sizeof from, "from%zu", i);
            (void)snprintf(to, sizeof to, "to%zu", i);
            write_anchor(file, from, sample->x - LINE_HALF, y);
            write_anchor(file, to, sample->x + LINE_HALF, y);
            (void)fprintf(file, "  %s -> %s ", from, to);
            write_sample(sample, figure.text, file);
        }
        (void)fputs(";\n", file);
    }
    (void)fputs("}\n", file);
out:
    tr_builder_release(&figure);
    return st;
}
