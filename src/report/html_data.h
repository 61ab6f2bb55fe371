/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The data of report.html in the making: what its parts share. Entities are numbered as the network's nodes,
 * claims in order of their rows without those held back, ties as the network's; texts go into one table, and
 * are named by their place in it. src/report/page/20-data.js reads it all. */
#ifndef TR_REPORT_HTML_DATA_H
#define TR_REPORT_HTML_DATA_H

#include "base/strings.h"
#include "base/writers.h"
#include "report/html_report.h"

typedef struct {
    const TrHtmlReport *page;
    const TrNetwork *network;
    TrJson json;
    TrStrings *texts;
    uint32_t *claim_number; /* by row: its number in the page, or TR_NO_ID */
    bool failed;            /* no memory for a text */
} TrHtmlData;

/* An element of an array: the place of `text` in the table of texts, 0 for "". */
void tr_data_text(TrHtmlData *data, const char *text);
/* As many elements as there are languages: the places of what is said of the input, in each. */
void tr_data_message(TrHtmlData *data, const char *message);
/* Likewise as an array of its own. */
void tr_data_key_message(TrHtmlData *data, const char *key, const char *message);
/* An element: a number, or -1 for TR_NO_ID. */
void tr_data_id(TrHtmlData *data, uint32_t id);
/* A key with a number or a text of its own. */
void tr_data_key_number(TrHtmlData *data, const char *key, double value);
void tr_data_key_text(TrHtmlData *data, const char *key, const char *text);
/* Call before something else writes the value of `key` to the file. */
void tr_data_key_raw(TrHtmlData *data, const char *key);

/* The parts: each a few keys of the object that stands open. */
void tr_html_put_entities(TrHtmlData *data);
void tr_html_put_claims(TrHtmlData *data);
void tr_html_put_ties(TrHtmlData *data);
void tr_html_put_measures(TrHtmlData *data);
TrStatus tr_html_put_findings(TrHtmlData *data, TrError *err);
TrStatus tr_html_put_figures(TrHtmlData *data, TrError *err);

#endif
