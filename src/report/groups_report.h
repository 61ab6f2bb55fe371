/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Groups as table, CSV, JSON or Markdown. */
#ifndef TR_REPORT_GROUPS_REPORT_H
#define TR_REPORT_GROUPS_REPORT_H

#include "analysis/groups.h"
#include "report/grid.h"

#define TR_GROUPS_CAVEAT                                                                                     \
    "Groups of the reported network, found from who is tied to whom: not organisations, and no proof of "    \
    "belonging to one."

/* How they were found, then one row a group; and, unless `only_groups`, one row an entity. CSV has the rows
 * of the entities alone. */
TrStatus tr_groups_write(const TrGroups *groups, TrFormat format, bool excel, bool only_groups, FILE *file,
                         TrError *err);

#endif
