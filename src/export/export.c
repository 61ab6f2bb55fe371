/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/export.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "export/csv_cells.h"
#include "export/formats.h"
#include "export/rows.h"

/* ---- the formats ---- */

#define ONE_FILE(function)                                                                                   \
    (const TrExportFile[])                                                                                   \
    {                                                                                                        \
        {                                                                                                    \
            NULL, function                                                                                   \
        }                                                                                                    \
    }

static const TrExportFile gephi_files[] = {
    {"nodes.csv", tr_gephi_write_nodes},        {"edges.csv", tr_gephi_write_edges},
    {"claims.csv", tr_export_claims_csv},       {"sources.csv", tr_export_sources_csv},
    {"metadata.json", tr_export_metadata_file}, {NULL, NULL},
};

static const TrExportFile neo4j_files[] = {
    {"entities.csv", tr_neo4j_write_entities},
    {"names.csv", tr_neo4j_write_names},
    {"claims.csv", tr_neo4j_write_claims},
    {"sources.csv", tr_neo4j_write_sources},
    {"ties.csv", tr_neo4j_write_ties},
    {"known_as.csv", tr_neo4j_write_known_as},
    {"parties.csv", tr_neo4j_write_parties},
    {"from.csv", tr_neo4j_write_from},
    {"answers.csv", tr_neo4j_write_answers},
    {"metadata.json", tr_export_metadata_file},
    {NULL, NULL},
};

const TrExportFormat tr_export_formats[] = {
    {.name = "graphml",
     .extension = "graphml",
     .help = "GraphML: Gephi, Cytoscape, yEd, igraph, networkx",
     .files = ONE_FILE(tr_graphml_write)},
    {.name = "gexf",
     .extension = "gexf",
     .help = "GEXF 1.3 for Gephi: ties with their dates as intervals",
     .files = ONE_FILE(tr_gexf_write)},
    {.name = "gephi",
     .help = "a folder for Gephi: nodes.csv, edges.csv, and all claims",
     .files = gephi_files},
    {.name = "neo4j",
     .help = "a folder for neo4j-admin import: entities, claims, sources",
     .files = neo4j_files},
    {.name = "json",
     .extension = "json",
     .help = "JSON node-link: networkx, D3",
     .files = ONE_FILE(tr_node_link_write)},
    {.name = "ftm",
     .extension = "ftm.jsonl",
     .help = "FollowTheMoney entities, a line each: Aleph, OpenSanctions",
     .files = ONE_FILE(tr_ftm_write)},
    {.name = "pajek", .extension = "net", .help = "Pajek", .files = ONE_FILE(tr_pajek_write)},
    {.name = "sqlite",
     .extension = "sqlite",
     .help = "SQLite database with scores and full-text search: SQL, Datasette",
     .write_database = tr_sqlite_write,
     .has_scores = true},
    {.name = "nquads",
     .extension = "nq",
     .help = "N-Quads: each claim a named graph with its provenance (PROV-O)",
     .files = ONE_FILE(tr_nquads_write)},
};
const size_t tr_n_export_formats = sizeof tr_export_formats / sizeof *tr_export_formats;

static const char *format_name(const void *table, size_t i)
{
    return ((const TrExportFormat *)table)[i].name;
}

/* Whether the name of a file ends in ".EXTENSION", or a folder is called as its format is. */
static bool is_called(const TrExportFormat *format, const char *path)
{
    char base[32] = "";
    const char *name = tr_path_base(path);
    size_t length = strlen(name), n;
    if (format->extension == NULL) {
        for (size_t i = strlen(path); *name == '\0' && i > 1 && path[i - 1] == '/'; i--) /* "out/gephi/" */
            for (name = path + i - 1; name > path && name[-1] != '/'; name--)
                continue;
        n = strcspn(name, "/");
        if (n < sizeof base)
            memcpy(base, name, n);
        return strcasecmp(base, format->name) == 0;
    }
    n = strlen(format->extension);
    return length > n && name[length - n - 1] == '.' && strcasecmp(name + length - n, format->extension) == 0;
}

const TrExportFormat *tr_export_find(const char *name, const char *path, TrError *err)
{
    const char *wanted = name != NULL ? name : tr_path_extension(path), *near;
    const TrExportFormat *found = NULL;
    for (size_t i = 0; i < tr_n_export_formats; i++) {
        const TrExportFormat *format = &tr_export_formats[i];
        if (name != NULL ? strcmp(name, format->name) == 0 : is_called(format, path))
            found = format;
    }
    if (found != NULL)
        return found;
    near = tr_suggest(wanted, format_name, tr_export_formats, tr_n_export_formats);
    (void)tr_fail(err, TR_BAD_USAGE, "there is no export format '%.60s'%s%s%s", wanted,
                  near != NULL ? ": did you mean '" : "; 'trama export --list' names them",
                  near != NULL ? near : "", near != NULL ? "'?" : "");
    return NULL;
}

/* ---- writing ---- */

enum { BUFFER_BYTES = 1 << 18 };

/* Larger buffers than stdio's: exports are long. A file is closed before its buffer goes or serves the next.
 */
static void use_buffer(const TrExport *export, FILE *file)
{
    if (file != stdout)
        (void)setvbuf(file, export->buffer, _IOFBF, BUFFER_BYTES);
}

static TrStatus write_file(const TrExportFormat *format, TrExport *export, const char *path, TrError *err)
{
    TrFile out = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_file_begin(&out, path, err));
    tr_file_write_straight(&out);
    use_buffer(export, out.file);
    TR_TRY(format->files->write(export, out.file, err));
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    return st;
}

static TrStatus write_folder(const TrExportFormat *format, TrExport *export, const char *path, TrError *err)
{
    TrFolderEdition edition = {.lock_fd = -1};
    TrStatus st = TR_OK, closed;
    if (strcmp(path, "-") == 0)
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "%s is a folder, which cannot go to standard output; expected -o FOLDER",
                       format->name));
    TR_TRY(tr_edition_begin(&edition, path, err));
    for (const TrExportFile *it = format->files; it->name != NULL; it++) {
        FILE *file;
        TR_TRY(tr_edition_open(&edition, it->name, &file, err));
        use_buffer(export, file);
        st = it->write(export, file, err);
        closed = tr_edition_close(&edition, it->name, file, err);
        TR_TRY(st);
        TR_TRY(closed);
    }
    TR_TRY(tr_edition_commit(&edition, err));
out:
    tr_edition_abandon(&edition);
    return st;
}

/* A neighbour that takes the place of the old file when it is whole. */
static TrStatus write_database(const TrExportFormat *format, TrExport *export, const char *path, TrError *err)
{
    TrFile out = {0};
    struct stat status;
    TrStatus st = TR_OK;
    if (strcmp(path, "-") == 0 || (stat(path, &status) == 0 && !S_ISREG(status.st_mode)))
        TR_TRY(tr_fail(err, TR_BAD_USAGE,
                       "%s is a database, which needs a file of its own; expected -o FILE.%s", format->name,
                       format->extension));
    TR_TRY(tr_file_begin(&out, path, err));
    TR_TRY(format->write_database(export, out.temporary, err));
    TR_TRY(tr_file_commit(&out, err));
out:
    tr_file_abandon(&out);
    return st;
}

TrStatus tr_export_write(const TrExportFormat *format, const TrExportWish *wish, const char *path,
                         TrError *err)
{
    TrExport export = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_export_open(&export, wish->network, err));
    export.ranking = wish->ranking;
    export.excel = wish->excel;
    export.n_threads = wish->n_threads;
    if ((export.buffer = tr_malloc(BUFFER_BYTES)) == NULL)
        TR_TRY(tr_fail_memory(err));
    if (format->files == NULL)
        TR_TRY(write_database(format, &export, path, err));
    else if (format->extension == NULL)
        TR_TRY(write_folder(format, &export, path, err));
    else
        TR_TRY(write_file(format, &export, path, err));
out:
    tr_export_close(&export);
    return st;
}

TrStatus tr_export_graphml(const TrNetwork *network, FILE *file, TrError *err)
{
    TrExport export = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_export_open(&export, network, err));
    TR_TRY(tr_graphml_write(&export, file, err));
out:
    tr_export_close(&export);
    return st;
}
