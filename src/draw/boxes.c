/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/boxes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef struct {
    double left, right, bottom, top;
} Extent;

static void extend(Extent *extent, double x, double y)
{
    extent->left = fmin(extent->left, x);
    extent->right = fmax(extent->right, x);
    extent->bottom = fmin(extent->bottom, y);
    extent->top = fmax(extent->top, y);
}

static void extend_by_points(Extent *extent, const char *at)
{
    char *end;
    for (;;) {
        double x = strtod(at, &end), y;
        if (end == at || *end != ',')
            return;
        at = end + 1;
        y = strtod(at, &end);
        if (end == at)
            return;
        at = end;
        extend(extent, x, y);
    }
}

/* The number of attribute `key` (with =") between `at` and `end`; NAN if there is none. */
static double attribute(const char *at, const char *end, const char *key)
{
    const char *found = strstr(at, key);
    return found == NULL || found >= end ? NAN : strtod(found + strlen(key), NULL);
}

/* The shapes of one group, up to its end. */
static TrBody body_of(const char *group, const char *end)
{
    static const char polygon[] = "points=\"", ellipse[] = "<ellipse";
    Extent e = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (const char *at = group; (at = strstr(at, polygon)) != NULL && at < end; at++)
        extend_by_points(&e, at + sizeof polygon - 1);
    for (const char *at = group; (at = strstr(at, ellipse)) != NULL && at < end; at++) {
        double x = attribute(at, end, " cx=\""), y = attribute(at, end, " cy=\""),
               rx = attribute(at, end, " rx=\""), ry = attribute(at, end, " ry=\"");
        extend(&e, x - rx, y - ry);
        extend(&e, x + rx, y + ry);
    }
    return (TrBody){(e.left + e.right) / 2, (e.bottom + e.top) / 2, e.right - e.left, e.top - e.bottom};
}

TrStatus tr_boxes_read(const TrDrawing *drawing, TrBox **boxes, size_t *n, TrError *err)
{
    static const char node[] = "class=\"node", label[] = " label";
    size_t room = 0;
    TrStatus st = TR_OK;
    *boxes = NULL;
    *n = 0;
    for (const char *at = drawing->inside; at != NULL && (at = strstr(at, node)) != NULL; at++) {
        const char *end = strstr(at, "</g>");
        TrBox box = {.is_label = strncmp(at + sizeof node - 1, label, sizeof label - 1) == 0};
        if (end == NULL)
            break;
        box.body = body_of(at, end);
        box.body.y = -box.body.y;
        if (!isfinite(box.body.width) || !isfinite(box.body.height))
            continue;
        TR_TRY(TR_GROW(*boxes, room, *n + 1, err));
        (*boxes)[(*n)++] = box;
    }
out:
    if (st != TR_OK) {
        tr_free(*boxes);
        *boxes = NULL;
    }
    return st;
}
