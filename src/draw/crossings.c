/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How many times lines cross in a drawing: what tells two ways to draw the same picture apart. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/boxes.h"

enum { STEPS = 12, SUBSTEPS = 6 }; /* straight pieces of a Bézier, and places on one of them */
#define NEAR_END 14.0              /* points from a box, within which a line ends at it */

typedef struct {
    double x, y;
} Point;

/* The least rectangle around something. */
typedef struct {
    Point low, high;
} Extent;

typedef struct {
    Point from, to;
    Extent extent;
} Piece;

/* The pieces from number `first` on, to where the next line begins. */
typedef struct {
    size_t first, n, panel;
    Extent extent;
} Line;

typedef struct {
    Piece *pieces;
    Line *lines;
    size_t n, room, n_lines, lines_room;
} Drawn;

static Extent extent_of(Point a, Point b)
{
    return (Extent){{a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y},
                    {a.x > b.x ? a.x : b.x, a.y > b.y ? a.y : b.y}};
}

static Extent around(Extent a, Extent b)
{
    return (Extent){extent_of(a.low, b.low).low, extent_of(a.high, b.high).high};
}

static bool are_apart(const Extent *a, const Extent *b)
{
    return a->high.x < b->low.x || b->high.x < a->low.x || a->high.y < b->low.y || b->high.y < a->low.y;
}

/* Another piece of the last line. */
static TrStatus add_piece(Drawn *drawn, Point from, Point to, TrError *err)
{
    Line *line = &drawn->lines[drawn->n_lines - 1];
    Extent extent = extent_of(from, to);
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(drawn->pieces, drawn->room, drawn->n + 1, err));
    drawn->pieces[drawn->n++] = (Piece){from, to, extent};
    line->extent = line->n++ == 0 ? extent : around(line->extent, extent);
out:
    return st;
}

/* The next "x,y" of a path, after a letter or blanks; false at its end. */
static bool next_point(const char **at, Point *point)
{
    char *end;
    *at += strspn(*at, " MC");
    point->x = strtod(*at, &end);
    if (end == *at || *end != ',')
        return false;
    *at = end + 1;
    point->y = strtod(*at, &end);
    if (end == *at)
        return false;
    *at = end;
    return true;
}

static Point on_curve(const Point p[4], double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * t * u * u, c = 3 * t * t * u, d = t * t * t;
    return (Point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                   a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* Graphviz writes a line as a start and Béziers: M x,y C x,y x,y x,y … */
static TrStatus add_line(Drawn *drawn, const char *d, size_t panel, TrError *err)
{
    Point p[4];
    TrStatus st = TR_OK;
    if (!next_point(&d, &p[0]))
        return TR_OK;
    TR_TRY(TR_GROW(drawn->lines, drawn->lines_room, drawn->n_lines + 1, err));
    drawn->lines[drawn->n_lines++] = (Line){.first = drawn->n, .panel = panel};
    while (next_point(&d, &p[1]) && next_point(&d, &p[2]) && next_point(&d, &p[3])) {
        Point from = p[0];
        for (int k = 1; k <= STEPS; k++) {
            Point to = on_curve(p, (double)k / STEPS);
            TR_TRY(add_piece(drawn, from, to, err));
            from = to;
        }
        p[0] = p[3];
    }
out:
    return st;
}

static double side(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(const Piece *a, const Piece *b)
{
    return !are_apart(&a->extent, &b->extent) &&
           side(a->from, a->to, b->from) * side(a->from, a->to, b->to) < 0 &&
           side(b->from, b->to, a->from) * side(b->from, b->to, a->to) < 0;
}

/* Each panel has places of its own: lines of two do not cross. */
static size_t count_between(const Drawn *drawn, const Line *a, const Line *b)
{
    size_t n = 0;
    if (a->panel != b->panel || are_apart(&a->extent, &b->extent))
        return 0;
    for (size_t i = a->first; i < a->first + a->n; i++)
        for (size_t k = b->first; k < b->first + b->n; k++)
            n += cross(&drawn->pieces[i], &drawn->pieces[k]);
    return n;
}

/* ---- lines through boxes ---- */

static bool is_in(const TrBox *box, Point p, double margin)
{
    double x = fabs(p.x - box->body.x), y = fabs(-p.y - box->body.y), w = box->body.width / 2 + margin,
           h = box->body.height / 2 + margin;
    if (x >= w || y >= h)
        return false;
    return box->is_label || margin > 0 || x * x / (w * w) + y * y / (h * h) < 1;
}

static bool enters(const TrBox *box, const Piece *piece)
{
    bool in = false;
    for (int k = 1; k <= SUBSTEPS && !in; k++) {
        double t = (double)k / SUBSTEPS;
        in = is_in(box,
                   (Point){piece->from.x + (piece->to.x - piece->from.x) * t,
                           piece->from.y + (piece->to.y - piece->from.y) * t},
                   0);
    }
    return in;
}

/* The pieces of one line, pieces[0 .. n-1], against all boxes. */
static size_t count_through(const Piece *pieces, size_t n, const TrBox *boxes, size_t n_boxes)
{
    size_t found = 0;
    for (size_t b = 0; b < n_boxes; b++) {
        bool through = false;
        if (is_in(&boxes[b], pieces[0].from, NEAR_END) || is_in(&boxes[b], pieces[n - 1].to, NEAR_END))
            continue;
        for (size_t i = 0; i < n && !through; i++)
            through = enters(&boxes[b], &pieces[i]);
        found += through;
    }
    return found;
}

static TrStatus count_all_through(const TrDrawing *drawing, const Drawn *drawn, size_t *n, TrError *err)
{
    TrBox *boxes = NULL;
    size_t n_boxes;
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(tr_boxes_read(drawing, &boxes, &n_boxes, err));
    for (size_t i = 0; i < drawn->n_lines; i++)
        if (drawn->lines[i].n > 0)
            *n += count_through(&drawn->pieces[drawn->lines[i].first], drawn->lines[i].n, boxes, n_boxes);
out:
    tr_free(boxes);
    return st;
}

/* ---- both ---- */

static const char *next_panel(const char *at)
{
    return at == NULL ? NULL : strstr(at, "<g class=\"panel\"");
}

TrStatus tr_drawing_count_crossings(const TrDrawing *drawing, size_t *n, size_t *n_through, TrError *err)
{
    Drawn drawn = {0};
    size_t n_panels = 0;
    const char *panel = next_panel(drawing->inside);
    TrStatus st = TR_OK;
    *n = *n_through = 0;
    for (const char *at = drawing->inside; at != NULL && (at = strstr(at, "class=\"edge")) != NULL; at++) {
        const char *path = strstr(at, " d=\"");
        for (; panel != NULL && panel < at; panel = next_panel(panel + 1))
            n_panels++;
        if (path != NULL)
            TR_TRY(add_line(&drawn, path + strlen(" d=\""), n_panels, err));
    }
    for (size_t i = 0; i < drawn.n_lines; i++)
        for (size_t k = i + 1; k < drawn.n_lines; k++)
            *n += count_between(&drawn, &drawn.lines[i], &drawn.lines[k]);
    TR_TRY(count_all_through(drawing, &drawn, n_through, err));
out:
    tr_free(drawn.pieces);
    tr_free(drawn.lines);
    return st;
}
