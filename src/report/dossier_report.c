/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/dossier_report.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "network/sources.h"

/* ---- sentences ---- */

/* The Admiralty scale (NATO STANAG 2511): the source, and what it says, judged apart. */
static void put_grade(TrBuilder *text, const char *grade)
{
    static const char *const letters[] = {"reliable",        "usually reliable",
                                          "fairly reliable", "not usually reliable",
                                          "unreliable",      "reliability cannot be judged"};
    static const char *const digits[] = {
        "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
        "truth cannot be judged"};
    const char *between = "";
    if (*grade == '\0')
        return;
    tr_build_format(text, "; graded %.8s (", grade);
    for (; *grade != '\0'; grade++) {
        const char *meaning = *grade >= 'A' && *grade <= 'F'   ? letters[*grade - 'A']
                              : *grade >= 'a' && *grade <= 'f' ? letters[*grade - 'a']
                              : *grade >= '1' && *grade <= '6' ? digits[*grade - '1']
                                                               : NULL;
        if (meaning == NULL)
            continue;
        tr_build_format(text, "%s%s", between, meaning);
        between = "; ";
    }
    tr_build_text(text, ")");
}

static void put_cell(TrBuilder *text, const char *before, const TrNetwork *network, uint32_t claim,
                     TrClaimColumn column)
{
    char line[1000];
    tr_text_one_line(tr_input_cell(network->input, TR_CLAIMS, claim, column), line, sizeof line);
    tr_build_text(text, *line != '\0' ? before : "");
    tr_build_text(text, line);
}

/* Where it stands, from whom it is, and how it is judged: all but the words. */
static void put_provenance(TrBuilder *text, const TrNetwork *network, uint32_t claim)
{
    const TrInput *input = network->input;
    const char *source = tr_source_name(network, claim), *origin = tr_origin_name(network, claim);
    tr_build_text(text, " — ");
    tr_build_text(text, source);
    put_cell(text, ", ", network, claim, TR_LOCATOR);
    if (strcmp(origin, source) != 0) {
        tr_build_text(text, "; origin: ");
        tr_build_text(text, origin);
    }
    put_grade(text, tr_grade_of(network, claim));
    put_cell(text, "; confidence ", network, claim, TR_CONFIDENCE);
    put_cell(text, "; note: ", network, claim, TR_NOTE);
    tr_build_format(text, "; %s:%u", tr_input_file_name(input, TR_CLAIMS, claim),
                    input->tables[TR_CLAIMS].line[claim]);
}

static void put_date(TrBuilder *text, const TrNetwork *network, uint32_t claim)
{
    const char *date = tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE);
    tr_build_format(text, "%.80s: ", *date != '\0' ? date : "undated");
}

/* Put what was built on the page by `put`, and begin anew. */
static TrStatus item(TrDocument *document, unsigned depth, TrBuilder *text, const char *url, TrError *err)
{
    if (text->failed)
        return tr_fail_memory(err);
    tr_document_item(document, depth, text->text);
    tr_document_link(document, url);
    tr_build_clear(text);
    return TR_OK;
}

static TrStatus paragraph(TrDocument *document, TrBuilder *text, bool strong, TrError *err)
{
    if (text->failed)
        return tr_fail_memory(err);
    if (text->length > 0)
        tr_document_paragraph(document, text->text, strong);
    tr_build_clear(text);
    return TR_OK;
}

/* ---- head ---- */

static const char *entity_cell(const TrDossier *dossier, TrEntityColumn column)
{
    uint32_t row = dossier->network->names.entities[dossier->entity].row;
    return row == TR_NO_ID ? "" : tr_input_cell(dossier->network->input, TR_ENTITIES, row, column);
}

static TrStatus put_aliases(const TrDossier *dossier, TrBuilder *text, TrError *err)
{
    const TrNetwork *network = dossier->network;
    TrSpellings list = {0};
    TrStatus st = tr_names_spellings(network->input, &network->names, &list, err);
    for (size_t i = 0; st == TR_OK && i < list.first[dossier->entity + 1] - list.first[dossier->entity];
         i++) {
        tr_build_text(text, i == 0 ? "Also written: " : "; ");
        tr_build_text(text, tr_network_text(network, list.items[list.first[dossier->entity] + i]));
    }
    tr_spellings_release(&list);
    return st;
}

static void put_counts(const TrDossier *dossier, TrBuilder *text)
{
    size_t n_against = 0, n = 0;
    const char *between = "";
    tr_build_format(text, "%zu claim%s of %zu origin%s in %zu source%s", dossier->n_claims,
                    dossier->n_claims == 1 ? "" : "s", dossier->n_origins, dossier->n_origins == 1 ? "" : "s",
                    dossier->n_sources, dossier->n_sources == 1 ? "" : "s");
    for (size_t i = 0; i < dossier->n_claims; i++) {
        n_against += tr_dossier_count_against(dossier, i) > 0;
        n++;
        if (i + 1 < dossier->n_claims && dossier->claims[i + 1].group == dossier->claims[i].group)
            continue;
        tr_build_format(text, "%s%zu %s", *between == '\0' ? ": " : between, n,
                        tr_status_info(tr_dossier_groups[dossier->claims[i].group])->words);
        between = ", ";
        n = 0;
    }
    tr_build_text(text, ".");
    if (n_against > 0)
        tr_build_format(text, " Denied or corrected: %zu of them.", n_against);
}

static TrStatus write_head(const TrDossierView *view, TrDocument *document, TrError *err)
{
    const TrDossier *dossier = view->dossier;
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_document_begin(document, tr_node_name(dossier->network, dossier->node));
    tr_document_paragraph(document, TR_DOSSIER_CAVEAT, true);
    if (view->date != NULL)
        tr_document_paragraph(document, view->date, false);
    tr_build_format(&text, "Kind: %.100s", tr_node_kind(dossier->network, dossier->node));
    if (dossier->network->names.entities[dossier->entity].kind_guessed)
        tr_build_text(&text, " (guessed)");
    TR_TRY(paragraph(document, &text, false, err));
    TR_TRY(put_aliases(dossier, &text, err));
    TR_TRY(paragraph(document, &text, false, err));
    tr_build_text(&text, entity_cell(dossier, TR_ENTITY_DESCRIPTION));
    TR_TRY(paragraph(document, &text, false, err));
    put_counts(dossier, &text);
    TR_TRY(paragraph(document, &text, false, err));
out:
    tr_builder_release(&text);
    return st;
}

/* ---- what is claimed ---- */

size_t tr_dossier_count_against(const TrDossier *dossier, size_t place)
{
    size_t first;
    return tr_answers_to(dossier->network, dossier->claims[place].claim, &first);
}

/* A denial or correction, in its own words. */
static TrStatus write_answer(const TrDossier *dossier, uint32_t answer, unsigned depth, TrDocument *document,
                             TrError *err)
{
    const TrNetwork *network = dossier->network;
    bool corrects = tr_claim_stance(network->input, answer) == TR_CORRECTS;
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_build_text(&text, corrects ? "AGAINST, a correction, " : "AGAINST, a denial, ");
    put_date(&text, network, answer);
    tr_claim_words(&text, network, answer);
    put_provenance(&text, network, answer);
    TR_TRY(item(document, depth, &text, tr_source_url(network, answer), err));
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus write_claim(const TrDossier *dossier, size_t place, TrDocument *document, TrError *err)
{
    const TrNetwork *network = dossier->network;
    const TrDossierClaim *it = &dossier->claims[place];
    size_t first, n = tr_answers_to(network, it->claim, &first);
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_build_format(&text, "[%zu] ", place + 1);
    put_date(&text, network, it->claim);
    tr_build_text(&text, it->words);
    if (tr_inferred_of(network, it->claim) != NULL)
        tr_build_text(&text, " (whom it is about is a guess from its words)");
    put_provenance(&text, network, it->claim);
    TR_TRY(item(document, 1, &text, tr_source_url(network, it->claim), err));
    for (size_t k = first; k < first + n; k++)
        TR_TRY(write_answer(dossier, network->against[2 * k + 1], 2, document, err));
out:
    tr_builder_release(&text);
    return st;
}

/* Under a denial that stands alone: the claims of others that it speaks about. */
static TrStatus write_what_it_answers(const TrDossier *dossier, uint32_t answer, TrDocument *document,
                                      TrError *err)
{
    const TrNetwork *network = dossier->network;
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    for (size_t i = 0; i < network->n_against; i++) {
        uint32_t claim = network->against[2 * i];
        if (network->against[2 * i + 1] != answer || !network->takes_part[claim])
            continue;
        tr_build_format(&text, "answers, %s, ",
                        tr_status_info(tr_claim_status(network->input, claim))->words);
        put_date(&text, network, claim);
        tr_claim_words(&text, network, claim);
        put_provenance(&text, network, claim);
        TR_TRY(item(document, 2, &text, tr_source_url(network, claim), err));
    }
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus write_claims(const TrDossier *dossier, TrDocument *document, TrError *err)
{
    TrStatus st = TR_OK;
    tr_document_heading(document, 2, "What is claimed");
    if (dossier->n_claims == 0)
        tr_document_paragraph(document, "Nothing: it stands in the network through other rows only.", false);
    for (size_t i = 0; i < dossier->n_claims; i++) {
        if (i == 0 || dossier->claims[i - 1].group != dossier->claims[i].group) {
            char heading[64];
            (void)snprintf(heading, sizeof heading, "Status: %.40s",
                           tr_status_info(tr_dossier_groups[dossier->claims[i].group])->words);
            tr_document_heading(document, 3, heading);
        }
        TR_TRY(write_claim(dossier, i, document, err));
    }
    if (dossier->n_answers > 0)
        tr_document_heading(document, 2, "Denials and corrections of other claims");
    for (size_t i = 0; i < dossier->n_answers; i++) {
        TR_TRY(write_answer(dossier, dossier->answers[i], 1, document, err));
        TR_TRY(write_what_it_answers(dossier, dossier->answers[i], document, err));
    }
out:
    return st;
}

/* ---- who is near ---- */

/* Two ties of a pair may differ in sign alone. */
static void write_tie(const TrDossier *dossier, const TrTie *tie, TrDocument *document)
{
    static const char *const signs[] = {" (−)", "", " (+)"};
    const TrNetwork *network = dossier->network;
    bool from = tie->a == dossier->node;
    uint32_t other = from ? tie->b : tie->a;
    char numbers[3][24], kind_of_tie[160];
    const char *cells[] = {tr_node_name(network, other),
                           tr_node_kind(network, other),
                           kind_of_tie,
                           tr_status_info(tie->standing)->words,
                           numbers[0],
                           numbers[1],
                           numbers[2],
                           tie->counted ? "yes" : "no"};
    (void)snprintf(kind_of_tie, sizeof kind_of_tie, "%s%.100s%s%s", tie->directed && !from ? "← " : "",
                   network->layers[tie->layer], signs[tie->sign + 1], tie->directed && from ? " →" : "");
    (void)snprintf(numbers[0], 24, "%u", tie->n_claims);
    (void)snprintf(numbers[1], 24, "%u", tie->n_origins);
    (void)snprintf(numbers[2], 24, "%u", tie->n_against);
    tr_document_row(document, cells, 8, 0x70);
}

static void write_first_step(const TrDossier *dossier, TrDocument *document)
{
    static const char *const columns[] = {"who",    "kind",    "tie",     "status",
                                          "claims", "origins", "against", "counted"};
    tr_document_heading(document, 2, "One step away");
    if (dossier->n_ties == 0) {
        tr_document_paragraph(document, "Nobody.", false);
        return;
    }
    tr_document_table(document, columns, 8, 0x70);
    for (size_t i = 0; i < dossier->n_ties; i++)
        write_tie(dossier, &dossier->network->ties[dossier->ties[i]], document);
    tr_document_table_end(document);
}

static void write_second_step(const TrDossierView *view, TrDocument *document)
{
    static const char *const columns[] = {"who", "kind", "through", "and others"};
    const TrDossier *dossier = view->dossier;
    size_t n = view->top > 0 && view->top < dossier->n_second ? view->top : dossier->n_second;
    char others[24], rest[120];
    tr_document_heading(document, 2, "Two steps away");
    if (n == 0) {
        tr_document_paragraph(document, "Nobody.", false);
        return;
    }
    tr_document_table(document, columns, 4, 0x8);
    for (size_t i = 0; i < n; i++) {
        const TrSecondStep *step = &dossier->second[i];
        const char *cells[] = {tr_node_name(dossier->network, step->node),
                               tr_node_kind(dossier->network, step->node),
                               tr_node_name(dossier->network, step->via), others};
        (void)snprintf(others, sizeof others, "%zu", step->n_ways - 1);
        tr_document_row(document, cells, 4, 0x8);
    }
    tr_document_table_end(document);
    if (n < dossier->n_second) {
        (void)snprintf(rest, sizeof rest,
                       "Not shown: %zu more, each through fewer or as many; --top 0 shows all.",
                       dossier->n_second - n);
        tr_document_paragraph(document, rest, false);
    }
    tr_document_paragraph(document, "Standing two steps away is no tie, and no contact.", false);
}

TrStatus tr_dossier_write(const TrDossierView *view, FILE *file, TrError *err)
{
    TrDocument document = {.file = file, .html = view->html};
    TrStatus st = TR_OK;
    TR_TRY(write_head(view, &document, err));
    TR_TRY(write_claims(view->dossier, &document, err));
    write_first_step(view->dossier, &document);
    write_second_step(view, &document);
    TR_TRY(tr_dossier_write_replies(view, &document, err));
    TR_TRY(tr_dossier_write_points(view, &document, err));
    tr_document_end(&document);
out:
    return st;
}
