/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A matrix: above about twenty dense entities it shows more than lines do (Ghoniem, Fekete & Castagliola
 * 2005). One row and one column for each entity, in order of group, then of rank; a mark where a tie goes
 * from the row to the column, and at both places where it has no direction. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/figure.h"
#include "draw/kept.h"
#include "draw/labels.h"
#include "draw/metrics.h"

#define CELL       13.0
#define NAME_WIDTH 150.0
#define LETTERS    9.0
#define NAME_GAP   5.0
#define HEAD_WIDTH 90.0 /* of a group's name */
#define BRACKET    12.0 /* beside it */
#define GROUP_GAP  5.0
#define KEY_HEIGHT 22.0
#define KEY_WIDTH  460.0
#define EDGE       4.0
#define FONTS      "Arial, Liberation Sans, Helvetica, sans-serif"

/* What one cell shows: the surest of its ties, and whether one of them is against. */
typedef struct {
    bool any, minus, contested;
    TrLine line;
    uint32_t n_claims, n_ties;
} Cell;

typedef struct {
    const TrPicture *picture;
    FILE *file;
    TrGrouped groups;
    uint32_t *order;  /* places among the shown nodes, in the order of rows */
    uint32_t *row_of; /* by node of the network */
    double *offset;   /* of each row from the first */
    Cell *cells;      /* n times n */
    size_t n;
    double names, heads; /* widths of the entities' names and of the groups', with their brackets */
    double left, top;    /* where the cells begin */
    bool occurs[TR_N_LINES], minus, contested;
} Matrix;

/* ---- what stands where ---- */

static TrStatus order_rows(Matrix *m, TrError *err)
{
    const TrChoice *choice = &m->picture->choice;
    const TrRankedMeasure *ranked = m->picture->ranked;
    uint32_t *place_of = NULL;
    size_t row = 0;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(place_of, m->picture->network->n_nodes, err));
    for (uint32_t i = 0; i < choice->n_nodes; i++)
        place_of[choice->nodes[i]] = i + 1;
    for (uint32_t group = 0; group < m->groups.n; group++) {
        for (size_t k = 0; k < ranked->n_places; k++) {
            uint32_t place = place_of[ranked->places[k]];
            if (place == 0 || m->groups.group_of[place - 1] != group)
                continue;
            m->offset[row] = CELL * (double)row + GROUP_GAP * group;
            m->order[row++] = place - 1;
        }
    }
    m->n = row; /* events are not ranked, and have no row */
    TR_TRY(tr_matrix_keep_order(m->picture, &m->groups, m->order, m->n, err));
    for (row = 0; row < m->n; row++)
        m->row_of[choice->nodes[m->order[row]]] = (uint32_t)row;
out:
    tr_free(place_of);
    return st;
}

static void put_cell(Matrix *m, size_t row, size_t column, const TrTie *tie)
{
    Cell *cell = &m->cells[row * m->n + column];
    TrLine line = tr_style_line(tie);
    if (!cell->any || line < cell->line)
        cell->line = line;
    cell->any = true;
    cell->minus = cell->minus || tie->sign < 0;
    cell->contested = cell->contested || tr_tie_is_contested(tie);
    cell->n_claims += tie->n_claims;
    cell->n_ties++;
}

static TrStatus fill_cells(Matrix *m, TrError *err)
{
    const TrNetwork *network = m->picture->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(m->cells, m->n * m->n, err));
    for (size_t i = 0; i < m->picture->choice.n_ties; i++) {
        const TrTie *tie = &network->ties[m->picture->choice.ties[i]];
        if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
            continue;
        put_cell(m, m->row_of[tie->a], m->row_of[tie->b], tie);
        if (!tie->directed)
            put_cell(m, m->row_of[tie->b], m->row_of[tie->a], tie);
    }
    for (size_t i = 0; i < m->n * m->n; i++) {
        if (!m->cells[i].any)
            continue;
        m->occurs[m->cells[i].line] = true;
        m->minus = m->minus || m->cells[i].minus;
        m->contested = m->contested || m->cells[i].contested;
    }
out:
    return st;
}

static uint32_t node_of_row(const Matrix *m, size_t row)
{
    return m->picture->choice.nodes[m->order[row]];
}

/* Bold letters are at most a tenth wider. */
static double head_width(const Matrix *m, size_t group)
{
    return 1.1 * tr_text_width(m->groups.names[group], strlen(m->groups.names[group]), LETTERS);
}

static TrStatus make(Matrix *m, TrError *err)
{
    const TrPicture *picture = m->picture;
    const TrDiagram *diagram = picture->diagram;
    size_t n = picture->choice.n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(tr_grouped_make(picture->network, picture->choice.nodes, n, diagram->groups, diagram->language,
                           &m->groups, err));
    TR_TRY(TR_ARRAY(m->order, n, err));
    TR_TRY(TR_ARRAY(m->offset, n, err));
    TR_TRY(TR_ARRAY(m->row_of, picture->network->n_nodes, err));
    TR_TRY(order_rows(m, err));
    TR_TRY(fill_cells(m, err));
    for (size_t row = 0; row < m->n; row++) {
        const char *name = tr_node_name(picture->network, node_of_row(m, row));
        m->names = fmax(m->names, tr_text_width(name, strlen(name), LETTERS));
    }
    m->names = fmin(m->names, NAME_WIDTH) + NAME_GAP;
    for (size_t i = 0; i < m->groups.n; i++)
        m->heads = fmax(m->heads, head_width(m, i));
    m->heads = m->groups.n > 1 && m->heads > 0 ? fmin(m->heads, HEAD_WIDTH) + BRACKET : 0;
    m->left = m->top = m->heads + m->names;
out:
    return st;
}

/* ---- drawing ---- */

static const char *colour(const Matrix *m, const char *text, bool fill, char out[TR_COLOUR_BYTES])
{
    return tr_palette_colour(m->picture->diagram->palette, text, fill, out);
}

static void put_text(const Matrix *m, double x, double y, const char *more, const char *text, size_t length)
{
    char black[TR_COLOUR_BYTES];
    (void)fprintf(m->file, "<text x=\"%.2f\" y=\"%.2f\" font-family=\"%s\" font-size=\"%.1f\" fill=\"%s\"%s>",
                  x, y, FONTS, LETTERS, colour(m, "#000000", false, black), more);
    tr_xml_text_n(m->file, text, length);
    (void)fputs("</text>\n", m->file);
}

/* A name, cut where it would be wider than `most`. */
static void put_name(const Matrix *m, double x, double y, double most, const char *more, const char *name)
{
    char cut[260];
    size_t skip, n = strlen(name);
    if (tr_text_width(name, n, LETTERS) > most) {
        n = tr_text_break(name, most - LETTERS, LETTERS, &skip);
        (void)snprintf(cut, sizeof cut, "%.*s…", (int)(n < 250 ? n : 250), name);
        name = cut;
        n = strlen(cut);
    }
    put_text(m, x, y, more, name, n);
}

/* The mark of a cell, as the line of its tie would be: full, hollow, a dot, grey; a bar where it is against;
 * a ring where it is contested. */
static void put_mark(const Matrix *m, double x, double y, const Cell *cell)
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

static void put_cells(const Matrix *m)
{
    const TrNetwork *network = m->picture->network;
    for (size_t row = 0; row < m->n; row++) {
        for (size_t column = 0; column < m->n; column++) {
            const Cell *cell = &m->cells[row * m->n + column];
            TrBuilder slug = {0};
            if (!cell->any)
                continue;
            tr_slug(&slug, tr_node_name(network, node_of_row(m, row)));
            tr_build_text(&slug, "--");
            tr_slug(&slug, tr_node_name(network, node_of_row(m, column)));
            (void)fprintf(m->file, "<g id=\"%s-cell-%s\" class=\"cell\"><title>", m->picture->diagram->name,
                          slug.text != NULL ? slug.text : "");
            tr_xml_text(m->file, tr_node_name(network, node_of_row(m, row)));
            (void)fputs(" → ", m->file);
            tr_xml_text(m->file, tr_node_name(network, node_of_row(m, column)));
            (void)fprintf(m->file, ": %u / %u</title>", cell->n_ties, cell->n_claims);
            put_mark(m, m->left + m->offset[column] + CELL / 2, m->top + m->offset[row] + CELL / 2, cell);
            (void)fputs("</g>\n", m->file);
            tr_builder_release(&slug);
        }
    }
}

/* Pale stripes along every other row and column lead the eye; the names stand at their ends. */
static void put_frame(const Matrix *m)
{
    char stripe[TR_COLOUR_BYTES], more[120];
    double side = m->n > 0 ? m->offset[m->n - 1] + CELL : 0;
    const char *paint =
        m->picture->diagram->palette == TR_PALETTE_DARK ? "#353535" : colour(m, "#F1F1F1", true, stripe);
    for (size_t row = 0; row < m->n; row++) {
        const char *name = tr_node_name(m->picture->network, node_of_row(m, row));
        double at = m->offset[row];
        if (row % 2 == 0)
            (void)fprintf(m->file,
                          "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>\n",
                          m->left, m->top + at, side, CELL, paint);
        put_name(m, m->left - NAME_GAP, m->top + at + CELL / 2 + 3, NAME_WIDTH, " text-anchor=\"end\"", name);
        (void)snprintf(more, sizeof more, " transform=\"rotate(-90 %.2f %.2f)\"", m->left + at + CELL / 2 + 3,
                       m->top - NAME_GAP);
        put_name(m, m->left + at + CELL / 2 + 3, m->top - NAME_GAP, NAME_WIDTH, more, name);
    }
}

/* Where a group ends, a thin line along rows and columns. */
static void put_group_lines(const Matrix *m)
{
    char grey[TR_COLOUR_BYTES];
    const char *paint = colour(m, "#767676", false, grey);
    double side = m->n > 0 ? m->offset[m->n - 1] + CELL : 0;
    for (size_t row = 1; row < m->n; row++) {
        double at = m->offset[row] - GROUP_GAP / 2;
        if (m->groups.group_of[m->order[row]] == m->groups.group_of[m->order[row - 1]])
            continue;
        (void)fprintf(m->file,
                      "<path d=\"M%.2f,%.2fL%.2f,%.2fM%.2f,%.2fL%.2f,%.2f\" fill=\"none\" stroke=\"%s\" "
                      "stroke-width=\"0.6\"/>\n",
                      m->left, m->top + at, m->left + side, m->top + at, m->left + at, m->top, m->left + at,
                      m->top + side, paint);
    }
}

/* The name of a group with a bracket round its rows, from first to last - 1, and round its columns. */
static void put_head(const Matrix *m, size_t first, size_t last, const char *name)
{
    char grey[TR_COLOUR_BYTES], more[120];
    const char *paint = colour(m, "#767676", false, grey);
    double from = m->top + m->offset[first] + 1.5, to = m->top + m->offset[last - 1] + CELL - 1.5,
           at = m->heads - BRACKET / 2, middle = (from + to) / 2 + 3;
    if (*name == '\0' || m->heads == 0)
        return;
    (void)fprintf(
        m->file,
        "<path d=\"M%.2f,%.2fL%.2f,%.2fL%.2f,%.2fL%.2f,%.2fM%.2f,%.2fL%.2f,%.2fL%.2f,%.2fL%.2f,%.2f\" "
        "fill=\"none\" stroke=\"%s\" stroke-width=\"0.8\"/>\n",
        at + 3, from, at, from, at, to, at + 3, to, from, at + 3, from, at, to, at, to, at + 3, paint);
    put_name(m, at - 4, middle, HEAD_WIDTH / 1.1, " text-anchor=\"end\" font-weight=\"bold\"", name);
    (void)snprintf(more, sizeof more, " font-weight=\"bold\" transform=\"rotate(-90 %.2f %.2f)\"", middle,
                   at - 4);
    put_name(m, middle, at - 4, HEAD_WIDTH / 1.1, more, name);
}

static void put_heads(const Matrix *m)
{
    for (size_t first = 0, last; first < m->n; first = last) {
        uint32_t group = m->groups.group_of[m->order[first]];
        for (last = first + 1; last < m->n && m->groups.group_of[m->order[last]] == group;)
            last++;
        put_head(m, first, last, m->groups.names[group]);
    }
}

/* The marks that occur, with their words. */
static double put_key(const Matrix *m, double y, double width)
{
    static const TrPhrase words[TR_N_LINES] = {TR_SAY_CONFIRMED, TR_SAY_UNCONFIRMED, TR_SAY_TENTATIVE,
                                               TR_SAY_CLEARED};
    TrLanguage language = m->picture->diagram->language;
    double x = 0;
    for (int i = 0; i < TR_N_LINES + 2; i++) {
        const char *text = i < TR_N_LINES    ? tr_phrase(language, words[i])
                           : i == TR_N_LINES ? tr_phrase(language, TR_SAY_MARK_AGAINST)
                                             : tr_phrase(language, TR_SAY_MARK_CONTESTED);
        Cell cell = {.any = true,
                     .line = i < TR_N_LINES ? (TrLine)i : TR_LINE_CONFIRMED,
                     .minus = i == TR_N_LINES,
                     .contested = i > TR_N_LINES};
        double wide = 20 + tr_text_width(text, strlen(text), LETTERS) + 14;
        if (i < TR_N_LINES ? !m->occurs[i] : i == TR_N_LINES ? !m->minus : !m->contested)
            continue;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += KEY_HEIGHT;
        }
        (void)fputs("<g class=\"cell key\">", m->file);
        put_mark(m, x + 9, y, &cell);
        (void)fputs("</g>\n", m->file);
        put_text(m, x + 21, y + 3, "", text, strlen(text));
        x += wide;
    }
    return y + KEY_HEIGHT / 2;
}

/* As trama-render says it: one that is at row and column i stands on the diagonal. */
static void put_places(const Matrix *m, FILE *file)
{
    for (size_t row = 0; row < m->n; row++) {
        TrBuilder id = {0};
        tr_node_id(&id, m->picture, node_of_row(m, row));
        (void)fprintf(file, "node\tn%u\t%s\t%.2f\t%.2f\t%.2f\t%.2f\n", node_of_row(m, row),
                      id.text != NULL ? id.text : "", m->names + m->offset[row] + CELL / 2,
                      -(m->top + m->offset[row] + CELL / 2), CELL, CELL);
        tr_builder_release(&id);
    }
}

/* What the key takes at least; on a narrow page less, so that letters stay large. */
static double key_width(const Matrix *m)
{
    double page = m->picture->diagram->page.width;
    return page > 0 ? fmin(page * 1.3, KEY_WIDTH) : KEY_WIDTH;
}

static TrStatus draw(Matrix *m, TrDrawing *drawing, TrError *err)
{
    char *body = NULL, *text = NULL;
    size_t length = 0, total = 0;
    double side = m->n > 0 ? m->offset[m->n - 1] + CELL : 0, bottom,
           width = fmax(m->left + side + 2, key_width(m));
    FILE *whole;
    if ((m->file = open_memstream(&body, &length)) == NULL)
        return tr_fail_memory(err);
    put_frame(m);
    put_group_lines(m);
    put_heads(m);
    put_cells(m);
    bottom = put_key(m, m->top + side + KEY_HEIGHT, width);
    if (fclose(m->file) != 0 || (whole = open_memstream(&text, &total)) == NULL) {
        free(body);
        return tr_fail_memory(err);
    }
    (void)fprintf(whole, "<svg width=\"%.2fpt\" height=\"%.2fpt\"><g transform=\"translate(%.1f %.1f)\">\n",
                  width + 2 * EDGE, bottom + 2 * EDGE, EDGE, EDGE);
    (void)fwrite(body, 1, length, whole);
    (void)fputs("</g></svg>\n", whole);
    put_places(m, whole);
    free(body);
    if (fclose(whole) != 0) {
        free(text);
        return tr_fail_memory(err);
    }
    return tr_drawing_take_copy(drawing, text, total, err);
}

TrStatus tr_matrix_draw(const TrPicture *picture, TrDrawing *drawing, TrError *err)
{
    Matrix m = {.picture = picture};
    TrStatus st = TR_OK;
    TR_TRY(make(&m, err));
    TR_TRY(draw(&m, drawing, err));
out:
    tr_grouped_release(&m.groups);
    tr_free(m.order);
    tr_free(m.row_of);
    tr_free(m.offset);
    tr_free(m.cells);
    return st;
}
