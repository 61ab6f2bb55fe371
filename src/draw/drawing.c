/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/drawing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text_stream.h"
#include "draw/dot.h"
#include "draw/process.h"

enum { USUAL_SECONDS = 60 };

void tr_drawing_release(TrDrawing *drawing)
{
    tr_free(drawing->text);
    *drawing = (TrDrawing){0};
}

TrStatus tr_drawing_take(TrDrawing *drawing, char *text, size_t length, TrError *err)
{
    const char *svg = strstr(text, "<svg"), *open = svg == NULL ? NULL : strchr(svg, '>');
    const char *close = open == NULL ? NULL : strstr(open, "</svg>");
    drawing->text = text;
    drawing->length = length;
    if (close == NULL ||
        sscanf(svg, "<svg width=\"%lfpt\" height=\"%lfpt\"", &drawing->width, &drawing->height) != 2)
        return tr_fail(err, TR_ANALYSIS, "trama-render returned no SVG");
    drawing->inside = open + 1;
    drawing->inside_length = (size_t)(close - open - 1);
    drawing->places = close + strlen("</svg>");
    svg = strstr(open, "translate(");
    if (svg == NULL || sscanf(svg, "translate(%lf %lf", &drawing->origin_x, &drawing->origin_y) != 2)
        drawing->origin_x = drawing->origin_y = 0;
    return TR_OK;
}

static TrStatus render(const TrPicture *picture, const char *engine, const char *dot, size_t length,
                       TrDrawing *drawing, TrError *err)
{
    const char *arguments[] = {"--no-label", "--places", engine == NULL ? NULL : "--layout", engine, NULL};
    char *text = NULL;
    size_t n = 0;
    TrStatus st = TR_OK;
    TR_TRY(tr_process_run(picture->renderer, arguments, dot, length,
                          picture->deadline_seconds > 0 ? picture->deadline_seconds : USUAL_SECONDS, &text,
                          &n, err));
    if (picture->marks != NULL)
        tr_marks_lengthen_dashes(text);
    TR_TRY(tr_drawing_take(drawing, text, n, err));
out:
    return st;
}

/* What is written as DOT: the picture in a variant, or its legend. */
typedef struct {
    const TrPicture *picture;
    const TrVariant *variant;
    const TrLegend *legend;
} Written;

static TrStatus render_written(const Written *what, const char *engine, TrDrawing *drawing, TrError *err)
{
    TrTextStream dot = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_text_stream_begin(&dot, err));
    st = what->legend != NULL ? tr_legend_write_dot(what->legend, what->picture, dot.file, err)
                              : tr_picture_write_dot_as(what->picture, what->variant, dot.file, err);
    TR_TRY(tr_text_stream_end(&dot, st, err));
    TR_TRY(render(what->picture, engine, dot.text, dot.length, drawing, err));
out:
    tr_text_stream_release(&dot);
    return st;
}

TrStatus tr_drawing_of_picture(const TrPicture *picture, const TrVariant *variant, const char *engine,
                               TrDrawing *drawing, TrError *err)
{
    return render_written(&(Written){picture, variant, NULL}, engine, drawing, err);
}

TrStatus tr_drawing_of_legend(const TrPicture *picture, const TrLegend *legend, TrDrawing *drawing,
                              TrError *err)
{
    return render_written(&(Written){picture, NULL, legend}, "nop2", drawing, err);
}

double tr_drawing_least_letters(const TrDrawing *drawing)
{
    static const char key[] = " font-size=\"";
    double least = 0;
    for (const char *at = drawing->inside; at != NULL && (at = strstr(at, key)) != NULL;) {
        double size = strtod(at + sizeof key - 1, NULL);
        least = size > 0 && (least == 0 || size < least) ? size : least;
        at += sizeof key - 1;
    }
    return least;
}
