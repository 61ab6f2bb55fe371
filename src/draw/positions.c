/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/positions.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/writers.h"

static const char *const sections[TR_N_STANDS] = {"nodes", "words", "frame_names"};

void tr_positions_release(TrPositions *positions)
{
    tr_standing_release(&positions->standing);
    *positions = (TrPositions){.form = NULL};
}

/* ---- what is to be the same ---- */

TrStatus tr_positions_set_form(TrPositions *positions, const TrDiagram *diagram, TrError *err)
{
    TrBuilder form = {0};
    TrStatus st = TR_OK;
    tr_build_format(&form, "layout %d, page %.2f x %.2f, orientation %d, labels %d, collapse %d, groups %d, ",
                    (int)diagram->layout, diagram->page.width, diagram->page.height,
                    (int)diagram->orientation, (int)diagram->labels, (int)diagram->collapse,
                    (int)diagram->groups);
    tr_build_format(&form, "panels %d, wrap %zu, language %d", (int)diagram->panels, diagram->wrap,
                    (int)diagram->language);
    for (size_t i = 0; i < diagram->graphviz.n; i++)
        tr_build_format(&form, ", %.60s=%.60s", diagram->graphviz.items[i].key,
                        diagram->graphviz.items[i].value);
    TR_TRY(tr_build_finish(&form, &positions->standing.arena, &positions->form, err));
out:
    tr_builder_release(&form);
    return st;
}

/* FNV-1a of 64 bits (Fowler, Noll & Vo): it only has to tell two editions apart. */
void tr_positions_set_fingerprint(TrPositions *positions, const char *text, size_t length)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    (void)snprintf(positions->fingerprint, sizeof positions->fingerprint, "%016llx",
                   (unsigned long long)hash);
}

/* ---- writing ---- */

static void put_number(TrJson *json, const char *key, double number)
{
    tr_json_key(json, key);
    tr_json_number(json, number);
}

static void put_bool(TrJson *json, const char *key, bool value)
{
    tr_json_key(json, key);
    tr_json_bool(json, value);
}

static void put_point(TrJson *json, const char *key, bool there, const double point[2])
{
    if (!there)
        return;
    tr_json_key(json, key);
    tr_json_begin(json, '[');
    tr_json_number(json, point[0]);
    tr_json_number(json, point[1]);
    tr_json_end(json, ']');
}

static void put_stands(const TrPositions *p, TrJson *json, TrStandKind kind)
{
    tr_json_newline(json);
    tr_json_key(json, sections[kind]);
    tr_json_begin(json, '[');
    for (size_t i = 0; i < p->standing.n; i++) {
        const TrStand *stand = &p->standing.stands[i];
        if (stand->kind != kind)
            continue;
        tr_json_newline(json);
        tr_json_begin(json, '{');
        tr_json_key(json, "id");
        tr_json_text(json, stand->key);
        put_number(json, "x", stand->x);
        put_number(json, "y", stand->y);
        put_number(json, "width", stand->width);
        put_number(json, "height", stand->height);
        put_number(json, "page_x", round((p->left + p->scale * stand->x) * 100) / 100);
        put_number(json, "page_y", round((p->top - p->scale * stand->y) * 100) / 100);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void put_routes(const TrStanding *standing, TrJson *json)
{
    tr_json_newline(json);
    tr_json_key(json, "lines");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < standing->n_routes; i++) {
        const TrRoute *route = &standing->routes[i];
        if (route->n_points == 0)
            continue;
        tr_json_newline(json);
        tr_json_begin(json, '{');
        tr_json_key(json, "id");
        tr_json_text(json, route->key);
        put_point(json, "start", route->has_start, route->start);
        put_point(json, "end", route->has_end, route->end);
        tr_json_key(json, "curve");
        tr_json_begin(json, '[');
        for (size_t k = 0; k < 2 * route->n_points; k++)
            tr_json_number(json, standing->points[2 * route->first_point + k]);
        tr_json_end(json, ']');
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

TrStatus tr_positions_write(const TrPositions *p, FILE *file, TrError *err)
{
    TrJson json = {.file = file};
    (void)err;
    tr_json_begin(&json, '{');
    tr_json_key(&json, "format");
    tr_json_text(&json, TR_POSITIONS_FORMAT);
    tr_json_newline(&json);
    tr_json_key(&json, "form");
    tr_json_text(&json, p->form != NULL ? p->form : "");
    tr_json_newline(&json);
    tr_json_key(&json, "drawn_from");
    tr_json_text(&json, p->fingerprint);
    put_bool(&json, "fresh", p->fresh);
    put_bool(&json, "top_down", p->variant.top_down);
    put_bool(&json, "wide_words", p->variant.wide_words);
    put_number(&json, "start", p->variant.start);
    put_number(&json, "labels", (double)p->variant.labels);
    tr_json_newline(&json);
    put_number(&json, "page_width", p->page_width);
    put_number(&json, "page_height", p->page_height);
    put_bool(&json, "lying", p->lying);
    put_number(&json, "left", p->left);
    put_number(&json, "top", p->top);
    put_number(&json, "scale", p->scale);
    put_number(&json, "least_points", p->least_points);
    for (int kind = 0; kind < TR_N_STANDS; kind++)
        put_stands(p, &json, (TrStandKind)kind);
    put_routes(&p->standing, &json);
    tr_json_end(&json, '}');
    tr_json_newline(&json);
    return TR_OK;
}
