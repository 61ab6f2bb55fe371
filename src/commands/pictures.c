/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/pictures.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"
#include "commands/stability.h"

TrStatus tr_sized_picture_make(const TrCase *it, const TrSettings *settings, const TrGallery *gallery,
                               const TrDiagram *diagram, const char *renderer, TrSizedPicture *sized,
                               TrError *err)
{
    const TrMeasure *measure = tr_measure_find(diagram->by, err);
    const TrNetwork *network = it->network;
    double seconds;
    TrStatus st = TR_OK;
    *sized = (TrSizedPicture){0};
    if (measure == NULL)
        return TR_BAD_INPUT;
    if (diagram->network != TR_DRAW_TIES) {
        TrWeave weave = settings->weave;
        weave.mode = diagram->network == TR_DRAW_PEOPLE ? TR_MODE_PEOPLE : TR_MODE_ORGANIZATIONS;
        if ((network = sized->own = tr_network_build(it->input, &weave, err)) == NULL)
            return err->status;
    }
    TR_TRY(tr_measure_cost(measure, network, &seconds, err));
    if (settings->budget_seconds > 0 && seconds > settings->budget_seconds) {
        if (!settings->quiet)
            (void)fprintf(stderr,
                          "note: %s: sized by degree, as %s would take longer than the budget of %g s\n",
                          diagram->name, measure->name, settings->budget_seconds);
        measure = tr_measure_find("degree", err);
    }
    TR_TRY(tr_ranking_make(network, &measure, 1, 0, &sized->ranking, err));
    sized->picture = (TrPicture){
        .network = network,
        .style = &gallery->style,
        .diagram = diagram,
        .ranked = &sized->ranking.measures[0],
        .renderer = renderer,
    };
    TR_TRY(tr_picture_make(&sized->picture, err));
out:
    return st;
}

TrStatus tr_sized_picture_take_intervals(TrSizedPicture *sized, const TrCertainty *certainty, TrError *err)
{
    TrPicture *picture = &sized->picture;
    const TrSureMeasure *sure = NULL;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE && certainty->measures[i].ranked->n_samples == 0 &&
            certainty->measures[i].ranked->measure == picture->ranked->measure)
            sure = &certainty->measures[i];
    if (sure == NULL || sized->own != NULL || picture->rank_low != NULL)
        return TR_OK;
    TR_TRY(TR_ARRAY(sized->rank_low, picture->network->n_nodes, err));
    TR_TRY(TR_ARRAY(sized->rank_high, picture->network->n_nodes, err));
    for (size_t node = 0; node < picture->network->n_nodes; node++) {
        uint32_t place = sure->place_of[node];
        if (place == TR_NO_ID) /* not among the first: nothing is known of its rank */
            sized->rank_high[node] = (uint32_t)picture->ranked->n_ranked;
        sized->rank_low[node] = place == TR_NO_ID ? 1 : sure->interval.low[place];
        sized->rank_high[node] = place == TR_NO_ID ? sized->rank_high[node] : sure->interval.high[place];
    }
    picture->rank_low = sized->rank_low;
    picture->rank_high = sized->rank_high;
out:
    return st;
}

TrStatus tr_sized_picture_keep(TrSizedPicture *sized, const TrSettings *settings, const char *path,
                               TrError *err)
{
    bool there;
    TrStatus st = TR_OK;
    TR_TRY(tr_positions_read(path, &sized->last, &there, err));
    if (there)
        sized->picture.last = &sized->last;
    else if (!settings->quiet)
        (void)fprintf(stderr, "note: %s: laid out anew, as there is no %s yet\n",
                      sized->picture.diagram->name, path);
out:
    return st;
}

/* Whether sizes are by rank at all, and ranks may be looked at in this way. */
static bool may_have_intervals(const TrSizedPicture *sized)
{
    const TrPicture *picture = &sized->picture;
    return sized->own == NULL && picture->rank_low == NULL && !picture->diagram->equal_sizes &&
           picture->choice.n_nodes > 0;
}

TrStatus tr_sized_picture_find_intervals(TrSizedPicture *sized, const TrSettings *settings, TrError *err)
{
    TrCertainty certainty = {0};
    TrStatus st = TR_OK;
    if (!may_have_intervals(sized))
        return TR_OK;
    TR_TRY(tr_stability_of_ranks(&sized->ranking, settings, &certainty, err));
    if (certainty.measures[0].state == TR_SURE_TOO_COSTLY && !settings->quiet)
        (void)fprintf(
            stderr,
            "note: %s: sizes are by score alone, as how sure the ranks are would take about %.0f s to "
            "find out; %s finds out\n",
            sized->picture.diagram->name, certainty.measures[0].cost,
            settings->stability ? "--budget 0" : "--stability");
    TR_TRY(tr_sized_picture_take_intervals(sized, &certainty, err));
out:
    tr_certainty_release(&certainty);
    return st;
}

void tr_sized_picture_release(TrSizedPicture *sized)
{
    tr_positions_release(&sized->last);
    tr_positions_release(&sized->positions);
    tr_picture_release(&sized->picture);
    tr_ranking_release(&sized->ranking);
    tr_network_free(sized->own);
    sized->own = NULL;
    tr_free(sized->rank_low);
    tr_free(sized->rank_high);
    sized->rank_low = sized->rank_high = NULL;
}

void tr_pictures_say_empty(const TrPicture *const *pictures, size_t n, const TrSettings *settings)
{
    size_t n_empty = 0;
    for (size_t i = 0; i < n && !settings->quiet; i++)
        if (pictures[i]->choice.n_entities == 0)
            (void)fprintf(stderr, "%s%s",
                          n_empty++ == 0 ? "note: nothing in this input matches the definition of " : ", ",
                          pictures[i]->diagram->name);
    (void)fputs(n_empty > 0 ? "\n" : "", stderr);
}

void tr_picture_say(const TrPicture *picture, const TrOutcome *outcome, const TrSettings *settings)
{
    enum { EASY = 50, HARD = 100 };
    const TrDiagram *diagram = picture->diagram;
    size_t n = picture->choice.n_entities;
    bool network = diagram->layout != TR_LAYOUT_MATRIX && diagram->collapse == TR_BY_NONE;
    if (settings->quiet)
        return;
    if (outcome->moved != NULL)
        (void)fprintf(stderr, "note: %s: laid out anew, not as in the last edition: %s\n", diagram->name,
                      outcome->moved);
    if (network && n > EASY)
        (void)fprintf(stderr, "%s: %s: %zu entities; a picture of more than %d is hard to follow%s\n",
                      n > HARD ? "warning" : "note", diagram->name, n, n > HARD ? HARD : EASY,
                      n > HARD ? ": trama_nodes, trama_collapse or trama_layout=matrix help" : "");
    if (outcome->least_points > 0 && outcome->least_points < TR_LEAST_POINTS - 0.005)
        (void)fprintf(
            stderr,
            "warning: %s: the smallest letters have %.1f pt on its page, less than %g: fewer entities "
            "(trama_nodes), words only where they must be (trama_labels=status) or a larger page help\n",
            diagram->name, outcome->least_points, TR_LEAST_POINTS);
}

TrStatus tr_date_to_print(const TrSettings *settings, char out[TR_DATE_TEXT_BYTES], const char **date,
                          TrError *err)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char problem[200];
    TrDate parsed;
    double seconds;
    *date = settings->date;
    if (*date != NULL && !tr_date_parse(*date, &parsed, problem, sizeof problem))
        return tr_fail(err, TR_BAD_USAGE, "--date: date '%.60s' %s", *date, problem);
    if (*date == NULL && epoch != NULL && tr_number_parse(epoch, &seconds) && seconds >= 0 && seconds < 4e10)
        *date = tr_day_text((int32_t)(seconds / 86400), out);
    return TR_OK;
}
