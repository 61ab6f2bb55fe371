/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The terms of N-Quads: literals, IRIs, and the subjects that the export speaks of. */
#ifndef TR_EXPORT_QUADS_H
#define TR_EXPORT_QUADS_H

#include <string.h>

#include "export/content.h"

/* Quads about one thing. */
typedef struct {
    TrExport *export;
    FILE *file;
    TrBuilder *text, *iri;     /* of the export's hand */
    char key[TR_DIGEST_BYTES]; /* of the claim at hand */
} TrQuads;

TrQuads tr_quads_begin(TrExport *export, FILE *file);
/* TR_MEMORY if a text could not be built: it was left out. */
TrStatus tr_quads_finish(const TrQuads *quads, TrError *err);

/* As it stands. Here, so that the length of a literal is known. */
static inline void tr_quads_put(const TrQuads *quads, const char *text)
{
    (void)fwrite_unlocked(text, 1, strlen(text), quads->file);
}
/* "text" with the escapes of the specification, section 4. */
void tr_quads_literal(const TrQuads *quads, const char *text);
/* quads->iri = "<start", `text` with all but unreserved characters, or those of `kept` (RFC 3986), as %XX,
 * ">". */
void tr_quads_build_iri(TrQuads *quads, const char *start, const char *text, const char *kept);
/* Likewise, written. */
void tr_quads_iri(TrQuads *quads, const char *start, const char *text);
/* An address of theirs: what may not stand in an IRI as %XX, the rest as it is. */
void tr_quads_address(TrQuads *quads, const char *address);
void tr_quads_node(const TrQuads *quads, size_t node);
void tr_quads_claim(const TrQuads *quads, const char *key);
void tr_quads_end(const TrQuads *quads);
/* One quad of the default graph about a node, or the claim at hand; none where the literal is empty. A
 * predicate has a blank at either end. */
void tr_quads_tell_node(const TrQuads *quads, size_t node, const char *predicate, const char *literal);
void tr_quads_tell_claim(const TrQuads *quads, const char *predicate, const char *literal);

#endif
