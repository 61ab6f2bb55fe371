/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/export.h"

#include <string.h>

#include "base/file.h"
#include "base/suggest.h"

const TrExportFormat tr_export_formats[] = {
    {"graphml", "graphml", "GraphML: Gephi, Cytoscape, yEd, igraph, networkx", tr_export_graphml},
};
const size_t tr_n_export_formats = sizeof tr_export_formats / sizeof *tr_export_formats;

static const char *format_name(const void *table, size_t i)
{
    return ((const TrExportFormat *)table)[i].name;
}

const TrExportFormat *tr_export_find(const char *name, const char *path, TrError *err)
{
    const char *wanted = name != NULL ? name : tr_path_extension(path), *near;
    for (size_t i = 0; i < tr_n_export_formats; i++)
        if (strcmp(wanted, name != NULL ? tr_export_formats[i].name : tr_export_formats[i].extension) == 0)
            return &tr_export_formats[i];
    near = tr_suggest(wanted, format_name, tr_export_formats, tr_n_export_formats);
    (void)tr_fail(err, TR_BAD_USAGE, "there is no export format '%.60s'%s%s%s", wanted,
                  near != NULL ? ": did you mean '" : "; 'trama export --list' names them",
                  near != NULL ? near : "", near != NULL ? "'?" : "");
    return NULL;
}
