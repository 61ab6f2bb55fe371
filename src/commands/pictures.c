/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/pictures.h"

#include <stdlib.h>

#include "base/number.h"

TrStatus tr_sized_picture_make(const TrCase *it, const TrSettings *settings, const TrGallery *gallery,
                               const TrDiagram *diagram, const char *renderer, TrSizedPicture *sized,
                               TrError *err)
{
    const TrMeasure *measure = tr_measure_find(diagram->by, err);
    TrStatus st = TR_OK;
    *sized = (TrSizedPicture){0};
    if (measure == NULL)
        return TR_BAD_INPUT;
    if (settings->budget_seconds > 0 && tr_measure_cost(measure, it->network) > settings->budget_seconds) {
        if (!settings->quiet)
            (void)fprintf(stderr,
                          "note: %s: sized by degree, as %s would take longer than the budget of %g s\n",
                          diagram->name, measure->name, settings->budget_seconds);
        measure = tr_measure_find("degree", err);
    }
    TR_TRY(tr_ranking_make(it->network, &measure, 1, 0, &sized->ranking, err));
    sized->picture = (TrPicture){
        .network = it->network,
        .style = &gallery->style,
        .diagram = diagram,
        .ranked = &sized->ranking.measures[0],
        .renderer = renderer,
    };
    TR_TRY(tr_picture_make(&sized->picture, err));
out:
    return st;
}

void tr_sized_picture_release(TrSizedPicture *sized)
{
    tr_picture_release(&sized->picture);
    tr_ranking_release(&sized->ranking);
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
