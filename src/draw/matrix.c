/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A matrix: above about twenty dense entities it shows more than lines do (Ghoniem, Fekete & Castagliola
 * 2005). One row and one column for each entity, in order of group, then of rank; a mark where a tie goes
 * from the row to the column, and at both places where it has no direction. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text_stream.h"
#include "draw/figure.h"
#include "draw/ids.h"
#include "draw/kept.h"
#include "draw/labels.h"
#include "draw/matrix.h"
#include "draw/metrics.h"

#define KEY_HEIGHT 22.0
#define KEY_WIDTH  460.0
#define EDGE       4.0
#define FONTS      "Arial, Liberation Sans, Helvetica, sans-serif"

static const char *colour(const TrMatrix *m, const char *text, bool fill, char out[TR_COLOUR_BYTES])
{
    return tr_palette_colour(m->picture->diagram->palette, text, fill, out);
}

static void put_text(const TrMatrix *m, double x, double y, const char *more, const char *text, size_t length)
{
    char black[TR_COLOUR_BYTES];
    (void)fprintf(m->file, "<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s\" font-size=\"%.1f\" fill=\"%s\"%s>",
                  x, y, FONTS, TR_MATRIX_LETTERS, colour(m, "#000000", false, black), more);
    tr_xml_text_n(m->file, text, length);
    (void)fputs("</text>\n", m->file);
}

/* A name, cut where it would be wider than `most`. */
static void put_name(const TrMatrix *m, double x, double y, double most, const char *more, const char *name)
{
    char cut[260];
    size_t skip, n = strlen(name);
    if (tr_text_width(name, n, TR_MATRIX_LETTERS) > most) {
        n = tr_text_break(name, most - TR_MATRIX_LETTERS, TR_MATRIX_LETTERS, &skip);
        (void)snprintf(cut, sizeof cut, "%.*s…", (int)(n < 250 ? n : 250), name);
        name = cut;
        n = strlen(cut);
    }
    put_text(m, x, y, more, name, n);
}

/* The mark of a cell, as the line of its tie would be: full, hollow, a dot, grey; a bar where it is against;
 * a ring where it is contested. */
static void put_mark(const TrMatrix *m, double x, double y, const TrMatrixCell *cell)
{
    char ink[TR_COLOUR_BYTES], red[TR_COLOUR_BYTES], grey[TR_COLOUR_BYTES];
    const char *paint = cell->line == TR_LINE_CLEARED ? colour(m, "#767676", false, grey)
                        : cell->minus                 ? colour(m, "#C65300", false, red)
                                                      : colour(m, "#0072B2", false, ink);
    double half = cell->line == TR_LINE_TENTATIVE ? 1.8 : 4;
    bool hollow = cell->line == TR_LINE_UNCONFIRMED || cell->line == TR_LINE_CLEARED;
    (void)fprintf(m->file,
                  "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" stroke=\"%s\" "
                  "stroke-width=\"1.3\"%s/>",
                  x - half, y - half, 2 * half, 2 * half, hollow ? "none" : paint, paint,
                  cell->line == TR_LINE_CLEARED ? " stroke-dasharray=\"2 1.5\"" : "");
    if (cell->minus)
        (void)fprintf(
            m->file,
            "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\" stroke-width=\"2\"/>",
            x - 5.5, y + 5.9, x + 5.5, y + 5.9, paint);
    if (cell->contested)
        (void)fprintf(
            m->file,
            "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"6.2\" fill=\"none\" stroke=\"%s\" stroke-width=\"1\"/>", x,
            y, paint);
}

static TrStatus put_one_cell(TrMatrix *m, size_t row, size_t column, TrError *err)
{
    const TrMatrixCell *cell = &m->cells[row * m->n + column];
    size_t n = 0;
    TrSvgPart part;
    TrStatus st = TR_OK;
    for (uint32_t at = cell->first; at != 0; at = m->entries[at - 1].next)
        m->ties[n++] = m->entries[at - 1].tie;
    TR_TRY(
        tr_matrix_cell(&m->words, tr_matrix_node(m, row), tr_matrix_node(m, column), m->ties, n, &part, err));
    tr_svg_part_open(m->file, &part);
    put_mark(m, m->left + m->offset[column] + TR_MATRIX_CELL / 2,
             m->top + m->offset[row] + TR_MATRIX_CELL / 2, cell);
    tr_svg_part_close(m->file, &part);
out:
    return st;
}

static TrStatus put_cells(TrMatrix *m, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t row = 0; row < m->n; row++)
        for (size_t column = 0; column < m->n; column++)
            if (m->cells[row * m->n + column].any)
                TR_TRY(put_one_cell(m, row, column, err));
out:
    return st;
}

/* Pale stripes along every other row and column lead the eye; the names stand at their ends. */
static TrStatus put_frame(TrMatrix *m, TrError *err)
{
    char stripe[TR_COLOUR_BYTES], more[120];
    double side = m->n > 0 ? m->offset[m->n - 1] + TR_MATRIX_CELL : 0;
    const char *paint =
        m->picture->diagram->palette == TR_PALETTE_DARK ? "#353535" : colour(m, "#F1F1F1", true, stripe);
    TrSvgPart part;
    TrStatus st = TR_OK;
    for (size_t row = 0; row < m->n; row++) {
        const char *name = tr_node_name(m->picture->network, tr_matrix_node(m, row));
        double at = m->offset[row];
        if (row % 2 == 0)
            (void)fprintf(m->file,
                          "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>\n",
                          m->left, m->top + at, side, TR_MATRIX_CELL, paint);
        TR_TRY(tr_matrix_name(&m->words, tr_matrix_node(m, row), false, &part, err));
        tr_svg_part_open(m->file, &part);
        put_name(m, m->left - TR_MATRIX_NAME_GAP, m->top + at + TR_MATRIX_CELL / 2 + 3, TR_MATRIX_NAME_WIDTH,
                 " text-anchor=\"end\"", name);
        tr_svg_part_close(m->file, &part);
        (void)snprintf(more, sizeof more, " transform=\"rotate(-90 %.2f %.2f)\"",
                       m->left + at + TR_MATRIX_CELL / 2 + 3, m->top - TR_MATRIX_NAME_GAP);
        TR_TRY(tr_matrix_name(&m->words, tr_matrix_node(m, row), true, &part, err));
        tr_svg_part_open(m->file, &part);
        put_name(m, m->left + at + TR_MATRIX_CELL / 2 + 3, m->top - TR_MATRIX_NAME_GAP, TR_MATRIX_NAME_WIDTH,
                 more, name);
        tr_svg_part_close(m->file, &part);
    }
out:
    return st;
}

/* Where a group ends, a thin line along rows and columns. */
static void put_group_lines(const TrMatrix *m)
{
    char grey[TR_COLOUR_BYTES];
    const char *paint = colour(m, "#767676", false, grey);
    double side = m->n > 0 ? m->offset[m->n - 1] + TR_MATRIX_CELL : 0;
    for (size_t row = 1; row < m->n; row++) {
        double at = m->offset[row] - TR_MATRIX_GROUP_GAP / 2;
        if (m->groups.group_of[m->order[row]] == m->groups.group_of[m->order[row - 1]])
            continue;
        (void)fprintf(m->file,
                      "<path d=\"M%.2f,%.2fL%.2f,%.2fM%.2f,%.2fL%.2f,%.2f\" fill=\"none\" stroke=\"%s\" "
                      "stroke-width=\"0.6\"/>\n",
                      m->left, m->top + at, m->left + side, m->top + at, m->left + at, m->top, m->left + at,
                      m->top + side, paint);
    }
}

static void open_part(TrMatrix *m, const char *part, const char *name, const char *class)
{
    TrBuilder *id = &m->words.id;
    tr_build_clear(id);
    tr_part_id(id, m->picture, part, name);
    (void)fprintf(m->file, "<g id=\"%s\" class=\"%s\">", id->text != NULL ? id->text : "", class);
}

/* The name of a group with a bracket round its rows, from first to last - 1, and round its columns. */
static void put_head(TrMatrix *m, size_t first, size_t last, const char *name)
{
    char grey[TR_COLOUR_BYTES], more[120];
    const char *paint = colour(m, "#767676", false, grey);
    double from = m->top + m->offset[first] + 1.5, to = m->top + m->offset[last - 1] + TR_MATRIX_CELL - 1.5,
           at = m->heads - TR_MATRIX_BRACKET / 2, middle = (from + to) / 2 + 3;
    if (*name == '\0' || m->heads == 0)
        return;
    open_part(m, "head", name, "head");
    (void)fprintf(
        m->file,
        "<path d=\"M%.2f,%.2fL%.2f,%.2fL%.2f,%.2fL%.2f,%.2fM%.2f,%.2fL%.2f,%.2fL%.2f,%.2fL%.2f,%.2f\" "
        "fill=\"none\" stroke=\"%s\" stroke-width=\"0.8\"/>\n",
        at + 3, from, at, from, at, to, at + 3, to, from, at + 3, from, at, to, at, to, at + 3, paint);
    put_name(m, at - 4, middle, TR_MATRIX_HEAD_WIDTH / 1.1, " text-anchor=\"end\" font-weight=\"bold\"",
             name);
    (void)snprintf(more, sizeof more, " font-weight=\"bold\" transform=\"rotate(-90 %.2f %.2f)\"", middle,
                   at - 4);
    put_name(m, middle, at - 4, TR_MATRIX_HEAD_WIDTH / 1.1, more, name);
    (void)fputs("</g>\n", m->file);
}

static void put_heads(TrMatrix *m)
{
    for (size_t first = 0, last; first < m->n; first = last) {
        uint32_t group = m->groups.group_of[m->order[first]];
        for (last = first + 1; last < m->n && m->groups.group_of[m->order[last]] == group;)
            last++;
        put_head(m, first, last, m->groups.names[group]);
    }
}

/* The marks that occur, with their words. */
static double put_key(TrMatrix *m, double y, double width)
{
    static const TrPhrase words[TR_N_LINES] = {TR_SAY_CONFIRMED, TR_SAY_UNCONFIRMED, TR_SAY_TENTATIVE,
                                               TR_SAY_CLEARED};
    static const char *const keys[] = {"legend--status-confirmed", "legend--status-unconfirmed",
                                       "legend--status-tentative", "legend--status-cleared",
                                       "legend--sign-minus",       "legend--contested"},
                             *const words_keys[] = {
                                 "legend--status-confirmed--words", "legend--status-unconfirmed--words",
                                 "legend--status-tentative--words", "legend--status-cleared--words",
                                 "legend--sign-minus--words",       "legend--contested--words"};
    TrLanguage language = m->picture->diagram->language;
    double x = 0;
    for (int i = 0; i < TR_N_LINES + 2; i++) {
        const char *text = i < TR_N_LINES    ? tr_phrase(language, words[i])
                           : i == TR_N_LINES ? tr_phrase(language, TR_SAY_MARK_AGAINST)
                                             : tr_phrase(language, TR_SAY_MARK_CONTESTED);
        TrMatrixCell cell = {.any = true,
                             .line = i < TR_N_LINES ? (TrLine)i : TR_LINE_CONFIRMED,
                             .minus = i == TR_N_LINES,
                             .contested = i > TR_N_LINES};
        double wide = 20 + tr_text_width(text, strlen(text), TR_MATRIX_LETTERS) + 14;
        if (i < TR_N_LINES ? !m->occurs[i] : i == TR_N_LINES ? !m->minus : !m->contested)
            continue;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += KEY_HEIGHT;
        }
        open_part(m, keys[i], NULL, "cell key");
        put_mark(m, x + 9, y, &cell);
        (void)fputs("</g>\n", m->file);
        open_part(m, words_keys[i], NULL, "legend-words");
        put_text(m, x + 21, y + 3, "", text, strlen(text));
        (void)fputs("</g>\n", m->file);
        x += wide;
    }
    return y + KEY_HEIGHT / 2;
}

/* As trama-render says it: one that is at row and column i stands on the diagonal. */
static TrStatus put_places(const TrMatrix *m, FILE *file, TrError *err)
{
    TrBuilder id = {0};
    TrStatus st;
    for (size_t row = 0; row < m->n; row++) {
        tr_build_clear(&id);
        tr_node_id(&id, m->picture, tr_matrix_node(m, row));
        if (id.failed)
            break;
        (void)fprintf(file, "node\tn%u\t%s\t%.2f\t%.2f\t%.2f\t%.2f\n", tr_matrix_node(m, row), id.text,
                      m->names + m->offset[row] + TR_MATRIX_CELL / 2,
                      -(m->top + m->offset[row] + TR_MATRIX_CELL / 2), TR_MATRIX_CELL, TR_MATRIX_CELL);
    }
    st = id.failed ? tr_fail_memory(err) : TR_OK;
    tr_builder_release(&id);
    return st;
}

/* What the key takes at least; on a narrow page less, so that letters stay large. */
static double key_width(const TrMatrix *m)
{
    double page = m->picture->diagram->page.width;
    return page > 0 ? fmin(page * 1.3, KEY_WIDTH) : KEY_WIDTH;
}

static TrStatus draw(TrMatrix *m, TrDrawing *drawing, TrError *err)
{
    TrTextStream body = {0}, whole = {0};
    double side = m->n > 0 ? m->offset[m->n - 1] + TR_MATRIX_CELL : 0, bottom,
           width = fmax(m->left + side + 2, key_width(m));
    TrStatus st = TR_OK;
    TR_TRY(tr_text_stream_begin(&body, err));
    m->file = body.file;
    st = put_frame(m, err);
    put_group_lines(m);
    put_heads(m);
    if (st == TR_OK)
        st = put_cells(m, err);
    bottom = put_key(m, m->top + side + KEY_HEIGHT, width);
    TR_TRY(tr_text_stream_end(&body, st, err));
    TR_TRY(tr_text_stream_begin(&whole, err));
    (void)fprintf(whole.file,
                  "<svg width=\"%.2fpt\" height=\"%.2fpt\"><g transform=\"translate(%.1f %.1f)\">\n",
                  width + 2 * EDGE, bottom + 2 * EDGE, EDGE, EDGE);
    (void)fwrite(body.text, 1, body.length, whole.file);
    (void)fputs("</g></svg>\n", whole.file);
    TR_TRY(tr_text_stream_end(&whole, put_places(m, whole.file, err), err));
    st = tr_drawing_take(drawing, whole.text, whole.length, err);
    whole = (TrTextStream){0}; /* the drawing's now */
out:
    tr_text_stream_release(&body);
    tr_text_stream_release(&whole);
    return st;
}

TrStatus tr_matrix_draw(const TrPicture *picture, TrDrawing *drawing, TrError *err)
{
    TrMatrix m = {.picture = picture, .words = {.picture = picture}};
    TrStatus st = TR_OK;
    TR_TRY(tr_matrix_make(&m, err));
    TR_TRY(tr_matrix_words_make(&m.words, err));
    TR_TRY(draw(&m, drawing, err));
out:
    tr_matrix_release(&m);
    return st;
}
