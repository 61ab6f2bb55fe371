/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/quads.h"

#include <string.h>

#include "base/text.h"

TrQuads tr_quads_begin(TrExport *export, FILE *file)
{
    return (TrQuads){.export = export, .file = file, .text = &export->hand.text, .iri = &export->hand.cell};
}

TrStatus tr_quads_finish(const TrQuads *quads, TrError *err)
{
    return quads->text->failed || quads->iri->failed ? tr_fail_memory(err) : TR_OK;
}

void tr_quads_literal(const TrQuads *quads, const char *text)
{
    FILE *file = quads->file;
    static const bool stop[128] = {['"'] = true, ['\\'] = true};
    static const char *const escapes[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t"};
    size_t length = strlen(text);
    (void)putc_unlocked('"', file);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        size_t plain = tr_text_plain_run(text + at, length - at, stop);
        (void)fwrite_unlocked(text + at, 1, plain, file);
        if ((at += plain) == length)
            break;
        at += tr_text_next(text + at, length - at, &c);
        if (c != 0 && c < 128 && escapes[c] != NULL)
            (void)fputs_unlocked(escapes[c], file);
        else if (c != 0)
            tr_put_character(file, c);
    }
    (void)putc_unlocked('"', file);
}

void tr_quads_build_iri(TrQuads *quads, const char *start, const char *text, const char *kept)
{
    TrBuilder *iri = quads->iri;
    static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    tr_build_clear(iri);
    tr_build_text(iri, "<");
    tr_build_text(iri, start);
    for (; *text != '\0'; text++) {
        size_t n = strspn(text, unreserved);
        tr_build_bytes(iri, text, n);
        text += n;
        if (*text == '\0')
            break;
        if (strchr(kept, *text) != NULL)
            tr_build_bytes(iri, text, 1);
        else
            tr_build_format(iri, "%%%02X", (unsigned)(unsigned char)*text);
    }
    tr_build_text(iri, ">");
}

void tr_quads_iri(TrQuads *quads, const char *start, const char *text)
{
    tr_quads_build_iri(quads, start, text, "");
    if (!quads->iri->failed)
        tr_quads_put(quads, quads->iri->text);
}

void tr_quads_address(TrQuads *quads, const char *address)
{
    tr_quads_build_iri(quads, "", address, ":/?#[]@!$&'()*+,;=%");
    if (!quads->iri->failed)
        tr_quads_put(quads, quads->iri->text);
}

/* <start, a key, > at once: a claim is named in each of its quads. */
static void put_key(const TrQuads *quads, const char *start, size_t n, const char *key)
{
    char text[64];
    memcpy(text, start, n);
    memcpy(text + n, key, TR_DIGEST_BYTES - 1);
    text[n + TR_DIGEST_BYTES - 1] = '>';
    (void)fwrite_unlocked(text, 1, n + TR_DIGEST_BYTES, quads->file);
}

void tr_quads_node(const TrQuads *quads, size_t node)
{
    static const char start[] = "<urn:trama:entity:";
    put_key(quads, start, sizeof start - 1, quads->export->node_keys[node]);
}

void tr_quads_claim(const TrQuads *quads, const char *key)
{
    static const char start[] = "<urn:trama:claim:";
    put_key(quads, start, sizeof start - 1, key);
}

void tr_quads_end(const TrQuads *quads)
{
    tr_quads_put(quads, " .\n");
}

/* One quad of the default graph: subject put already, predicate, literal. */
static void tell(const TrQuads *quads, const char *predicate, const char *literal)
{
    tr_quads_put(quads, predicate);
    tr_quads_literal(quads, literal);
    tr_quads_end(quads);
}

void tr_quads_tell_node(const TrQuads *quads, size_t node, const char *predicate, const char *literal)
{
    if (*literal == '\0')
        return;
    tr_quads_node(quads, node);
    tell(quads, predicate, literal);
}

void tr_quads_tell_claim(const TrQuads *quads, const char *predicate, const char *literal)
{
    if (*literal == '\0')
        return;
    tr_quads_claim(quads, quads->key);
    tell(quads, predicate, literal);
}
