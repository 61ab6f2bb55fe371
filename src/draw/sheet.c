/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "draw/metrics.h"

#define LEAST_WIDTH    520.0 /* of the text, where the page has no size */
#define TITLE_POINTS   16.0
#define CAPTION_POINTS 9.0
#define LEADING        1.3
#define GAP            8.0
#define MOST_SCALE     1.2 /* a picture of three should not shout */
#define FONTS          "Arial, Liberation Sans, Helvetica, sans-serif"
#define OFFSET         4.5 /* where Graphviz puts the point (0, 0) of a drawing */

/* ---- sizes ---- */

TrSheet tr_sheet_begin(TrPage page, bool lying, double drawing_width)
{
    TrSheet sheet = {.margin = 14, .title_points = TITLE_POINTS, .small_points = CAPTION_POINTS, .scale = 1};
    double shorter;
    sheet.legend_scale = 1;
    if (page.width == 0) {
        sheet.width = fmax(LEAST_WIDTH, drawing_width) + 2 * sheet.margin;
        return sheet;
    }
    shorter = page.height > 0 ? fmin(page.width, page.height) : page.width;
    sheet.width = page.height == 0 ? page.width : lying ? fmax(page.width, page.height) : shorter;
    sheet.height = page.height == 0 ? 0 : lying ? shorter : fmax(page.width, page.height);
    sheet.small_points = fmin(fmax(shorter / 595 * 7.5, 6.5), 10);
    sheet.title_points = fmin(fmax(sheet.small_points * 2, 11), 24);
    sheet.margin = fmin(fmax(shorter * 0.04, 8), 30);
    sheet.legend_scale = sheet.small_points / TR_LEGEND_POINTS;
    return sheet;
}

static double text_width(const TrSheet *sheet)
{
    return sheet->width - 2 * sheet->margin;
}

double tr_sheet_legend_width(const TrSheet *sheet)
{
    return text_width(sheet) / sheet->legend_scale - 2 * OFFSET;
}

/* ---- words ---- */

static const char *ink(const TrPicture *picture, const char *colour, char out[TR_COLOUR_BYTES])
{
    return tr_palette_colour(picture->diagram->palette, colour, false, out);
}

typedef struct {
    FILE *file; /* NULL: only measured */
    double x, width, points;
    bool bold;
    const char *fill;
} Setting;

static void write_line(const Setting *setting, double y, const char *text, size_t length)
{
    if (setting->file == NULL)
        return;
    (void)fprintf(
        setting->file, "<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s\" font-size=\"%.2f\"%s fill=\"%s\">",
        setting->x, y, FONTS, setting->points, setting->bold ? " font-weight=\"bold\"" : "", setting->fill);
    tr_xml_text_n(setting->file, text, length);
    (void)fputs("</text>\n", setting->file);
}

/* Set paragraphs of text from height y on, one per line of `text`; returns the height after the last. Bold
 * letters are at most a tenth wider. */
static double set_paragraphs(const Setting *setting, double y, const char *text)
{
    double width = setting->bold ? setting->width / 1.1 : setting->width;
    while (*text != '\0') {
        size_t paragraph = strcspn(text, "\n");
        char line[2048];
        const char *at = line;
        (void)snprintf(line, sizeof line, "%.*s", (int)(paragraph < 2000 ? paragraph : 2000), text);
        while (*at != '\0') {
            size_t skip, n = tr_text_break(at, width, setting->points, &skip);
            y += setting->points * LEADING;
            write_line(setting, y, at, n);
            at += n + skip;
        }
        text += paragraph + (text[paragraph] == '\n');
    }
    return y;
}

static Setting title_setting(const TrSheet *sheet, FILE *file, const char *fill)
{
    return (Setting){file, sheet->margin, text_width(sheet), sheet->title_points, true, fill};
}

static Setting caption_setting(const TrSheet *sheet, FILE *file, const char *fill)
{
    return (Setting){file, sheet->margin, text_width(sheet), sheet->small_points, false, fill};
}

/* ---- places ---- */

void tr_sheet_arrange(TrSheet *sheet, const TrSheetContent *content)
{
    const char *title = content->picture->title;
    Setting heading = title_setting(sheet, NULL, ""), text = caption_setting(sheet, NULL, "");
    double y = sheet->margin, legend, caption, room, wide = text_width(sheet);
    if (*title != '\0')
        y = set_paragraphs(&heading, y, title) + GAP;
    sheet->picture_top = sheet->title_bottom = y;
    legend = content->legend->n > 0 ? (content->legend->height + 2 * OFFSET) * sheet->legend_scale + 4 : 0;
    caption = set_paragraphs(&text, 0, content->caption);
    if (content->drawing != NULL) {
        sheet->scale = sheet->height == 0 && content->picture->diagram->page.width == 0
                           ? 1
                           : fmin(MOST_SCALE, wide / content->drawing->width);
        room = sheet->height - sheet->margin - y - GAP - legend - caption;
        if (sheet->height > 0)
            sheet->scale = fmin(sheet->scale, fmax(room, 1) / content->drawing->height);
        y += content->drawing->height * sheet->scale + GAP;
    }
    if (sheet->height > 0) { /* legend and caption stand at the foot of the page */
        double foot = sheet->height - sheet->margin - legend - caption;
        if (content->drawing != NULL && foot > y) { /* and the drawing in the middle of what is left */
            sheet->picture_top += (foot - y) / 2;
            y = foot;
        }
    }
    if (content->drawing != NULL)
        sheet->picture_left = sheet->margin + (wide - content->drawing->width * sheet->scale) / 2;
    sheet->foot = sheet->height > 0 ? y : 0;
    sheet->legend_top = y;
    sheet->caption_top = y + legend;
    if (sheet->height == 0)
        sheet->height = sheet->caption_top + caption + sheet->margin;
}

static double between(double value, double least, double most)
{
    return fmax(least, fmin(value, most));
}

/* Where the drawing is now too large for its scale, all shrinks around the middle. */
void tr_sheet_hold(TrSheet *sheet, const TrDrawing *drawing, double left, double top, double scale)
{
    enum { MOST_WASTE = 15 }; /* per cent */
    double middle_x = drawing->left + drawing->width / 2 - drawing->origin_x,
           middle_y = drawing->top + drawing->height / 2 - drawing->origin_y, now = fmin(scale, sheet->scale);
    if (sheet->foot == 0 || sheet->scale > scale * (1 + MOST_WASTE / 100.0))
        return;
    left += (scale - now) * middle_x - now * (drawing->origin_x - drawing->left);
    top += (scale - now) * middle_y - now * (drawing->origin_y - drawing->top);
    sheet->scale = now;
    sheet->picture_left = between(left, sheet->margin, sheet->width - sheet->margin - now * drawing->width);
    sheet->picture_top = between(top, sheet->title_bottom, sheet->foot - now * drawing->height);
}

/* ---- writing ---- */

/* The names with most ties in the picture, at most three. */
static void put_most_tied(const TrPicture *picture, TrBuilder *names, uint32_t *n_ties)
{
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = &picture->network->ties[picture->choice.ties[i]];
        n_ties[tie->a]++;
        n_ties[tie->b]++;
    }
    for (int k = 0; k < 3; k++) {
        uint32_t best = TR_NO_ID;
        for (size_t i = 0; i < picture->choice.n_nodes; i++) {
            uint32_t node = picture->choice.nodes[i];
            if (n_ties[node] > 0 && (best == TR_NO_ID || n_ties[node] > n_ties[best]))
                best = node;
        }
        if (best == TR_NO_ID)
            break;
        tr_build_format(names, "%s%.120s", names->length > 0 ? "; " : "",
                        tr_node_name(picture->network, best));
        n_ties[best] = 0;
    }
}

/* The picture in a sentence, for those who do not see it. */
static TrStatus write_description(const TrPicture *picture, FILE *file, TrError *err)
{
    TrLanguage language = picture->diagram->language;
    TrBuilder text = {0}, names = {0};
    uint32_t *n_ties = NULL;
    size_t n_claims = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(n_ties, picture->network->n_nodes, err));
    for (size_t i = 0; i < picture->choice.n_ties; i++)
        n_claims += picture->network->ties[picture->choice.ties[i]].n_claims;
    tr_phrase_put(&text, language, TR_SAY_DESCRIPTION,
                  (const TrValue[]){
                      {NULL, picture->choice.n_entities}, {NULL, picture->choice.n_ties}, {NULL, n_claims}});
    tr_build_text(&text, " ");
    put_most_tied(picture, &names, n_ties);
    if (names.length > 0) {
        tr_phrase_put(&text, language, TR_SAY_DESCRIPTION_MOST, &(TrValue){names.text, 0});
        tr_build_text(&text, " ");
    }
    tr_build_text(&text, tr_phrase(language, TR_SAY_CAVEAT));
    if (text.failed || names.failed)
        TR_TRY(tr_fail_memory(err));
    (void)fprintf(file, "<desc id=\"%s--desc\">", picture->diagram->name);
    tr_xml_text(file, text.text);
    (void)fputs("</desc>\n", file);
out:
    tr_free(n_ties);
    tr_builder_release(&text);
    tr_builder_release(&names);
    return st;
}

static const char *form_of(const TrDiagram *diagram)
{
    return diagram->panels != TR_PANELS_NONE       ? "panels"
           : diagram->layout == TR_LAYOUT_MATRIX   ? "matrix"
           : diagram->collapse != TR_BY_NONE       ? "collapsed"
           : tr_plan_is_layered(diagram)           ? "layered"
           : diagram->layout == TR_LAYOUT_RADIAL   ? "radial"
           : diagram->layout == TR_LAYOUT_CIRCULAR ? "circular"
                                                   : "force";
}

static TrStatus write_head(const TrSheet *sheet, const TrPicture *picture, FILE *file, TrError *err)
{
    const char *name = picture->diagram->name;
    char ground[TR_COLOUR_BYTES];
    TrStatus st = TR_OK;
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n", file);
    (void)fprintf(file,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                  "width=\"%.2fpt\" height=\"%.2fpt\" viewBox=\"0 0 %.2f %.2f\" role=\"img\" "
                  "aria-labelledby=\"%s--title %s--desc\" class=\"trama %s\" lang=\"%s\">\n",
                  sheet->width, sheet->height, sheet->width, sheet->height, name, name,
                  form_of(picture->diagram), picture->diagram->language == TR_SPANISH ? "es" : "en");
    (void)fprintf(file, "<title id=\"%s--title\">", name);
    tr_xml_text(file, *picture->title != '\0' ? picture->title : name);
    (void)fputs("</title>\n", file);
    TR_TRY(write_description(picture, file, err));
    (void)fprintf(file, "<rect width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>\n", sheet->width, sheet->height,
                  tr_palette_colour(picture->diagram->palette, "#FFFFFF", true, ground));
out:
    return st;
}

static TrStatus write_drawing(const TrDrawing *drawing, double x, double y, double scale, FILE *file,
                              TrError *err)
{
    TrStatus st = TR_OK;
    (void)fprintf(file, "<g transform=\"translate(%.2f %.2f)", x - drawing->left * scale,
                  y - drawing->top * scale);
    if (scale != 1)
        (void)fprintf(file, " scale(%.4f)", scale);
    (void)fputs("\">", file);
    if (drawing->many != NULL)
        st = tr_many_write_svg(drawing->many, file, err);
    else
        (void)fwrite(drawing->inside, 1, drawing->inside_length, file);
    (void)fputs("</g>\n", file);
    return st;
}

static void write_legend_words(const TrSheet *sheet, const TrSheetContent *content, FILE *file)
{
    char black[TR_COLOUR_BYTES];
    Setting setting = {file, 0, 0, sheet->small_points, false, ink(content->picture, "#000000", black)};
    for (size_t i = 0; i < content->legend->n; i++) {
        const TrSample *sample = &content->legend->samples[i];
        setting.bold = sample->kind == TR_SAMPLE_HEADING;
        setting.x =
            sheet->margin + (setting.bold ? 0 : OFFSET + sample->x + TR_LEGEND_TEXT_X) * sheet->legend_scale;
        write_line(&setting,
                   sheet->legend_top + (OFFSET + sample->y + TR_LEGEND_POINTS * 0.35) * sheet->legend_scale,
                   sample->words, strlen(sample->words));
    }
}

TrStatus tr_sheet_write(const TrSheet *sheet, const TrSheetContent *content, FILE *file, TrError *err)
{
    const TrPicture *picture = content->picture;
    char black[TR_COLOUR_BYTES], grey[TR_COLOUR_BYTES];
    Setting heading = title_setting(sheet, file, ink(picture, "#000000", black)),
            text = caption_setting(sheet, file, ink(picture, "#333333", grey));
    TrStatus st = TR_OK;
    TR_TRY(write_head(sheet, picture, file, err));
    (void)set_paragraphs(&heading, sheet->margin, picture->title);
    if (content->drawing != NULL)
        TR_TRY(write_drawing(content->drawing, sheet->picture_left, sheet->picture_top, sheet->scale, file,
                             err));
    if (content->legend->n > 0) {
        TR_TRY(write_drawing(content->legend_drawing, sheet->margin, sheet->legend_top, sheet->legend_scale,
                             file, err));
        write_legend_words(sheet, content, file);
    }
    (void)set_paragraphs(&text, sheet->caption_top, content->caption);
    (void)fputs("</svg>\n", file);
out:
    return st;
}
