/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama dossier NAME: everything claimed of one entity, and what to put to it before publication. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/pictures.h"
#include "network/find.h"
#include "report/dossier_report.h"

static const struct {
    const char *extension;
    bool html;
} formats[] = {{"md", false}, {"html", true}};

static TrStatus find_format(const char *path, bool *html, TrError *err)
{
    const char *extension = tr_path_extension(path);
    *html = false;
    if (strcmp(path, "-") == 0)
        return TR_OK;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(extension, formats[i].extension) == 0) {
            *html = formats[i].html;
            return TR_OK;
        }
    }
    return tr_fail(err, TR_BAD_USAGE,
                   "cannot write '%.200s' as a dossier: expected a file that ends in .md or .html", path);
}

/* The first argument is the name; what follows are inputs. */
static TrStatus take_name(TrSettings *settings, const char **name, TrError *err)
{
    if (settings->n_arguments == 0)
        return tr_fail(err, TR_BAD_USAGE,
                       "expected a name, such as: trama dossier 'Claudia Sheinbaum' input -o dossier.html");
    *name = settings->arguments[0];
    settings->n_arguments--;
    memmove(settings->arguments, settings->arguments + 1,
            settings->n_arguments * sizeof *settings->arguments);
    return TR_OK;
}

static TrStatus find_entity(const TrNetwork *network, const char *name, uint32_t *node, TrError *err)
{
    TrStatus st = tr_network_find(network, name, "dossier", node, err);
    if (st == TR_OK && tr_node_is_event(network, *node))
        st = tr_fail(err, TR_BAD_USAGE, "'%.60s' is an event; a dossier is of a person or a body", name);
    return st;
}

static TrStatus write_dossier(const TrCase *it, const TrSettings *settings, const char *name, bool html,
                              FILE *file, TrError *err)
{
    TrDossier dossier = {0};
    TrFindings findings = {0};
    TrDossierView view = {.dossier = &dossier, .findings = &findings, .html = html, .top = settings->top};
    char date[TR_DATE_TEXT_BYTES];
    uint32_t node;
    TrStatus st = TR_OK;
    TR_TRY(find_entity(it->network, name, &node, err));
    TR_TRY(tr_date_to_print(settings, date, &view.date, err));
    TR_TRY(tr_findings_make(it->network, &findings, err));
    TR_TRY(tr_dossier_make(it->network, node, &dossier, err));
    TR_TRY(tr_dossier_write(&view, file, err));
out:
    tr_dossier_release(&dossier);
    tr_findings_release(&findings);
    return st;
}

TrExit tr_run_dossier(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrFile out = {0};
    TrExit status = TR_EXIT_DONE;
    const char *name, *path = settings->output == NULL ? "-" : settings->output;
    bool html;
    TrStatus st = TR_OK;
    TR_TRY(take_name(settings, &name, err));
    TR_TRY(find_format(path, &html, err));
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&out, path, err));
    TR_TRY(write_dossier(&it, settings, name, html, out.file, err));
    tr_stage_done("dossier");
    TR_TRY(tr_file_commit(&out, err));
    status = tr_case_exit(&it);
out:
    tr_file_abandon(&out);
    tr_case_close(&it);
    return status;
}
