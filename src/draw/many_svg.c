/* SPDX-License-Identifier: GPL-2.0-or-later */
/* So many that Graphviz takes too long: drawn by ourselves, in the form that trama-render gives its SVG.
 * Every text passes the sanitiser of writers.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/writers.h"
#include "draw/dot_items.h"
#include "draw/ids.h"
#include "draw/many.h"

#define OUTLINE 0.16 /* of a mark, in its widths; at most a point */
#define LINE    0.13 /* of a tie of one origin */
#define HEAD    0.55 /* how long an arrowhead is */
#define FONTS   "Arial, Liberation Sans, Helvetica, sans-serif"

typedef struct {
    const TrMany *many;
    TrDotWriting w;
    TrAttributes nodes, edges; /* what holds for all of them */
    uint32_t *place_of;        /* by node */
    FILE *file;
} Drawing;

/* The value of `key`: the item's own, else that for all, else `otherwise`. */
static const char *value(const TrAttributes *own, const TrAttributes *all, const char *key,
                         const char *otherwise)
{
    const char *found = tr_attributes_get(own, key);
    if (found == NULL || *found == '\0')
        found = tr_attributes_get(all, key);
    return found == NULL || *found == '\0' ? otherwise : found;
}

static double number(const TrAttributes *own, const TrAttributes *all, const char *key, double otherwise)
{
    const char *found = value(own, all, key, NULL);
    return found == NULL ? otherwise : strtod(found, NULL);
}

/* A colour as SVG takes it; what else Graphviz knows by name and none of ours is. */
static void put_colour(FILE *file, const char *key, const char *colour)
{
    (void)fprintf(file, " %s=\"", key);
    tr_xml_text(file, colour);
    (void)fputc('"', file);
}

static void put_stroke(FILE *file, const char *colour, double width, const char *style)
{
    put_colour(file, "stroke", colour);
    (void)fprintf(file, " stroke-width=\"%.3f\"", width);
    if (strstr(style, "dashed") != NULL)
        (void)fprintf(file, " stroke-dasharray=\"%.2f,%.2f\"", 5 * width, 3 * width);
    else if (strstr(style, "dotted") != NULL)
        (void)fprintf(file, " stroke-dasharray=\"%.2f,%.2f\"", width, 3 * width);
}

/* Open the group of an item: id, class, title, link. */
static void open_item(FILE *file, const char *what, const TrAttributes *own)
{
    const char *title = tr_attributes_get(own, "trama_title"), *link = tr_attributes_get(own, "URL");
    (void)fputs("<g id=\"", file);
    tr_xml_text(file, value(own, own, "id", ""));
    (void)fprintf(file, "\" class=\"%s ", what);
    tr_xml_text(file, value(own, own, "class", ""));
    (void)fputs("\">", file);
    if (title != NULL && *title != '\0') {
        (void)fputs("<title>", file);
        tr_xml_text(file, title);
        (void)fputs("</title>", file);
    }
    if (link == NULL || (strncmp(link, "http://", 7) != 0 && strncmp(link, "https://", 8) != 0))
        return;
    (void)fputs("<a xlink:href=\"", file);
    tr_xml_text(file, link);
    (void)fputs("\" rel=\"noopener noreferrer\">", file);
}

static void close_item(FILE *file, const TrAttributes *own)
{
    const char *link = tr_attributes_get(own, "URL");
    bool linked = link != NULL && (strncmp(link, "http://", 7) == 0 || strncmp(link, "https://", 8) == 0);
    (void)fputs(linked ? "</a></g>\n" : "</g>\n", file);
}

/* ---- marks ---- */

/* The shapes of style.gv as small marks: corners in units of the radius, y downward. What is no polygon here
 * is round. */
static const struct {
    const char *shape;
    int n;
    double corners[6][2];
} shapes[] = {
    {"box", 4, {{-.87, -.87}, {.87, -.87}, {.87, .87}, {-.87, .87}}},
    {"box3d", 4, {{-.87, -.87}, {.87, -.87}, {.87, .87}, {-.87, .87}}},
    {"component", 4, {{-.87, -.87}, {.87, -.87}, {.87, .87}, {-.87, .87}}},
    {"cylinder", 4, {{-.7, -1}, {.7, -1}, {.7, 1}, {-.7, 1}}},
    {"note", 5, {{-.87, -.87}, {.4, -.87}, {.87, -.4}, {.87, .87}, {-.87, .87}}},
    {"tab", 6, {{-.87, -.87}, {.1, -.87}, {.1, -.5}, {.87, -.5}, {.87, .87}, {-.87, .87}}},
    {"folder", 6, {{-.87, -.5}, {-.1, -.5}, {-.1, -.87}, {.87, -.87}, {.87, .87}, {-.87, .87}}},
    {"hexagon", 6, {{-1, 0}, {-.5, -.87}, {.5, -.87}, {1, 0}, {.5, .87}, {-.5, .87}}},
    {"pentagon", 5, {{0, -1}, {.95, -.31}, {.59, .81}, {-.59, .81}, {-.95, -.31}}},
    {"house", 5, {{0, -1}, {.87, -.3}, {.87, .87}, {-.87, .87}, {-.87, -.3}}},
    {"invhouse", 5, {{0, 1}, {.87, .3}, {.87, -.87}, {-.87, -.87}, {-.87, .3}}},
    {"larrow", 3, {{-1.1, 0}, {.8, -.95}, {.8, .95}}},
    {"rarrow", 3, {{1.1, 0}, {-.8, -.95}, {-.8, .95}}},
    {"trapezium", 4, {{-.5, -.8}, {.5, -.8}, {1, .8}, {-1, .8}}},
    {"invtrapezium", 4, {{-1, -.8}, {1, -.8}, {.5, .8}, {-.5, .8}}},
    {"diamond", 4, {{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}}},
};

static void put_shape(const Drawing *drawing, const char *shape, double x, double y, double radius)
{
    FILE *file = drawing->file;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (strcmp(shapes[i].shape, shape) != 0)
            continue;
        (void)fputs("<polygon points=\"", file);
        for (int k = 0; k < shapes[i].n; k++)
            (void)fprintf(file, "%s%.2f,%.2f", k > 0 ? " " : "", x + radius * shapes[i].corners[k][0],
                          y + radius * shapes[i].corners[k][1]);
        (void)fputc('"', file);
        return;
    }
    (void)fprintf(file, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\"", x, y, radius);
}

static TrStatus write_mark(Drawing *drawing, size_t i, TrError *err)
{
    const TrMany *many = drawing->many;
    double y = many->height - many->y[i], outline;
    TrAttributes own = {0};
    const char *style, *colour;
    int n_rings;
    TrStatus st = TR_OK;
    TR_TRY(tr_dot_node_attributes(&drawing->w, i, &own, err));
    outline = fmin(many->mark * OUTLINE, 1) * number(&own, &drawing->nodes, "penwidth", 1);
    style = value(&own, &drawing->nodes, "style", "");
    colour = value(&own, &drawing->nodes, "color", "#000000");
    open_item(drawing->file, "node", &own);
    n_rings = number(&own, &drawing->nodes, "peripheries", 1) > 1 ? 2 : 1;
    for (int ring = 0; ring < n_rings; ring++) {
        put_shape(drawing, value(&own, &drawing->nodes, "shape", "ellipse"), many->x[i], y,
                  (many->radius[i] - outline / 2) * (ring > 0 ? 0.6 : 1));
        put_colour(drawing->file, "fill", value(&own, &drawing->nodes, "fillcolor", "#FFFFFF"));
        put_stroke(drawing->file, colour, outline, style);
        (void)fputs("/>", drawing->file);
    }
    close_item(drawing->file, &own);
out:
    tr_attributes_release(&own);
    return st;
}

/* ---- ties ---- */

/* An end of a line at (x, y), seen from a line that runs in direction (dx, dy), of length 1, towards it: an
 * arrow, or the bar of a tie against. */
static void put_end(FILE *file, const char *head, double x, double y, double dx, double dy, double size)
{
    double bx = x - dx * size, by = y - dy * size, side = size * 0.45;
    if (strcmp(head, "none") == 0)
        return;
    if (strcmp(head, "tee") == 0)
        (void)fprintf(file, "M%.2f,%.2fL%.2f,%.2f", x + dy * side, y - dx * side, x - dy * side,
                      y + dx * side);
    else
        (void)fprintf(file, "M%.2f,%.2fL%.2f,%.2fL%.2f,%.2f", bx + dy * side, by - dx * side, x, y,
                      bx - dy * side, by + dx * side);
}

/* The line from rim to rim, and its ends. */
static void put_line(const Drawing *drawing, const TrTie *tie, const TrAttributes *own)
{
    const TrMany *many = drawing->many;
    uint32_t a = drawing->place_of[tie->a], b = drawing->place_of[tie->b];
    double ax = many->x[a], ay = many->height - many->y[a], bx = many->x[b], by = many->height - many->y[b],
           far = hypot(bx - ax, by - ay), size = many->mark * HEAD, dx, dy;
    const char *dir = value(own, &drawing->edges, "dir", "forward");
    if (far <= many->radius[a] + many->radius[b]) { /* they touch, or it is one and the same */
        (void)fprintf(drawing->file, "M%.2f,%.2fL%.2f,%.2f", ax, ay, bx, by);
        return;
    }
    dx = (bx - ax) / far;
    dy = (by - ay) / far;
    ax += dx * many->radius[a];
    ay += dy * many->radius[a];
    bx -= dx * many->radius[b];
    by -= dy * many->radius[b];
    (void)fprintf(drawing->file, "M%.2f,%.2fL%.2f,%.2f", ax, ay, bx, by);
    if (strcmp(dir, "forward") == 0 || strcmp(dir, "both") == 0)
        put_end(drawing->file, value(own, &drawing->edges, "arrowhead", "normal"), bx, by, dx, dy, size);
    if (strcmp(dir, "back") == 0 || strcmp(dir, "both") == 0)
        put_end(drawing->file, value(own, &drawing->edges, "arrowtail", "normal"), ax, ay, -dx, -dy, size);
}

static TrStatus write_tie(Drawing *drawing, const TrTie *tie, TrError *err)
{
    TrAttributes own = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_dot_tie_attributes(&drawing->w, tie, &own, err));
    open_item(drawing->file, "edge", &own);
    (void)fputs("<path fill=\"none\"", drawing->file);
    put_stroke(drawing->file, value(&own, &drawing->edges, "color", "#000000"),
               fmin(drawing->many->mark * LINE, 0.9) * number(&own, &drawing->edges, "penwidth", 1),
               value(&own, &drawing->edges, "style", ""));
    (void)fputs(" d=\"", drawing->file);
    put_line(drawing, tie, &own);
    (void)fputs("\"/>", drawing->file);
    close_item(drawing->file, &own);
out:
    tr_attributes_release(&own);
    return st;
}

/* ---- names ---- */

/* With a rim of the ground's colour, so that they can be read over lines. */
static TrStatus write_names(const Drawing *drawing, TrError *err)
{
    const TrMany *many = drawing->many;
    TrPalette palette = many->picture->diagram->palette;
    char black[TR_COLOUR_BYTES], white[TR_COLOUR_BYTES];
    TrBuilder text = {0}, id = {0};
    tr_part_id(&id, many->picture, "names", NULL);
    (void)fprintf(
        drawing->file,
        "<g id=\"%s\" class=\"names\" font-family=\"%s\" font-size=\"%.2f\" fill=\"%s\" stroke=\"%s\" "
        "stroke-width=\"%.2f\" stroke-linejoin=\"round\" paint-order=\"stroke\">\n",
        id.text != NULL ? id.text : "", FONTS, many->points,
        tr_palette_colour(palette, "#000000", false, black),
        tr_palette_colour(palette, "#FFFFFF", true, white), many->points * 0.22);
    for (size_t i = 0; i < many->n_names; i++) {
        const TrManyName *name = &many->names[i];
        tr_build_clear(&text);
        tr_many_text(many, name->place, &text);
        tr_build_clear(&id);
        tr_node_part_id(&id, many->picture, "name", many->picture->choice.nodes[name->place]);
        (void)fprintf(drawing->file, "<text id=\"%s\" class=\"name\" x=\"%.2f\" y=\"%.2f\">",
                      id.text != NULL ? id.text : "", name->x, many->height - name->y);
        tr_xml_text(drawing->file, text.text != NULL ? text.text : "");
        (void)fputs("</text>\n", drawing->file);
    }
    (void)fputs("</g>\n", drawing->file);
    tr_builder_release(&text);
    tr_builder_release(&id);
    return text.failed || id.failed ? tr_fail_memory(err) : TR_OK;
}

/* ---- the whole ---- */

static TrStatus begin(Drawing *drawing, TrError *err)
{
    const TrPicture *picture = drawing->many->picture;
    const TrDotFile *style = picture->style, *own = &picture->diagram->file;
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_add_all(&drawing->nodes, &style->node_default, err));
    TR_TRY(tr_attributes_add_all(&drawing->nodes, &own->node_default, err));
    TR_TRY(tr_palette_apply(picture->diagram->palette, &drawing->nodes, &drawing->w.arena, err));
    TR_TRY(tr_attributes_add_all(&drawing->edges, &style->edge_default, err));
    TR_TRY(tr_attributes_add_all(&drawing->edges, &own->edge_default, err));
    TR_TRY(tr_palette_apply(picture->diagram->palette, &drawing->edges, &drawing->w.arena, err));
    TR_TRY(TR_ARRAY(drawing->place_of, picture->network->n_nodes, err));
    for (uint32_t i = 0; i < picture->choice.n_nodes; i++)
        drawing->place_of[picture->choice.nodes[i]] = i;
out:
    return st;
}

TrStatus tr_many_write_svg(const TrMany *many, FILE *file, TrError *err)
{
    const TrPicture *picture = many->picture;
    TrPlan plan = {.many = *many}; /* borrowed */
    TrVariant variant = {.labels = TR_LABEL_NODES};
    Drawing drawing = {.many = many, .file = file};
    TrArena arena = {0};
    TrStatus st = TR_OK;
    drawing.w = (TrDotWriting){.picture = picture, .variant = &variant, .plan = &plan, .file = file};
    TR_TRY(tr_incidence_make(picture->network, &drawing.w.incidence, err));
    TR_TRY(begin(&drawing, err));
    arena = drawing.w.arena; /* of what holds for all; that of the items is emptied after each */
    drawing.w.arena = (TrArena){0};
    tr_part_id(&drawing.w.builder, picture, "ties", NULL);
    (void)fprintf(file, "<g id=\"%s\" class=\"ties\" stroke-opacity=\"0.7\">\n",
                  drawing.w.builder.text != NULL ? drawing.w.builder.text : "");
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        TR_TRY(write_tie(&drawing, &picture->network->ties[picture->choice.ties[i]], err));
        tr_arena_release(&drawing.w.arena);
    }
    (void)fputs("</g>\n", file);
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        TR_TRY(write_mark(&drawing, i, err));
        tr_arena_release(&drawing.w.arena);
    }
    TR_TRY(write_names(&drawing, err));
    if (drawing.w.builder.failed)
        st = tr_fail_memory(err);
out:
    tr_attributes_release(&drawing.nodes);
    tr_attributes_release(&drawing.edges);
    tr_arena_release(&drawing.w.arena);
    tr_arena_release(&arena);
    tr_builder_release(&drawing.w.builder);
    tr_incidence_release(&drawing.w.incidence);
    tr_free(drawing.place_of);
    return st;
}
