/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/dot.h"

void tr_kept_release(TrKept *kept)
{
    tr_standing_release(&kept->standing);
    tr_free(kept->by_name);
    tr_free(kept->loose);
    *kept = (TrKept){.by_name = NULL};
}

const char *tr_kept_words(TrKeptHow how)
{
    static const char *const words[] = {
        [TR_KEPT] = "",
        [TR_KEPT_UNCHANGED] = "",
        [TR_KEPT_OTHER_FORM] = "its definition has changed",
        [TR_KEPT_MOSTLY_NEW] = "more than half of its entities are new",
        [TR_KEPT_TOO_MANY] = "it has too many entities for that",
        [TR_KEPT_NO_ROOM] = "there is no room where something new should stand",
        [TR_KEPT_ILLEGIBLE] = "it would be hard to read",
    };
    return words[how];
}

/* ---- from names in the DOT to places ---- */

static int by_name(const void *left, const void *right, void *stands)
{
    const TrStand *all = stands;
    return strcmp(all[*(const uint32_t *)left].name, all[*(const uint32_t *)right].name);
}

static TrStatus index_names(TrKept *kept, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(kept->by_name, kept->standing.n, err));
    TR_TRY(TR_ARRAY(kept->loose, kept->standing.n, err));
    for (uint32_t i = 0; i < kept->standing.n; i++)
        kept->by_name[i] = i;
    if (kept->standing.n > 1)
        qsort_r(kept->by_name, kept->standing.n, sizeof *kept->by_name, by_name, kept->standing.stands);
out:
    return st;
}

static uint32_t find(const TrKept *kept, char letter, size_t number)
{
    size_t low = 0, high = kept->standing.n;
    char name[32];
    (void)snprintf(name, sizeof name, "%c%zu", letter, number);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(kept->standing.stands[kept->by_name[middle]].name, name);
        if (order == 0)
            return kept->by_name[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TR_NO_ID;
}

/* ---- as DOT ---- */

void tr_kept_put_node(const TrKept *kept, char letter, size_t number, FILE *file)
{
    uint32_t stand = kept == NULL || kept->sizing ? TR_NO_ID : find(kept, letter, number);
    if (kept == NULL)
        return;
    if (stand == TR_NO_ID)
        (void)fputs(" [pos=\"0,0\"]", file);
    else
        (void)fprintf(file, " [pos=\"%.9g,%.9g\"]", kept->standing.stands[stand].x,
                      kept->standing.stands[stand].y);
}

static bool has_id(const TrRoute *route, const char *id)
{
    size_t n = strlen(route->key), length = id == NULL ? 0 : strlen(id);
    return id == NULL || (length >= n && strcmp(id + length - n, route->key) == 0);
}

void tr_kept_put_edge(const TrKept *kept, char tail, size_t a, char head, size_t b, const char *id,
                      FILE *file)
{
    const TrRoute *route = NULL;
    uint32_t from, to;
    if (kept == NULL || kept->sizing)
        return;
    from = find(kept, tail, a);
    to = find(kept, head, b);
    for (size_t i = 0; i < kept->standing.n_routes && route == NULL; i++) {
        const TrRoute *one = &kept->standing.routes[i];
        if (one->tail == from && one->head == to && has_id(one, id))
            route = one;
    }
    if (route == NULL || route->n_points == 0)
        return;
    (void)fputs(" [pos=\"", file);
    if (route->has_start)
        (void)fprintf(file, "s,%.9g,%.9g ", route->start[0], route->start[1]);
    if (route->has_end)
        (void)fprintf(file, "e,%.9g,%.9g ", route->end[0], route->end[1]);
    for (size_t i = 0; i < route->n_points; i++) {
        const double *point = kept->standing.points + 2 * (route->first_point + i);
        (void)fprintf(file, "%s%.9g,%.9g", i > 0 ? " " : "", point[0], point[1]);
    }
    (void)fputs("\"]", file);
}

void tr_kept_put_frame(const TrKept *kept, size_t number, FILE *file)
{
    char name[32];
    if (kept == NULL || kept->sizing)
        return;
    (void)snprintf(name, sizeof name, "cluster%zu", number);
    for (size_t i = 0; i < kept->standing.n_frames; i++) {
        TrBox box = tr_frame_box(&kept->standing, i, NULL);
        if (strcmp(kept->standing.frames[i].name, name) == 0)
            (void)fprintf(file, " bb=\"%.9g,%.9g,%.9g,%.9g\";", box.left, box.bottom, box.right, box.top);
    }
}

TrStatus tr_kept_set_graph(const TrKept *kept, TrAttributes *graph, TrArena *arena, TrError *err)
{
    static const char *const pairs[][2] = {
        {"layout", "nop2"}, {"overlap", "true"}, {"notranslate", "true"}, {"bgcolor", "transparent"}};
    TrBuilder builder = {0};
    const char *esep;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        TR_TRY(tr_attributes_set(graph, pairs[i][0], pairs[i][1], err));
    TR_TRY(tr_attributes_set(graph, "splines", kept->sizing ? "none" : "true", err));
    tr_build_format(&builder, "+%.2f", kept->separation);
    TR_TRY(tr_build_finish(&builder, arena, &esep, err));
    TR_TRY(tr_attributes_set(graph, "esep", esep, err));
out:
    tr_builder_release(&builder);
    return st;
}

/* ---- whether it can be read ---- */

/* Words and names fill their boxes; the shape of an entity may be round or pointed. */
static bool runs_through(const TrStanding *standing, const TrRoute *route, const TrStand *stand)
{
    return stand->kind == TR_STANDS_ENTITY ? tr_route_meets_shape(standing, route, stand)
                                           : tr_route_meets(standing, route, tr_stand_box(stand), 1);
}

size_t tr_kept_count_faults(TrKept *kept, const TrStanding *drawn, bool all)
{
    size_t n = 0;
    for (size_t i = 0; i < drawn->n_routes && i < kept->standing.n_routes; i++) {
        const TrRoute *route = &drawn->routes[i];
        TrBox extent = tr_route_extent(drawn, route);
        for (uint32_t k = 0; (all || kept->standing.routes[i].n_points == 0) && k < drawn->n; k++) {
            if (k == route->tail || k == route->head ||
                !tr_boxes_meet(extent, tr_stand_box(&drawn->stands[k]), 0) ||
                !runs_through(drawn, route, &drawn->stands[k]))
                continue;
            kept->loose[route->tail] = kept->loose[route->head] = kept->loose[k] = true;
            n++;
        }
    }
    return n;
}

/* ---- how large everything is ---- */

static TrStatus find_sizes(const TrPicture *picture, const TrVariant *variant, TrKept *kept, TrError *err)
{
    TrKept sizing = {.sizing = true, .separation = 1};
    TrVariant bare = *variant;
    TrDrawing drawing = {0};
    TrStatus st = TR_OK;
    bare.kept = &sizing;
    if (picture->diagram->panels != TR_PANELS_NONE)
        bare.labels = TR_LABEL_NODES;
    TR_TRY(tr_drawing_of_picture(picture, &bare, NULL, &drawing, err));
    TR_TRY(tr_standing_read(picture, &drawing, &kept->standing, err));
    TR_TRY(index_names(kept, err));
out:
    tr_drawing_release(&drawing);
    return st;
}

TrStatus tr_kept_begin(const TrPicture *picture, const TrVariant *variant, TrKept *kept, TrError *err)
{
    *kept = (TrKept){.separation = 1};
    return find_sizes(picture, variant, kept, err);
}
