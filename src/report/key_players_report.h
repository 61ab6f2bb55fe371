/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A key player set as table, CSV, JSON or Markdown. */
#ifndef TR_REPORT_KEY_PLAYERS_REPORT_H
#define TR_REPORT_KEY_PLAYERS_REPORT_H

#include "analysis/key_players.h"
#include "report/grid.h"

/* The set, what it does, how it was found, and the same of the first by degree and by betweenness. In brief:
 * without the caveat, and without what each member adds. */
TrStatus tr_key_players_write(const TrKeyPlayers *players, TrFormat format, bool excel, bool brief,
                              FILE *file, TrError *err);

#endif
