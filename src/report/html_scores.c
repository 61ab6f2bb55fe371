/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scores, ranks and how sure they are, for the page: arrays along the entities. */
#include <math.h>

#include "report/html_data.h"

static void put_numbers(TrHtmlData *data, const char *key, const double *values)
{
    if (values == NULL)
        return;
    tr_json_key(&data->json, key);
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->network->n_nodes; i++)
        tr_json_number(&data->json, values[i]);
    tr_json_end(&data->json, ']');
}

static void put_ranks(TrHtmlData *data, const char *key, const uint32_t *ranks)
{
    if (ranks == NULL)
        return;
    tr_json_key(&data->json, key);
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->network->n_nodes; i++)
        tr_json_number(&data->json, ranks[i]);
    tr_json_end(&data->json, ']');
}

/* An array along the entities of what stands by place; 0 for who was not watched. */
static void put_watched(TrHtmlData *data, const char *key, const TrSureMeasure *sure, const uint32_t *values,
                        double if_missing)
{
    tr_json_key(&data->json, key);
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->network->n_nodes; i++) {
        uint32_t place = sure->place_of[i];
        tr_json_number(&data->json, place == TR_NO_ID ? if_missing : values[place]);
    }
    tr_json_end(&data->json, ']');
}

/* The origin without which a rank changes most: its number among the network's, or -1. */
static void put_origins(TrHtmlData *data, const TrSureMeasure *sure)
{
    const TrResampling *resampling = &data->page->report->certainty->resampling;
    tr_json_key(&data->json, "origin");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->network->n_nodes; i++) {
        uint32_t place = sure->place_of[i];
        uint32_t origin = place == TR_NO_ID ? TR_NO_ID : sure->origin[place];
        tr_data_id(data, origin == TR_NO_ID ? TR_NO_ID : resampling->origins[origin]);
    }
    tr_json_end(&data->json, ']');
}

static void put_p_top(TrHtmlData *data, const TrSureMeasure *sure)
{
    tr_json_key(&data->json, "p_top");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < data->network->n_nodes; i++) {
        uint32_t place = sure->place_of[i];
        tr_json_number(&data->json, place == TR_NO_ID ? NAN : sure->interval.p_top[place]);
    }
    tr_json_end(&data->json, ']');
}

static void put_sure(TrHtmlData *data, const TrSureMeasure *sure)
{
    tr_json_key(&data->json, "sure");
    tr_json_begin(&data->json, '{');
    tr_data_key_text(data, "interval", tr_interval_name(sure->ranked->measure));
    tr_data_key_number(data, "top", sure->top);
    put_watched(data, "low", sure, sure->interval.low, 0);
    put_watched(data, "high", sure, sure->interval.high, 0);
    put_watched(data, "rank_without", sure, sure->rank_without, 0);
    put_origins(data, sure);
    put_p_top(data, sure);
    tr_json_end(&data->json, '}');
}

static void put_measure(TrHtmlData *data, const TrRankedMeasure *ranked, const TrSureMeasure *sure)
{
    tr_json_newline(&data->json);
    tr_json_begin(&data->json, '{');
    tr_data_key_text(data, "name", ranked->measure->name);
    tr_data_key_number(data, "seconds", ranked->cost < 1 ? 0 : round(ranked->cost));
    put_numbers(data, "scores", ranked->scores);
    put_ranks(data, "ranks", ranked->scores == NULL ? NULL : ranked->ranks);
    if (ranked->n_samples > 0) {
        tr_data_key_number(data, "n_samples", (double)ranked->n_samples);
        tr_data_key_text(data, "samples", ranked->samples);
        put_ranks(data, "best", ranked->best);
        put_ranks(data, "worst", ranked->worst);
    }
    if (sure != NULL && sure->state == TR_SURE_DONE)
        put_sure(data, sure);
    tr_json_end(&data->json, '}');
}

void tr_html_put_measures(TrHtmlData *data)
{
    const TrReport *report = data->page->report;
    const TrRankedMeasure *leading = tr_ranking_leading(report->ranking);
    tr_json_newline(&data->json);
    tr_json_key(&data->json, "measures");
    tr_json_begin(&data->json, '[');
    for (size_t i = 0; i < report->ranking->n; i++)
        put_measure(data, &report->ranking->measures[i],
                    report->certainty == NULL || i >= report->certainty->n ? NULL
                                                                           : &report->certainty->measures[i]);
    tr_json_end(&data->json, ']');
    tr_data_key_number(data, "leading", leading == NULL ? -1 : (double)(leading - report->ranking->measures));
}
