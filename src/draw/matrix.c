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
#include "draw/ids.h"
#include "draw/labels.h"
#include "draw/matrix_words.h"
#include "draw/metrics.h"

#define CELL       13.0
#define NAME_WIDTH 150.0
#define LETTERS    9.0
#define NAME_GAP   5.0
#define GROUP_GAP  5.0
#define KEY_HEIGHT 22.0
#define EDGE       4.0
#define FONTS      "Arial, Liberation Sans, Helvetica, sans-serif"

/* What one cell shows: the surest of its ties, and whether one of them is against. */
typedef struct {
    bool any, minus, contested;
    TrLine line;
    uint32_t n_claims, n_ties;
    uint32_t first; /* its first entry plus one, 0 for none */
} Cell;

/* A tie in a cell, and the entry after it, plus one. */
typedef struct {
    uint32_t tie, next;
} Entry;

typedef struct {
    const TrPicture *picture;
    FILE *file;
    TrGrouped groups;
    uint32_t *order;           /* places among the shown nodes, in the order of rows */
    uint32_t *row_of;          /* by node of the network */
    double *offset;            /* of each row from the first */
    Cell *cells;               /* n times n */
    Entry *entries;            /* of all cells */
    uint32_t n_entries, *ties; /* ties: scratch, those of a cell */
    TrMatrixWords words;
    size_t n;
    double names, top; /* width of the row names, height of the column names */
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
            m->row_of[ranked->places[k]] = (uint32_t)row;
            m->order[row++] = place - 1;
        }
    }
    m->n = row; /* events are not ranked, and have no row */
out:
    tr_free(place_of);
    return st;
}

static void put_cell(Matrix *m, size_t row, size_t column, uint32_t number)
{
    const TrTie *tie = &m->picture->network->ties[number];
    Cell *cell = &m->cells[row * m->n + column];
    TrLine line = tr_style_line(tie);
    if (!cell->any || line < cell->line)
        cell->line = line;
    cell->any = true;
    cell->minus = cell->minus || tie->sign < 0;
    cell->contested = cell->contested || tr_tie_is_contested(tie);
    cell->n_claims += tie->n_claims;
    cell->n_ties++;
    m->entries[m->n_entries++] = (Entry){number, cell->first};
    cell->first = m->n_entries;
}

static TrStatus fill_cells(Matrix *m, TrError *err)
{
    const TrNetwork *network = m->picture->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(m->cells, m->n * m->n, err));
    TR_TRY(TR_ARRAY(m->entries, 2 * m->picture->choice.n_ties, err));
    TR_TRY(TR_ARRAY(m->ties, 2 * m->picture->choice.n_ties, err));
    for (size_t i = m->picture->choice.n_ties; i-- > 0;) { /* each goes before those of its cell */
        uint32_t number = m->picture->choice.ties[i];
        const TrTie *tie = &network->ties[number];
        if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
            continue;
        put_cell(m, m->row_of[tie->a], m->row_of[tie->b], number);
        if (!tie->directed)
            put_cell(m, m->row_of[tie->b], m->row_of[tie->a], number);
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
    m->top = m->names;
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

/* A name, cut where it would be too long. */
static void put_name(const Matrix *m, double x, double y, const char *more, const char *name)
{
    char cut[260];
    size_t skip, n = strlen(name);
    if (tr_text_width(name, n, LETTERS) > NAME_WIDTH) {
        n = tr_text_break(name, NAME_WIDTH - LETTERS, LETTERS, &skip);
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

static TrStatus put_one_cell(Matrix *m, size_t row, size_t column, TrError *err)
{
    const Cell *cell = &m->cells[row * m->n + column];
    size_t n = 0;
    TrSvgPart part;
    TrStatus st = TR_OK;
    for (uint32_t at = cell->first; at != 0; at = m->entries[at - 1].next)
        m->ties[n++] = m->entries[at - 1].tie;
    TR_TRY(tr_matrix_cell(&m->words, node_of_row(m, row), node_of_row(m, column), m->ties, n, &part, err));
    tr_svg_part_open(m->file, &part);
    put_mark(m, m->names + m->offset[column] + CELL / 2, m->top + m->offset[row] + CELL / 2, cell);
    tr_svg_part_close(m->file, &part);
out:
    return st;
}

static TrStatus put_cells(Matrix *m, TrError *err)
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
static TrStatus put_frame(Matrix *m, TrError *err)
{
    char stripe[TR_COLOUR_BYTES], more[120];
    double side = m->n > 0 ? m->offset[m->n - 1] + CELL : 0;
    const char *paint =
        m->picture->diagram->palette == TR_PALETTE_DARK ? "#353535" : colour(m, "#F1F1F1", true, stripe);
    TrSvgPart part;
    TrStatus st = TR_OK;
    for (size_t row = 0; row < m->n; row++) {
        const char *name = tr_node_name(m->picture->network, node_of_row(m, row));
        double at = m->offset[row];
        if (row % 2 == 0)
            (void)fprintf(m->file,
                          "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>\n",
                          m->names, m->top + at, side, CELL, paint);
        TR_TRY(tr_matrix_name(&m->words, node_of_row(m, row), false, &part, err));
        tr_svg_part_open(m->file, &part);
        put_name(m, m->names - NAME_GAP, m->top + at + CELL / 2 + 3, " text-anchor=\"end\"", name);
        tr_svg_part_close(m->file, &part);
        (void)snprintf(more, sizeof more, " transform=\"rotate(-90 %.2f %.2f)\"",
                       m->names + at + CELL / 2 + 3, m->top - NAME_GAP);
        TR_TRY(tr_matrix_name(&m->words, node_of_row(m, row), true, &part, err));
        tr_svg_part_open(m->file, &part);
        put_name(m, m->names + at + CELL / 2 + 3, m->top - NAME_GAP, more, name);
        tr_svg_part_close(m->file, &part);
    }
out:
    return st;
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
                      m->names, m->top + at, m->names + side, m->top + at, m->names + at, m->top,
                      m->names + at, m->top + side, paint);
    }
}

static void put_key_group(Matrix *m, const char *part, const char *class)
{
    TrBuilder *id = &m->words.id;
    tr_build_clear(id);
    tr_part_id(id, m->picture, part, NULL);
    (void)fprintf(m->file, "<g id=\"%s\" class=\"%s\">", id->text != NULL ? id->text : "", class);
}

/* The marks that occur, with their words. */
static double put_key(Matrix *m, double y, double width)
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
        put_key_group(m, keys[i], "cell key");
        put_mark(m, x + 9, y, &cell);
        (void)fputs("</g>\n", m->file);
        put_key_group(m, words_keys[i], "legend-words");
        put_text(m, x + 21, y + 3, "", text, strlen(text));
        (void)fputs("</g>\n", m->file);
        x += wide;
    }
    return y + KEY_HEIGHT / 2;
}

static TrStatus draw(Matrix *m, TrDrawing *drawing, TrError *err)
{
    char *body = NULL, *text = NULL;
    size_t length = 0, total = 0;
    double side = m->n > 0 ? m->offset[m->n - 1] + CELL : 0, bottom, width = fmax(m->names + side + 2, 460);
    FILE *whole;
    TrStatus st;
    if ((m->file = open_memstream(&body, &length)) == NULL)
        return tr_fail_memory(err);
    st = put_frame(m, err);
    put_group_lines(m);
    if (st == TR_OK)
        st = put_cells(m, err);
    bottom = put_key(m, m->top + side + KEY_HEIGHT, width);
    if (st != TR_OK) {
        (void)fclose(m->file);
        free(body);
        return st;
    }
    if (fclose(m->file) != 0 || (whole = open_memstream(&text, &total)) == NULL) {
        free(body);
        return tr_fail_memory(err);
    }
    (void)fprintf(whole, "<svg width=\"%.2fpt\" height=\"%.2fpt\"><g transform=\"translate(%.1f %.1f)\">\n",
                  width + 2 * EDGE, bottom + 2 * EDGE, EDGE, EDGE);
    (void)fwrite(body, 1, length, whole);
    (void)fputs("</g></svg>\n", whole);
    free(body);
    if (fclose(whole) != 0) {
        free(text);
        return tr_fail_memory(err);
    }
    return tr_drawing_take_copy(drawing, text, total, err);
}

TrStatus tr_matrix_draw(const TrPicture *picture, TrDrawing *drawing, TrError *err)
{
    Matrix m = {.picture = picture, .words = {.picture = picture}};
    TrStatus st = TR_OK;
    TR_TRY(make(&m, err));
    TR_TRY(tr_matrix_words_make(&m.words, err));
    TR_TRY(draw(&m, drawing, err));
out:
    tr_grouped_release(&m.groups);
    tr_free(m.order);
    tr_free(m.row_of);
    tr_free(m.offset);
    tr_free(m.cells);
    tr_free(m.entries);
    tr_free(m.ties);
    tr_matrix_words_release(&m.words);
    return st;
}
