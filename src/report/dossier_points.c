/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a dossier asks for: the replies that there are, and the points to put to the person before anything is
 * printed. */
#include <string.h>

#include "base/text.h"
#include "network/sources.h"
#include "report/dossier_report.h"

enum { MOST_SOURCES = 5 };

static const char *reply_cell(const TrDossier *dossier, size_t place)
{
    return tr_input_cell(dossier->network->input, TR_CLAIMS, dossier->claims[place].claim, TR_REPLY);
}

static TrStatus finish_item(TrDocument *document, TrBuilder *text, TrError *err)
{
    if (text->failed)
        return tr_fail_memory(err);
    tr_document_item(document, 1, text->text);
    tr_build_clear(text);
    return TR_OK;
}

/* ---- replies ---- */

/* " [1], [4]": the claims whose reply is of this kind. Returns how many. */
static size_t put_numbers(const TrDossier *dossier, TrReply reply, TrBuilder *text)
{
    size_t n = 0;
    for (size_t i = 0; i < dossier->n_claims; i++)
        if (tr_reply_of(reply_cell(dossier, i)) == reply)
            tr_build_format(text, "%s[%zu]", n++ == 0 ? " " : ", ", i + 1);
    return n;
}

static TrStatus write_reply(const TrDossier *dossier, size_t place, TrDocument *document, TrError *err)
{
    static const char *const words[TR_N_REPLIES] = {
        [TR_REPLY_SOUGHT] = "sought, none received: ",
        [TR_REPLY_REFUSED] = "declined: ",
        [TR_REPLY_RECEIVED] = "received: ",
    };
    char line[4000];
    TrBuilder text = {0};
    TrStatus st;
    tr_text_one_line(reply_cell(dossier, place), line, sizeof line);
    tr_build_format(&text, "[%zu] %s", place + 1, words[tr_reply_of(reply_cell(dossier, place))]);
    tr_build_text(&text, line);
    st = finish_item(document, &text, err);
    tr_builder_release(&text);
    return st;
}

TrStatus tr_dossier_write_replies(const TrDossierView *view, TrDocument *document, TrError *err)
{
    const TrDossier *dossier = view->dossier;
    TrBuilder text = {0};
    size_t n_none;
    TrStatus st = TR_OK;
    tr_document_heading(document, 2, "Replies");
    for (size_t i = 0; i < dossier->n_claims; i++)
        if (tr_reply_of(reply_cell(dossier, i)) != TR_REPLY_NONE)
            TR_TRY(write_reply(dossier, i, document, err));
    tr_build_text(&text, "No reply was sought to:");
    n_none = put_numbers(dossier, TR_REPLY_NONE, &text);
    tr_build_text(&text, ".");
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    if (n_none > 0)
        tr_document_paragraph(document, text.text, false);
    else if (dossier->n_claims > 0)
        tr_document_paragraph(document, "A reply was sought to each claim.", false);
    tr_document_paragraph(
        document,
        "The column reply of the claims says it: \"sought\" or \"declined\" with a date, or "
        "the reply itself.",
        false);
out:
    tr_builder_release(&text);
    return st;
}

/* ---- points ---- */

/* What speaks for a statement: the claims that make it. */
typedef struct {
    const char *sources[MOST_SOURCES];
    size_t n_sources, n_more, n_against, n_claims;
    const char *origin; /* the only one, or NULL */
    bool one_origin, replied;
} Support;

static void add_source(Support *support, const char *source)
{
    for (size_t i = 0; i < support->n_sources; i++)
        if (strcmp(support->sources[i], source) == 0)
            return;
    if (support->n_sources < MOST_SOURCES)
        support->sources[support->n_sources++] = source;
    else
        support->n_more++;
}

static Support support_of(const TrDossier *dossier, size_t statement)
{
    Support support = {.one_origin = true};
    for (size_t i = statement; i < dossier->n_claims; i++) {
        uint32_t claim = dossier->claims[i].claim;
        const char *origin = tr_origin_name(dossier->network, claim);
        if (dossier->claims[i].group != dossier->claims[statement].group)
            break;
        if (dossier->claims[i].statement != statement)
            continue;
        add_source(&support, tr_source_name(dossier->network, claim));
        support.one_origin =
            support.one_origin && (support.origin == NULL || strcmp(support.origin, origin) == 0);
        support.origin = origin;
        support.n_against += tr_dossier_count_against(dossier, i);
        support.n_claims++;
        support.replied = support.replied || tr_reply_of(reply_cell(dossier, i)) != TR_REPLY_NONE;
    }
    return support;
}

static void put_claim_numbers(const TrDossier *dossier, size_t statement, TrBuilder *text)
{
    const char *between = " ";
    for (size_t i = statement; i < dossier->n_claims; i++) {
        if (dossier->claims[i].group != dossier->claims[statement].group)
            break;
        if (dossier->claims[i].statement != statement)
            continue;
        tr_build_format(text, "%s[%zu]", between, i + 1);
        between = ", ";
    }
}

static void put_support(const TrDossier *dossier, size_t statement, TrBuilder *text)
{
    Support support = support_of(dossier, statement);
    tr_build_text(text, " Said by ");
    for (size_t i = 0; i < support.n_sources; i++) {
        tr_build_text(text, i == 0 ? "" : "; ");
        tr_build_text(text, support.sources[i]);
    }
    if (support.n_more > 0)
        tr_build_text(text, "; and others");
    put_claim_numbers(dossier, statement, text);
    tr_build_text(text, ".");
    if (support.one_origin) {
        tr_build_text(text, " One origin only: ");
        tr_build_text(text, support.origin);
        tr_build_text(text, ".");
    }
    if (support.n_against > 0)
        tr_build_format(text, " Contested: %zu for, %zu against.", support.n_claims, support.n_against);
    tr_build_text(text, support.replied ? " A reply is on record." : " No reply was sought yet.");
}

static TrStatus write_point(const TrDossier *dossier, size_t statement, size_t number, TrDocument *document,
                            TrError *err)
{
    const TrDossierClaim *it = &dossier->claims[statement];
    const char *date = tr_input_cell(dossier->network->input, TR_CLAIMS, it->claim, TR_DATE);
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_build_format(&text, "%s, %.80s: ", tr_status_info(tr_dossier_groups[it->group])->words,
                    *date != '\0' ? date : "undated");
    tr_build_text(&text, it->words);
    tr_build_text(&text, ".");
    put_support(dossier, statement, &text);
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    tr_document_task(document, number, text.text);
out:
    tr_builder_release(&text);
    return st;
}

/* Statements whose status is plainly reported, or all others. */
static TrStatus write_statements(const TrDossier *dossier, bool reported, size_t *number,
                                 TrDocument *document, TrError *err)
{
    bool any = false;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < dossier->n_claims; i++) {
        const TrDossierClaim *it = &dossier->claims[i];
        if (it->statement != i || (tr_dossier_groups[it->group] == TR_REPORTED) != reported)
            continue;
        if (!any)
            tr_document_heading(document, 3,
                                reported ? "To be confirmed" : "Accusations, and what became of them");
        any = true;
        TR_TRY(write_point(dossier, i, ++*number, document, err));
    }
out:
    return st;
}

/* ---- what sources disagree on ---- */

static bool side_names(const TrDossier *dossier, const TrSide *side)
{
    uint32_t row = dossier->network->names.entities[dossier->entity].row;
    for (size_t i = 0; i < side->n; i++)
        if (side->part == TR_CLAIMS ? tr_dossier_names(dossier, side->rows[i]) : side->rows[i] == row)
            return true;
    return false;
}

static TrStatus write_disagreements(const TrDossierView *view, size_t *number, TrDocument *document,
                                    TrError *err)
{
    const TrDossier *dossier = view->dossier;
    TrBuilder text = {0};
    bool any = false;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < view->findings->n; i++) {
        const TrFinding *finding = &view->findings->items[i];
        const TrSide *sides[] = {&finding->a, &finding->b};
        if (!side_names(dossier, sides[0]) && !side_names(dossier, sides[1]))
            continue;
        if (!any)
            tr_document_heading(document, 3, "Where sources disagree");
        any = true;
        tr_build_text(&text, finding->what[TR_ENGLISH]);
        for (size_t k = 0; k < 2; k++) {
            tr_build_text(&text, k == 0 ? ". " : "; ");
            tr_build_text(&text, tr_side_source(dossier->network, sides[k]));
            tr_build_text(&text, ": ");
            tr_side_text(dossier->network, sides[k], TR_ENGLISH, &text);
        }
        tr_build_text(&text, finding->rule->difference ? ". Are both right?" : ". Which is right?");
        if (text.failed)
            TR_TRY(tr_fail_memory(err));
        tr_document_task(document, ++*number, text.text);
        tr_build_clear(&text);
    }
out:
    tr_builder_release(&text);
    return st;
}

TrStatus tr_dossier_write_points(const TrDossierView *view, TrDocument *document, TrError *err)
{
    size_t number = 0;
    TrStatus st = TR_OK;
    tr_document_heading(document, 2, "To put to them before publication");
    tr_document_paragraph(
        document,
        "For each: is it right? What in it is wrong, or missing? What shows it? Give time to "
        "answer, and enter the answer in the column reply.",
        false);
    TR_TRY(write_statements(view->dossier, false, &number, document, err));
    TR_TRY(write_statements(view->dossier, true, &number, document, err));
    TR_TRY(write_disagreements(view, &number, document, err));
    if (number == 0)
        tr_document_paragraph(document, "There is no claim to put.", false);
out:
    return st;
}
