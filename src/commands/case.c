/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/case.h"

#include <string.h>
#include <unistd.h>

#include "base/available.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/stages.h"
#include "claims/need.h"

enum { MOST_OF_A_KIND = 10 };

static TrStatus write_rejected(const TrInput *input, const char *path, TrError *err)
{
    TrFile out;
    TrStatus st = TR_OK;
    TR_TRY(tr_file_begin(&out, path, err));
    st = tr_rejected_write(&input->rejected, input->strings, out.file, err);
    if (st == TR_OK)
        return tr_file_commit(&out, err);
    tr_file_abandon(&out);
out:
    return st;
}

/* What is too large for the memory there is ends at once, rather than after minutes of reading. */
static TrStatus check_memory(const char *const *paths, size_t n_paths, TrError *err)
{
    TrNeed need;
    TrStatus st = TR_OK;
    TR_TRY(tr_need_of(paths, n_paths, &need, err));
    if (need.memory_bytes > 0)
        TR_TRY(tr_need_check(&need, tr_memory_available(), err));
out:
    return st;
}

TrStatus tr_case_read(TrCase *it, TrSettings *settings, TrError *err)
{
    static const char *const by_default[] = {"input"};
    bool given = settings->n_arguments > 0;
    const char *const *paths = given ? settings->arguments : by_default;
    size_t n_paths = given ? settings->n_arguments : 1;
    TrStatus st, written;
    if (!given && access(by_default[0], F_OK) != 0)
        return tr_fail(err, TR_BAD_USAGE,
                       "there is no folder 'input' here: name your file, such as 'trama %s%s claims.csv', or "
                       "begin with 'trama new FOLDER'",
                       settings->command, strcmp(settings->command, "dossier") == 0 ? " NAME" : "");
    TR_TRY(check_memory(paths, n_paths, err));
    st = tr_input_read_with(paths, n_paths, settings->weave.n_threads, &settings->reading, &it->input, err);
    if (it->input != NULL && settings->strict && it->input->rejected.n > 0)
        st = tr_fail(err, TR_BAD_INPUT,
                     "rows rejected: %zu; with --strict that ends it, and nothing is written",
                     it->input->rejected.n);
    else if (it->input != NULL && settings->rejected != NULL && it->input->rejected.n > 0) {
        written = write_rejected(it->input, settings->rejected, err);
        st = st == TR_OK ? written : st;
    }
    TR_TRY(st);
    tr_stage_done("read");
out:
    return st;
}

TrStatus tr_case_weave(TrCase *it, TrSettings *settings, TrError *err)
{
    tr_stages_print_steps(true);
    it->network = tr_network_build(it->input, &settings->weave, err);
    tr_stages_print_steps(false);
    if (it->network == NULL)
        return err->status;
    if (it->network->n_undated > 0 && !settings->quiet)
        (void)fprintf(stderr, "note: claims without a date, left out because %s is given: %zu\n",
                      settings->over >= 0 ? "--over" : "--since or --until", it->network->n_undated);
    if (it->network->n_inferred > 0 && !settings->quiet)
        (void)fprintf(stderr,
                      "note: targets guessed from the words of actions: %zu; 'trama check' lists them\n",
                      it->network->n_inferred);
    if (it->network->n_held_back > 0 && !settings->quiet)
        (void)fprintf(stderr,
                      "note: claims held back because their handling is set: %zu; --internal includes them\n",
                      it->network->n_held_back);
    return TR_OK;
}

TrStatus tr_case_open(TrCase *it, TrSettings *settings, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_case_read(it, settings, err));
    TR_TRY(tr_case_weave(it, settings, err));
out:
    return st;
}

static bool is_wanted(const TrInput *input, const TrDiagnostic *diagnostic, const TrSettings *settings)
{
    if (diagnostic->severity == TR_ERROR)
        return true;
    if (settings->quiet || (diagnostic->severity == TR_DETAIL && !settings->verbose))
        return false;
    return input == NULL || settings->weave.internal || !tr_input_is_held_back(input, diagnostic->place);
}

static bool same_kind(const TrDiagnostic *a, const TrDiagnostic *b)
{
    return a->severity == b->severity && strcmp(a->kind, b->kind) == 0;
}

void tr_say(const TrInput *input, const TrDiagnostics *diagnostics, const TrSettings *settings)
{
    enum { MOST_KINDS = 256 }; /* kinds are formats and columns of ours: there are fewer */
    struct {
        const TrDiagnostic *first;
        size_t n;
    } kinds[MOST_KINDS];
    size_t n_kinds = 0;
    for (size_t i = 0; i < diagnostics->n; i++) {
        const TrDiagnostic *diagnostic = &diagnostics->items[i];
        size_t k = 0;
        if (!is_wanted(input, diagnostic, settings))
            continue;
        while (k < n_kinds && !same_kind(kinds[k].first, diagnostic))
            k++;
        if (k == n_kinds && n_kinds < MOST_KINDS) {
            kinds[n_kinds].first = diagnostic;
            kinds[n_kinds++].n = 0;
        }
        if (k == MOST_KINDS || ++kinds[k].n <= MOST_OF_A_KIND || settings->verbose)
            tr_diagnostic_print(stderr, diagnostic);
    }
    for (size_t k = 0; k < n_kinds && !settings->verbose; k++)
        if (kinds[k].n > MOST_OF_A_KIND)
            (void)fprintf(stderr, "… and %zu more %ss like: %s\n", kinds[k].n - MOST_OF_A_KIND,
                          tr_severity_name(kinds[k].first->severity), kinds[k].first->message);
}

void tr_case_say(const TrCase *it, const TrSettings *settings)
{
    if (it->input != NULL)
        tr_say(it->input, &it->input->diagnostics, settings);
}

TrExit tr_case_exit(const TrCase *it)
{
    return it->input->rejected.n > 0 ? TR_EXIT_REJECTED : TR_EXIT_DONE;
}

void tr_case_close(TrCase *it)
{
    tr_network_free(it->network);
    tr_input_free(it->input);
    *it = (TrCase){0};
}

TrStatus tr_list_split(const char *text, char **copy, const char ***items, size_t *n, TrError *err)
{
    size_t room = 0;
    TrStatus st = TR_OK;
    *n = 0;
    *items = NULL;
    if ((*copy = tr_text_copy(text)) == NULL)
        return tr_fail_memory(err);
    for (char *save = NULL, *item = strtok_r(*copy, ",", &save); item != NULL;
         item = strtok_r(NULL, ",", &save)) {
        TR_TRY(TR_GROW(*items, room, *n + 1, err));
        (*items)[(*n)++] = item;
    }
out:
    return st;
}

static TrStatus list_measures(const char *text, const TrMeasure *(*find)(const char *, TrError *),
                              const TrMeasure ***measures, size_t *n, TrError *err)
{
    char *copy = NULL;
    const char **names = NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_list_split(text, &copy, &names, n, err));
    if (*n == 0)
        TR_TRY(tr_fail(err, TR_BAD_USAGE, "--by names no measure; 'trama rank --list' names them"));
    TR_TRY(TR_ARRAY(*measures, *n, err));
    for (size_t i = 0; i < *n; i++)
        if (((*measures)[i] = find(names[i], err)) == NULL)
            TR_TRY(TR_BAD_USAGE);
out:
    tr_free(copy);
    tr_free(names);
    return st;
}

TrStatus tr_list_measures(const char *text, const TrMeasure ***measures, size_t *n, TrError *err)
{
    return list_measures(text == NULL ? "degree,strength,betweenness,harmonic,pagerank" : text,
                         tr_measure_find, measures, n, err);
}

TrStatus tr_list_tie_measures(const char *text, const TrMeasure ***measures, size_t *n, TrError *err)
{
    return list_measures(text == NULL ? "edge_betweenness,bridge" : text, tr_tie_measure_find, measures, n,
                         err);
}
