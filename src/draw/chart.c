/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/chart.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/writers.h"
#include "draw/ids.h"
#include "draw/metrics.h"

#define FONTS   "Arial, Liberation Sans, Helvetica, sans-serif"
#define LEADING 1.3
enum { LONGEST_LINE = 2048 }; /* bytes: what is longer is cut, a figure has no room for it */

/* ---- numbers and attributes ---- */

/* To a hundredth of a point; no -0.00. */
static double rounded(double value)
{
    double hundredths = round(value * 100);
    return hundredths == 0 ? 0 : hundredths / 100;
}

static bool is_drawable(TrSpot spot)
{
    return isfinite(spot.x) && isfinite(spot.y);
}

static void put_number(TrChart *chart, const char *name, double value)
{
    (void)fprintf(chart->file, " %s=\"%.2f\"", name, rounded(value));
}

static void put_ink(TrChart *chart, TrInk ink)
{
    (void)fprintf(chart->file, " fill=\"%s\"", ink.fill != NULL ? ink.fill : "none");
    if (ink.stroke == NULL)
        return;
    (void)fprintf(chart->file, " stroke=\"%s\"", ink.stroke);
    put_number(chart, "stroke-width", ink.width == 0 ? 1 : ink.width);
    if (ink.dashes != NULL)
        (void)fprintf(chart->file, " stroke-dasharray=\"%s\"", ink.dashes);
}

/* ---- the sheet ---- */

static void put_words(TrChart *chart, const char *element, const char *id, const char *part, const char *text)
{
    (void)fprintf(chart->file, "<%s id=\"%s--%s\">", element, id, part);
    tr_xml_text(chart->file, text);
    (void)fprintf(chart->file, "</%s>\n", element);
}

void tr_chart_begin(TrChart *chart, FILE *file, const char *id, double width, double height,
                    const char *title, const char *description)
{
    *chart = (TrChart){.file = file, .id = id, .width = width, .height = height};
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n", file);
    (void)fprintf(file,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.2fpt\" height=\"%.2fpt\" "
                  "viewBox=\"0 0 %.2f %.2f\" role=\"img\" aria-labelledby=\"%s--title %s--desc\" "
                  "class=\"chart\" font-family=\"%s\">\n",
                  width, height, width, height, id, id, FONTS);
    put_words(chart, "title", id, "title", title);
    put_words(chart, "desc", id, "desc", description);
    tr_chart_rect(chart, (TrSpot){0, 0}, width, height, (TrInk){.fill = "#FFFFFF"});
}

TrStatus tr_chart_end(TrChart *chart, TrError *err)
{
    (void)fputs("</svg>\n", chart->file);
    return chart->failed ? tr_fail_memory(err) : TR_OK;
}

void tr_chart_group(TrChart *chart, const char *part, const char *name, const char *title)
{
    TrBuilder slug = {0};
    if (name != NULL)
        tr_slug(&slug, name);
    chart->failed = chart->failed || slug.failed;
    (void)fprintf(chart->file, "<g id=\"%s--%s%s%s\" class=\"%s\">", chart->id, part,
                  name != NULL ? "--" : "", slug.text != NULL ? slug.text : "", part);
    tr_builder_release(&slug);
    if (title != NULL) {
        (void)fputs("<title>", chart->file);
        tr_xml_text(chart->file, title);
        (void)fputs("</title>", chart->file);
    }
    (void)fputs("\n", chart->file);
}

void tr_chart_group_end(TrChart *chart)
{
    (void)fputs("</g>\n", chart->file);
}

/* ---- text ---- */

static void put_text(TrChart *chart, double x, double y, TrType type, const char *text, size_t length)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    if (!is_drawable((TrSpot){x, y}))
        return;
    (void)fputs("<text", chart->file);
    put_number(chart, "x", x);
    put_number(chart, "y", y);
    put_number(chart, "font-size", type.points);
    if (type.anchor != TR_ANCHOR_START)
        (void)fprintf(chart->file, " text-anchor=\"%s\"", anchors[type.anchor]);
    if (type.fill != NULL)
        (void)fprintf(chart->file, " fill=\"%s\"", type.fill);
    if (type.bold)
        (void)fputs(" font-weight=\"bold\"", chart->file);
    if (type.turned != 0)
        (void)fprintf(chart->file, " transform=\"rotate(%.2f %.2f %.2f)\"", rounded(type.turned), rounded(x),
                      rounded(y));
    (void)fputs(">", chart->file);
    tr_xml_text_n(chart->file, text, length);
    (void)fputs("</text>\n", chart->file);
}

void tr_chart_text(TrChart *chart, double x, double y, TrType type, const char *text)
{
    char line[LONGEST_LINE];
    tr_text_one_line(text, line, sizeof line);
    put_text(chart, x, y, type, line, strlen(line));
}

/* Bold letters of Arial are up to a tenth wider. */
static double width_of(const char *text, size_t length, TrType type)
{
    return tr_text_width(text, length, type.points) * (type.bold ? 1.1 : 1);
}

void tr_chart_text_within(TrChart *chart, double x, double y, double room, TrType type, const char *text)
{
    static const char ellipsis[] = "…";
    char line[LONGEST_LINE];
    size_t n, length;
    double dots = width_of(ellipsis, strlen(ellipsis), type);
    tr_text_one_line(text, line, sizeof line - sizeof ellipsis);
    length = strlen(line);
    if (width_of(line, length, type) > room) {
        for (n = 0; n < length;) {
            uint32_t c;
            size_t next = n + tr_utf8_decode(line + n, length - n, &c);
            if (width_of(line, next, type) + dots > room)
                break;
            n = next;
        }
        while (n > 0 && line[n - 1] == ' ')
            n--;
        memcpy(line + n, ellipsis, sizeof ellipsis);
    }
    put_text(chart, x, y, type, line, strlen(line));
}

double tr_chart_paragraphs(TrChart *chart, double x, double y, double room, TrType type, const char *text)
{
    while (*text != '\0') {
        size_t paragraph = strcspn(text, "\n");
        char copy[LONGEST_LINE], line[LONGEST_LINE];
        (void)snprintf(copy, sizeof copy, "%.*s",
                       (int)(paragraph < LONGEST_LINE ? paragraph : LONGEST_LINE - 1), text);
        tr_text_one_line(copy, line, sizeof line);
        for (const char *at = line; *at != '\0';) {
            size_t skip, n = tr_text_break(at, room / (type.bold ? 1.1 : 1), type.points, &skip);
            y += type.points * LEADING;
            if (chart != NULL)
                put_text(chart, x, y, type, at, n);
            at += n + skip;
        }
        text += paragraph + (text[paragraph] == '\n');
    }
    return y;
}

/* ---- shapes ---- */

void tr_chart_line(TrChart *chart, TrSpot from, TrSpot to, TrInk ink)
{
    if (!is_drawable(from) || !is_drawable(to))
        return;
    (void)fputs("<line", chart->file);
    put_number(chart, "x1", from.x);
    put_number(chart, "y1", from.y);
    put_number(chart, "x2", to.x);
    put_number(chart, "y2", to.y);
    put_ink(chart, ink);
    (void)fputs("/>\n", chart->file);
}

void tr_chart_polyline(TrChart *chart, const TrSpot *spots, size_t n, TrInk ink)
{
    size_t to;
    for (size_t from = 0; from < n; from = to + 1) {
        for (to = from; to < n && is_drawable(spots[to]);)
            to++;
        if (to - from < 2)
            continue;
        (void)fputs("<polyline points=\"", chart->file);
        for (size_t i = from; i < to; i++)
            (void)fprintf(chart->file, "%s%.2f,%.2f", i > from ? " " : "", rounded(spots[i].x),
                          rounded(spots[i].y));
        (void)fputs("\"", chart->file);
        put_ink(chart, ink);
        (void)fputs(" stroke-linejoin=\"round\"/>\n", chart->file);
    }
}

void tr_chart_rect(TrChart *chart, TrSpot corner, double width, double height, TrInk ink)
{
    if (!is_drawable(corner) || !isfinite(width) || !isfinite(height))
        return;
    (void)fputs("<rect", chart->file);
    put_number(chart, "x", corner.x);
    put_number(chart, "y", corner.y);
    put_number(chart, "width", width > 0 ? width : 0);
    put_number(chart, "height", height > 0 ? height : 0);
    put_ink(chart, ink);
    (void)fputs("/>\n", chart->file);
}

void tr_chart_circle(TrChart *chart, TrSpot centre, double radius, TrInk ink)
{
    if (!is_drawable(centre) || !isfinite(radius))
        return;
    (void)fputs("<circle", chart->file);
    put_number(chart, "cx", centre.x);
    put_number(chart, "cy", centre.y);
    put_number(chart, "r", radius);
    put_ink(chart, ink);
    (void)fputs("/>\n", chart->file);
}

/* ---- scales ---- */

double tr_scale_place(const TrScale *scale, double value)
{
    double span = scale->last - scale->first;
    double share = span == 0 ? 0.5 : (value - scale->first) / span;
    return isnan(value) ? (double)NAN : scale->from + share * (scale->to - scale->from);
}

/* The smallest step of 1, 2 or 5 times a power of ten that is at least `least`. */
static double round_step(double least)
{
    static const double leads[] = {1, 2, 5, 10};
    double power = pow(10, floor(log10(least)));
    size_t i = 0;
    while (i < 3 && leads[i] * power < least * (1 - 1e-9))
        i++;
    return leads[i] * power;
}

/* The first and last multiple of `step` within low .. high, as multiples; a hair outside is within. */
static double first_multiple(double low, double step)
{
    return ceil(low / step - 1e-9);
}

static double last_multiple(double high, double step)
{
    return floor(high / step + 1e-9);
}

size_t tr_chart_ticks(double first, double last, size_t most, bool whole, double *ticks)
{
    double low = first < last ? first : last, high = first < last ? last : first, step;
    size_t n = 0;
    if (!isfinite(low) || !isfinite(high) || most < 2)
        return 0;
    if (low == high) {
        ticks[0] = low;
        return !whole || low == floor(low);
    }
    step = round_step((high - low) / (double)most);
    if (whole && step < 1)
        step = 1;
    while (last_multiple(high, step) - first_multiple(low, step) + 1 > (double)most)
        step = round_step(step * 1.5);
    for (size_t i = 0; first_multiple(low, step) + (double)i <= last_multiple(high, step); i++) {
        double k = first_multiple(low, step) + (double)i;
        if (n == 0 || tr_number_round(k * step) > ticks[n - 1])  /* finer than 12 digits there is nothing */
            ticks[n++] = k == 0 ? 0 : tr_number_round(k * step); /* and no -0 */
    }
    return n;
}
