/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/sampling.h"

#include "analysis/measure_functions.h"

static const struct {
    TrStatus (*compute)(const TrMeasureInput *in, double *scores, TrError *err);
    TrStatus (*sample)(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                       TrSampled *sampled, TrError *err);
} ways[] = {
    {tr_betweenness, tr_sample_betweenness},
    {tr_harmonic, tr_sample_distances},
    {tr_closeness, tr_sample_distances},
    {tr_closeness_wf, tr_sample_distances},
};
enum { N_WAYS = sizeof ways / sizeof *ways };

bool tr_measure_can_be_sampled(const TrMeasure *measure)
{
    for (size_t i = 0; i < N_WAYS; i++)
        if (ways[i].compute == measure->compute)
            return true;
    return false;
}

TrStatus tr_measure_sample(const TrMeasure *measure, const TrMeasureInput *in, const TrSamplingPlan *plan,
                           TrSampled *sampled, TrError *err)
{
    for (size_t i = 0; i < N_WAYS; i++)
        if (ways[i].compute == measure->compute)
            return ways[i].sample(measure, in, plan, sampled, err);
    return tr_fail(err, TR_ANALYSIS, "there is no way to sample %s", measure->name);
}
