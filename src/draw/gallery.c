/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/gallery.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/builder.h"
#include "base/file.h"
#include "base/memory.h"
#include "embedded.h" /* made by the Makefile */

static const char style_name[] = "style.gv";

static const TrEmbedded *find_embedded(const char *name)
{
    for (size_t i = 0; i < tr_n_embedded_graphs; i++) {
        const char *it = tr_embedded_graphs[i].name;
        if (strcmp(it, name) == 0 ||
            (strncmp(it, name, strlen(name)) == 0 && strcmp(it + strlen(name), ".gv") == 0))
            return &tr_embedded_graphs[i];
    }
    return NULL;
}

static TrStatus add_diagram(TrGallery *gallery, const char *renderer, const char *path, const char *text,
                            size_t length, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(gallery->diagrams, gallery->room, gallery->n + 1, err));
    TR_TRY(tr_diagram_read(renderer, path, text, length, &gallery->diagrams[gallery->n], err));
    gallery->n++;
    for (size_t i = 0; i + 1 < gallery->n; i++) /* "a b.gv" and "a-b.gv" */
        if (strcmp(gallery->diagrams[i].name, gallery->diagrams[gallery->n - 1].name) == 0)
            TR_TRY(tr_fail(err, TR_BAD_INPUT, "%s: another diagram is written as %s.svg too; rename one",
                           path, gallery->diagrams[i].name));
out:
    return st;
}

static TrStatus add_file(TrGallery *gallery, const char *renderer, const char *path, TrError *err)
{
    char *text = NULL;
    size_t length;
    TrStatus st = TR_OK;
    TR_TRY(tr_file_read(path, &text, &length, err));
    TR_TRY(add_diagram(gallery, renderer, path, text, length, err));
out:
    tr_free(text);
    return st;
}

/* style.gv of `folder`, else the embedded one. */
static TrStatus read_style(TrGallery *gallery, const char *renderer, const char *folder, TrError *err)
{
    const TrEmbedded *embedded = find_embedded(style_name);
    char *path = folder == NULL ? NULL : tr_path_join(folder, style_name), *text = NULL;
    size_t length;
    TrStatus st = TR_OK;
    if (folder != NULL && path == NULL)
        return tr_fail_memory(err);
    if (path != NULL && access(path, F_OK) == 0) {
        TR_TRY(tr_file_read(path, &text, &length, err));
        TR_TRY(tr_dot_file_parse(renderer, path, text, length, &gallery->style, err));
    } else {
        TR_TRY(
            tr_dot_file_parse(renderer, style_name, embedded->text, *embedded->length, &gallery->style, err));
    }
out:
    tr_free(path);
    tr_free(text);
    return st;
}

static int is_definition(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return n > 3 && strcmp(entry->d_name + n - 3, ".gv") == 0 && strcmp(entry->d_name, style_name) != 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static TrStatus read_folder(TrGallery *gallery, const char *renderer, const char *folder, TrError *err)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, is_definition, by_name);
    TrStatus st = TR_OK;
    if (n < 0)
        return tr_fail(
            err, TR_IO,
            "cannot read the folder %s: %s; without -g, the diagrams that come with trama are drawn", folder,
            strerror(errno));
    for (int i = 0; i < n && st == TR_OK; i++) {
        char *path = tr_path_join(folder, entries[i]->d_name);
        st = path == NULL ? tr_fail_memory(err) : add_file(gallery, renderer, path, err);
        tr_free(path);
    }
    if (st == TR_OK && n == 0)
        st = tr_fail(err, TR_BAD_INPUT, "the folder %s holds no diagram: expected files such as cartel.gv",
                     folder);
    for (int i = 0; i < n; i++)
        free(entries[i]);
    free(entries);
    return st;
}

static TrStatus read_embedded(TrGallery *gallery, const char *renderer, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < tr_n_embedded_graphs; i++)
        if (strcmp(tr_embedded_graphs[i].name, style_name) != 0)
            TR_TRY(add_diagram(gallery, renderer, tr_embedded_graphs[i].name, tr_embedded_graphs[i].text,
                               *tr_embedded_graphs[i].length, err));
out:
    return st;
}

TrStatus tr_gallery_read(const char *renderer, const char *folder, TrGallery *gallery, TrError *err)
{
    struct stat status;
    TrStatus st = TR_OK;
    *gallery = (TrGallery){0};
    if (folder == NULL && stat("graphs", &status) == 0 && S_ISDIR(status.st_mode))
        folder = "graphs";
    TR_TRY(read_style(gallery, renderer, folder, err));
    TR_TRY(folder == NULL ? read_embedded(gallery, renderer, err)
                          : read_folder(gallery, renderer, folder, err));
out:
    if (st != TR_OK)
        tr_gallery_release(gallery);
    return st;
}

/* Neither a file nor a name: say which names there are. */
static TrStatus no_diagram(const char *wanted, TrError *err)
{
    TrBuilder names = {0};
    TrStatus st = TR_IO;
    for (size_t i = 0; i < tr_n_embedded_graphs; i++) {
        const char *name = tr_embedded_graphs[i].name;
        if (strcmp(name, style_name) == 0)
            continue;
        tr_build_text(&names, names.length > 0 ? ", " : "");
        tr_build_bytes(&names, name, strlen(name) - strlen(".gv"));
    }
    st = names.failed
             ? tr_fail_memory(err)
             : tr_fail(
                   err, st,
                   "there is no diagram '%.200s': expected a file, or one of those that come with trama: %s",
                   wanted, names.text);
    tr_builder_release(&names);
    return st;
}

TrStatus tr_gallery_read_one(const char *renderer, const char *wanted, TrGallery *gallery, TrError *err)
{
    char in_graphs[256];
    const char *path = wanted;
    const TrEmbedded *embedded = NULL;
    char *folder;
    TrStatus st = TR_OK;
    *gallery = (TrGallery){0};
    (void)snprintf(in_graphs, sizeof in_graphs, "graphs/%.200s.gv", wanted);
    if (access(path, F_OK) != 0 && access(in_graphs, F_OK) == 0)
        path = in_graphs;
    if (access(path, F_OK) != 0 && (embedded = find_embedded(path)) == NULL)
        return no_diagram(wanted, err);
    folder = tr_text_copy(path);
    if (folder == NULL)
        return tr_fail_memory(err);
    folder[tr_path_base(path) - path] = '\0';
    TR_TRY(read_style(gallery, renderer, embedded != NULL ? NULL : *folder == '\0' ? "." : folder, err));
    if (embedded != NULL)
        TR_TRY(add_diagram(gallery, renderer, embedded->name, embedded->text, *embedded->length, err));
    else
        TR_TRY(add_file(gallery, renderer, path, err));
out:
    tr_free(folder);
    if (st != TR_OK)
        tr_gallery_release(gallery);
    return st;
}

void tr_gallery_speak(TrGallery *gallery, TrLanguage language)
{
    for (size_t i = 0; i < gallery->n; i++)
        if (tr_attributes_get(&gallery->diagrams[i].file.graph, "trama_language") == NULL)
            gallery->diagrams[i].language = language;
}

void tr_gallery_release(TrGallery *gallery)
{
    for (size_t i = 0; i < gallery->n; i++)
        tr_diagram_release(&gallery->diagrams[i]);
    tr_free(gallery->diagrams);
    tr_dot_file_release(&gallery->style);
    *gallery = (TrGallery){0};
}
