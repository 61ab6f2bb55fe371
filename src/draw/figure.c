/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The finished figure: title, picture, legend and caption on one sheet. Picture and legend come from
 * trama-render; the words around them are set here, with Arial's widths. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/labels.h"
#include "draw/legend.h"
#include "draw/metrics.h"
#include "draw/picture.h"
#include "draw/process.h"

#define MARGIN         14.0
#define LEAST_WIDTH    520.0
#define TITLE_POINTS   16.0
#define CAPTION_POINTS 9.0
#define LEADING        1.3
#define FONTS          "Arial, Liberation Sans, Helvetica, sans-serif"
#define OFFSET         4.5 /* where Graphviz puts the point (0, 0) of a drawing */
enum { DRAW_SECONDS = 60 };

/* A drawing as trama-render returns it, and what is in it. */
typedef struct {
    char *text;
    size_t length;
    const char *inside; /* the elements within <svg> */
    size_t inside_length;
    double width, height; /* points */
} Drawing;

static void release_drawing(Drawing *drawing)
{
    tr_free(drawing->text);
    *drawing = (Drawing){0};
}

/* ---- drawing ---- */

static TrStatus find_inside(Drawing *drawing, TrError *err)
{
    const char *svg = strstr(drawing->text, "<svg"), *close = strstr(drawing->text, "</svg>");
    const char *open = svg == NULL ? NULL : strchr(svg, '>');
    if (open == NULL || close == NULL ||
        sscanf(svg, "<svg width=\"%lfpt\" height=\"%lfpt\"", &drawing->width, &drawing->height) != 2)
        return tr_fail(err, TR_ANALYSIS, "trama-render returned no SVG");
    drawing->inside = open + 1;
    drawing->inside_length = (size_t)(close - open - 1);
    return TR_OK;
}

static TrStatus render(const TrPicture *picture, const char *layout, const char *dot, size_t length,
                       Drawing *drawing, TrError *err)
{
    const char *arguments[] = {"--no-label", layout == NULL ? NULL : "--layout", layout, NULL};
    TrStatus st = TR_OK;
    TR_TRY(tr_process_run(picture->renderer, arguments, dot, length, DRAW_SECONDS, &drawing->text,
                          &drawing->length, err));
    TR_TRY(find_inside(drawing, err));
out:
    return st;
}

typedef TrStatus (*WriteDot)(const void *what, const TrPicture *picture, FILE *file, TrError *err);

static TrStatus render_written(const TrPicture *picture, const char *layout, WriteDot write, const void *what,
                               Drawing *drawing, TrError *err)
{
    char *dot = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&dot, &length);
    TrStatus st;
    if (file == NULL)
        return tr_fail_memory(err);
    st = write(what, picture, file, err);
    if (fclose(file) != 0 && st == TR_OK)
        st = tr_fail_memory(err);
    if (st == TR_OK)
        st = render(picture, layout, dot, length, drawing, err);
    free(dot);
    return st;
}

static TrStatus write_picture(const void *what, const TrPicture *picture, FILE *file, TrError *err)
{
    (void)what;
    return tr_picture_write_dot(picture, file, err);
}

static TrStatus write_legend(const void *legend, const TrPicture *picture, FILE *file, TrError *err)
{
    (void)err;
    tr_legend_write_dot(legend, picture, file);
    return TR_OK;
}

/* The layout that was asked for; if it fails, circular places, which cannot. */
static TrStatus draw_picture(const TrPicture *picture, Drawing *drawing, bool *fell_back, TrError *err)
{
    TrError first = {0};
    TrStatus st = render_written(picture, NULL, write_picture, NULL, drawing, &first);
    *fell_back = st == TR_ANALYSIS;
    if (*fell_back) {
        release_drawing(drawing); /* it may hold what is no SVG */
        st = render_written(picture, "circo", write_picture, NULL, drawing, err);
    } else if (st != TR_OK && err->status == TR_OK) {
        tr_error_copy(err, &first);
    }
    return st;
}

/* ---- words ---- */

static void write_line(FILE *file, double x, double y, double points, const char *style, const char *text,
                       size_t length)
{
    (void)fprintf(file, "<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s\" font-size=\"%.2f\"%s>", x, y, FONTS,
                  points, style);
    tr_xml_text_n(file, text, length);
    (void)fputs("</text>\n", file);
}

/* Write (file not NULL) or only measure paragraphs of text from height y on, one per line of `text`; returns
 * the height after the last. */
static double set_paragraphs(FILE *file, double y, double width, double points, const char *style,
                             const char *text)
{
    while (*text != '\0') {
        size_t paragraph = strcspn(text, "\n");
        char line[2048];
        const char *at = line;
        (void)snprintf(line, sizeof line, "%.*s", (int)(paragraph < 2000 ? paragraph : 2000), text);
        while (*at != '\0') {
            size_t skip, n = tr_text_break(at, width, points, &skip);
            y += points * LEADING;
            if (file != NULL)
                write_line(file, MARGIN, y, points, style, at, n);
            at += n + skip;
        }
        text += paragraph + (text[paragraph] == '\n');
    }
    return y;
}

static void write_legend_words(FILE *file, const TrLegend *legend, double top)
{
    for (size_t i = 0; i < legend->n; i++) {
        const TrSample *sample = &legend->samples[i];
        bool heading = sample->kind == TR_SAMPLE_HEADING;
        double x = heading ? MARGIN : MARGIN + OFFSET + sample->x + TR_LEGEND_TEXT_X;
        write_line(file, x, top + OFFSET + sample->y + TR_LEGEND_POINTS * 0.35, TR_LEGEND_POINTS,
                   heading ? " font-weight=\"bold\"" : "", sample->words, strlen(sample->words));
    }
}

/* ---- the sheet ---- */

typedef struct {
    Drawing picture, legend_drawing;
    TrLegend legend;
    TrBuilder caption;
    double width; /* of the text and the legend */
    double picture_top, legend_top, caption_top, sheet_width, sheet_height;
} Sheet;

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static void arrange(Sheet *sheet, const TrPicture *picture)
{
    double y = MARGIN;
    if (*picture->diagram->title != '\0')
        y = set_paragraphs(NULL, y, sheet->width, TITLE_POINTS, "", picture->diagram->title) + 8;
    sheet->picture_top = y;
    y += picture->choice.n_nodes > 0 ? sheet->picture.height + 8 : 0;
    sheet->legend_top = y;
    y += sheet->legend.n > 0 ? sheet->legend.height + 2 * OFFSET + 4 : 0;
    sheet->caption_top = y;
    y = set_paragraphs(NULL, y, sheet->width, CAPTION_POINTS, "", sheet->caption.text);
    sheet->sheet_width = sheet->width + 2 * MARGIN;
    sheet->sheet_height = y + MARGIN;
}

/* The picture in a sentence, for those who do not see it. */
static void write_description(const TrPicture *picture, FILE *file)
{
    char text[240];
    unsigned long n_claims = 0;
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        n_claims += picture->network->ties[picture->choice.ties[i]].n_claims;
    (void)snprintf(text, sizeof text,
                   "A network of %zu entities and %zu ties between them, from %lu claims. ",
                   picture->choice.n_entities, picture->choice.n_ties, n_claims);
    (void)fprintf(file, "<desc id=\"%s--desc\">%s", picture->diagram->name, text);
    tr_xml_text(file, TR_PICTURE_CAVEAT);
    (void)fputs("</desc>\n", file);
}

static void write_head(const Sheet *sheet, const TrPicture *picture, FILE *file)
{
    const char *name = picture->diagram->name;
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n", file);
    (void)fprintf(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "width=\"%.2fpt\" "
        "height=\"%.2fpt\" viewBox=\"0 0 %.2f %.2f\" role=\"img\" aria-labelledby=\"%s--title %s--desc\">\n",
        sheet->sheet_width, sheet->sheet_height, sheet->sheet_width, sheet->sheet_height, name, name);
    (void)fprintf(file, "<title id=\"%s--title\">", name);
    tr_xml_text(file, *picture->diagram->title != '\0' ? picture->diagram->title : name);
    (void)fputs("</title>\n", file);
    write_description(picture, file);
    (void)fprintf(file, "<rect width=\"%.2f\" height=\"%.2f\" fill=\"#FFFFFF\"/>\n", sheet->sheet_width,
                  sheet->sheet_height);
}

static void write_drawing(const Drawing *drawing, double x, double y, FILE *file)
{
    (void)fprintf(file, "<g transform=\"translate(%.2f %.2f)\">", x, y);
    (void)fwrite(drawing->inside, 1, drawing->inside_length, file);
    (void)fputs("</g>\n", file);
}

static void write_sheet(const Sheet *sheet, const TrPicture *picture, FILE *file)
{
    write_head(sheet, picture, file);
    (void)set_paragraphs(file, MARGIN, sheet->width, TITLE_POINTS, " font-weight=\"bold\"",
                         picture->diagram->title);
    if (picture->choice.n_nodes > 0)
        write_drawing(&sheet->picture, MARGIN + (sheet->width - sheet->picture.width) / 2, sheet->picture_top,
                      file);
    if (sheet->legend.n > 0) {
        write_drawing(&sheet->legend_drawing, MARGIN, sheet->legend_top, file);
        write_legend_words(file, &sheet->legend, sheet->legend_top);
    }
    (void)set_paragraphs(file, sheet->caption_top, sheet->width, CAPTION_POINTS, " fill=\"#333333\"",
                         sheet->caption.text);
    (void)fputs("</svg>\n", file);
}

TrStatus tr_picture_write_svg(const TrPicture *picture, FILE *file, TrError *err)
{
    Sheet sheet = {0};
    bool fell_back = false;
    TrStatus st = TR_OK;
    if (picture->choice.n_nodes > 0)
        TR_TRY(draw_picture(picture, &sheet.picture, &fell_back, err));
    sheet.width = larger(LEAST_WIDTH, sheet.picture.width);
    TR_TRY(tr_legend_make(picture, sheet.width - 2 * OFFSET, &sheet.legend, err));
    if (sheet.legend.n > 0)
        TR_TRY(render_written(picture, "nop2", write_legend, &sheet.legend, &sheet.legend_drawing, err));
    TR_TRY(tr_picture_caption(picture, fell_back, &sheet.caption, err));
    arrange(&sheet, picture);
    write_sheet(&sheet, picture, file);
out:
    release_drawing(&sheet.picture);
    release_drawing(&sheet.legend_drawing);
    tr_legend_release(&sheet.legend);
    tr_builder_release(&sheet.caption);
    return st;
}
