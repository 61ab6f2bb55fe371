/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "claims/defaults.h"

#include "embedded.h" /* made by the Makefile */

const TrDefault tr_defaults[] = {
    {TR_ACTIONS, "built-in actions.csv", tr_embedded_actions_csv, &tr_embedded_actions_csv_length},
    {TR_KINDS, "built-in kinds.csv", tr_embedded_kinds_csv, &tr_embedded_kinds_csv_length},
};
const size_t tr_n_defaults = sizeof tr_defaults / sizeof *tr_defaults;
