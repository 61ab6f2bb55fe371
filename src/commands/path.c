/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama path: how two entities are tied, step by step, and by whose word. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "commands/case.h"
#include "network/find.h"
#include "report/claim_lines.h"
#include "report/path_report.h"

enum { MOST_PATHS = 1000 };

/* ---- who is avoided ---- */

typedef struct {
    uint32_t *nodes;
    size_t n, room;
} Avoided;

static TrStatus add_avoided(const TrNetwork *network, const char *name, const TrPathQuestion *question,
                            Avoided *avoided, TrError *err)
{
    uint32_t node;
    TrStatus st = TR_OK;
    TR_TRY(tr_network_find(network, name, "--avoid", &node, err));
    if (node == question->from || node == question->to)
        return tr_fail(err, TR_BAD_USAGE, "--avoid names '%.60s', who is at an end of the path", name);
    for (size_t i = 0; i < avoided->n; i++)
        if (avoided->nodes[i] == node)
            return TR_OK;
    TR_TRY(TR_GROW(avoided->nodes, avoided->room, avoided->n + 1, err));
    avoided->nodes[avoided->n++] = node;
out:
    return st;
}

/* A name with a comma in it is one name; anything else with commas is a list. */
static TrStatus add_value(const TrNetwork *network, const char *value, const TrPathQuestion *question,
                          Avoided *avoided, TrError *err)
{
    char *copy = NULL;
    const char **names = NULL;
    uint32_t entity;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(tr_names_find(network->input, &network->names, value, &entity, err));
    if (entity != TR_NO_ID)
        return add_avoided(network, value, question, avoided, err);
    TR_TRY(tr_list_split(value, &copy, &names, &n, err));
    if (n == 0)
        TR_TRY(tr_fail(err, TR_BAD_USAGE, "--avoid names nobody; expected a name"));
    for (size_t i = 0; i < n; i++)
        TR_TRY(add_avoided(network, names[i], question, avoided, err));
out:
    tr_free(copy);
    tr_free(names);
    return st;
}

static TrStatus list_avoided(const TrNetwork *network, const char *lines, const TrPathQuestion *question,
                             Avoided *avoided, TrError *err)
{
    char *copy = tr_text_copy(lines);
    TrStatus st = copy == NULL ? tr_fail_memory(err) : TR_OK;
    TR_TRY(st);
    for (char *save = NULL, *line = strtok_r(copy, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save))
        TR_TRY(add_value(network, line, question, avoided, err));
out:
    tr_free(copy);
    return st;
}

/* ---- the question ---- */

static TrStatus check_usage(const TrSettings *settings, TrError *err)
{
    if (settings->from == NULL || settings->to == NULL)
        return tr_fail(
            err, TR_BAD_USAGE,
            "expected two names, such as: trama path input --from 'Claudia Sheinbaum' --to 'Los Cuinis'");
    if (settings->most_paths == 0 || settings->most_paths > MOST_PATHS)
        return tr_fail(err, TR_BAD_USAGE, "--k %zu is not a number from 1 to %d", settings->most_paths,
                       MOST_PATHS);
    return TR_OK;
}

static TrStatus ask(const TrNetwork *network, const TrSettings *settings, TrPathQuestion *question,
                    Avoided *avoided, TrError *err)
{
    TrStatus st = TR_OK;
    question->k = settings->most_paths;
    TR_TRY(tr_network_find(network, settings->from, "--from", &question->from, err));
    TR_TRY(tr_network_find(network, settings->to, "--to", &question->to, err));
    if (question->from == question->to)
        TR_TRY(tr_fail(err, TR_BAD_USAGE, "--from and --to both name '%.80s'; expected two entities",
                       tr_node_name(network, question->from)));
    if (settings->avoid != NULL)
        TR_TRY(list_avoided(network, settings->avoid, question, avoided, err));
    question->avoid = avoided->nodes;
    question->n_avoid = avoided->n;
out:
    return st;
}

/* A table of claims has no place for the reason why there is none. */
static TrStatus say_why_none(const TrPathView *view, TrError *err)
{
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_paths_why_none(view, &text);
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    (void)fputs("note: ", stderr);
    tr_put_plain(stderr, text.text, false);
    (void)fputc('\n', stderr);
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus find_path(const TrCase *it, const TrSettings *settings, FILE *file, TrError *err)
{
    Avoided avoided = {0};
    TrPathQuestion question = {0};
    TrPaths paths = {0};
    TrPathView view = {.network = it->network,
                       .question = &question,
                       .paths = &paths,
                       .format = (TrFormat)settings->format,
                       .excel = settings->excel};
    TrStatus st = TR_OK;
    TR_TRY(ask(it->network, settings, &question, &avoided, err));
    TR_TRY(tr_paths_between(it->network, &question, &paths, err));
    TR_TRY(tr_paths_write(&view, file, err));
    if (paths.n == 0 && view.format == TR_FORMAT_CSV && !settings->quiet)
        TR_TRY(say_why_none(&view, err));
    if (view.format == TR_FORMAT_TABLE && !settings->quiet)
        (void)fprintf(stderr, "%s\n", TR_PATH_CAVEAT);
out:
    tr_paths_release(&paths);
    tr_free(avoided.nodes);
    return st;
}

TrExit tr_run_path(TrSettings *settings, TrError *err)
{
    TrCase it = {0};
    TrFile out = {0};
    TrExit status = TR_EXIT_DONE;
    TrStatus st = TR_OK;
    TR_TRY(check_usage(settings, err));
    st = tr_case_open(&it, settings, err);
    tr_case_say(&it, settings);
    TR_TRY(st);
    TR_TRY(tr_file_begin(&out, settings->output == NULL ? "-" : settings->output, err));
    TR_TRY(find_path(&it, settings, out.file, err));
    tr_stage_done("path");
    TR_TRY(tr_file_commit(&out, err));
    status = tr_case_exit(&it);
out:
    tr_file_abandon(&out);
    tr_case_close(&it);
    return status;
}
