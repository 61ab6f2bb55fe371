/* SPDX-License-Identifier: GPL-2.0-or-later */
/* trama new FOLDER: a folder to begin with. It is made beside its place and then put there, whole. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/builder.h"
#include "base/file.h"
#include "base/memory.h"
#include "claims/columns.h"
#include "commands/commands.h"
#include "embedded.h"

enum { MODE = 0777 }; /* the user's umask takes from it */

/* The folder in the making, and its parts in the order in which they can be removed. */
typedef struct {
    char *temporary;
    char *made[64];
    size_t n;
} Starter;

static void give_up(Starter *starter)
{
    while (starter->n > 0) {
        (void)remove(starter->made[--starter->n]);
        tr_free(starter->made[starter->n]);
    }
    if (starter->temporary != NULL)
        (void)rmdir(starter->temporary);
    tr_free(starter->temporary);
    starter->temporary = NULL;
}

static void forget(Starter *starter)
{
    while (starter->n > 0)
        tr_free(starter->made[--starter->n]);
    tr_free(starter->temporary);
    starter->temporary = NULL;
}

/* *path = where `name` stands in the folder; remembered, to be removed if something fails. */
static TrStatus place(Starter *starter, const char *name, const char **path, TrError *err)
{
    char *joined;
    if (starter->n == sizeof starter->made / sizeof *starter->made)
        return tr_fail(err, TR_IO, "there are more diagrams than a new folder can hold");
    if ((joined = tr_path_join(starter->temporary, name)) == NULL)
        return tr_fail_memory(err);
    starter->made[starter->n++] = joined;
    *path = joined;
    return TR_OK;
}

static TrStatus add_folder(Starter *starter, const char *name, TrError *err)
{
    const char *path;
    TrStatus st = TR_OK;
    TR_TRY(place(starter, name, &path, err));
    if (mkdir(path, MODE) != 0)
        TR_TRY(tr_fail(err, TR_IO, "cannot make %s: %s", path, strerror(errno)));
out:
    return st;
}

static TrStatus add_file(Starter *starter, const char *name, const char *text, size_t length, TrError *err)
{
    TrFile out = {0};
    const char *path;
    TrStatus st = TR_OK;
    TR_TRY(place(starter, name, &path, err));
    TR_TRY(tr_file_begin(&out, path, err));
    (void)fwrite(text, 1, length, out.file);
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    return st;
}

static TrStatus add_diagrams(Starter *starter, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(add_folder(starter, "graphs", err));
    for (size_t i = 0; i < tr_n_embedded_graphs; i++) {
        char name[160];
        (void)snprintf(name, sizeof name, "graphs/%.140s", tr_embedded_graphs[i].name);
        TR_TRY(add_file(starter, name, tr_embedded_graphs[i].text, *tr_embedded_graphs[i].length, err));
    }
out:
    return st;
}

/* What to do first, and the columns there are, from their table. */
static TrStatus add_readme(Starter *starter, TrError *err)
{
    const TrPartInfo *claims = tr_part_info(TR_CLAIMS);
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_build_bytes(&text, tr_embedded_starter_md, tr_embedded_starter_md_length);
    tr_build_text(&text, "\n| column | holds |\n|---|---|\n");
    for (size_t i = 0; i < claims->n_columns; i++) {
        tr_build_format(&text, "| `%s` | ", claims->columns[i].name);
        for (const char *c = claims->columns[i].help; *c != '\0'; c++)
            tr_build_format(&text, "%s%c", *c == '|' ? "\\" : "", *c);
        tr_build_text(&text, " |\n");
    }
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(add_file(starter, "README.md", text.text, text.length, err));
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus fill(Starter *starter, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(add_folder(starter, "input", err));
    TR_TRY(add_file(starter, "input/claims.csv", tr_embedded_starter_claims_csv,
                    tr_embedded_starter_claims_csv_length, err));
    TR_TRY(add_diagrams(starter, err));
    TR_TRY(add_readme(starter, err));
out:
    return st;
}

/* An empty folder may be filled; anything else stays as it is. */
static TrStatus check_free(const char *path, TrError *err)
{
    DIR *folder = opendir(path);
    size_t n = 0;
    if (folder == NULL)
        return errno == ENOENT ? TR_OK
                               : tr_fail(err, TR_IO, "cannot begin in '%.200s': %s", path, strerror(errno));
    while (readdir(folder) != NULL) /* . and .. are always there */
        n++;
    (void)closedir(folder);
    return n <= 2 ? TR_OK
                  : tr_fail(err, TR_BAD_USAGE,
                            "'%.200s' has something in it, and stays as it is; expected a new folder's name",
                            path);
}

static TrStatus begin(Starter *starter, const char *path, TrError *err)
{
    TrBuilder name = {0};
    TrStatus st = TR_OK;
    tr_build_format(&name, "%s.new-XXXXXX", path);
    if (name.failed || (starter->temporary = tr_text_copy(name.text)) == NULL)
        TR_TRY(tr_fail_memory(err));
    if (mkdtemp(starter->temporary) == NULL) {
        st = tr_fail(err, TR_IO, "cannot make a folder beside '%.200s': %s%s", path, strerror(errno),
                     errno == ENOENT ? "; make the one it is to be in first, by mkdir -p" : "");
        tr_free(starter->temporary);
        starter->temporary = NULL;
    }
out:
    tr_builder_release(&name);
    return st;
}

/* mkdtemp() makes a folder for its owner only. */
static TrStatus put_in_place(const Starter *starter, const char *path, TrError *err)
{
    mode_t mask = umask(0);
    (void)umask(mask);
    if (chmod(starter->temporary, MODE & ~mask) != 0 || rename(starter->temporary, path) != 0)
        return tr_fail(err, TR_IO, "cannot make '%.200s': %s", path, strerror(errno));
    return TR_OK;
}

TrExit tr_run_new(TrSettings *settings, TrError *err)
{
    Starter starter = {.temporary = NULL};
    char *path = NULL;
    size_t length;
    TrStatus st = TR_OK;
    if (settings->n_arguments != 1 || *settings->arguments[0] == '\0')
        TR_TRY(
            tr_fail(err, TR_BAD_USAGE, "expected the name of one folder, such as: trama new investigation"));
    if ((path = tr_text_copy(settings->arguments[0])) == NULL)
        TR_TRY(tr_fail_memory(err));
    for (length = strlen(path); length > 1 && path[length - 1] == '/'; length--)
        path[length - 1] = '\0';
    TR_TRY(check_free(path, err));
    TR_TRY(begin(&starter, path, err));
    TR_TRY(fill(&starter, err));
    TR_TRY(put_in_place(&starter, path, err));
    forget(&starter);
    if (!settings->quiet)
        (void)printf("%s: input/claims.csv, graphs/, README.md\n"
                     "Put your claims into %s/input/claims.csv, then: cd %s && trama build\n",
                     path, path, path);
out:
    give_up(&starter);
    tr_free(path);
    return TR_EXIT_DONE;
}
