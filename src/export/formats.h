/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The functions of the table in export.c, one file for each format. */
#ifndef TR_EXPORT_FORMATS_H
#define TR_EXPORT_FORMATS_H

#include "export/content.h"

/* Into one file. */
TrStatus tr_graphml_write(TrExport *export, FILE *file, TrError *err);
TrStatus tr_gexf_write(TrExport *export, FILE *file, TrError *err);
TrStatus tr_node_link_write(TrExport *export, FILE *file, TrError *err);
TrStatus tr_ftm_write(TrExport *export, FILE *file, TrError *err);
TrStatus tr_pajek_write(TrExport *export, FILE *file, TrError *err);
TrStatus tr_nquads_write(TrExport *export, FILE *file, TrError *err);

/* Into a folder: one file of it. */
TrStatus tr_gephi_write_nodes(TrExport *export, FILE *file, TrError *err);
TrStatus tr_gephi_write_edges(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_entities(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_names(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_claims(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_sources(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_ties(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_known_as(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_parties(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_from(TrExport *export, FILE *file, TrError *err);
TrStatus tr_neo4j_write_answers(TrExport *export, FILE *file, TrError *err);

/* Into a database at `path`, which is an empty file. */
TrStatus tr_sqlite_write(TrExport *export, const char *path, TrError *err);

#endif
