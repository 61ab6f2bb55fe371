/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who brokers between whom, how often, and how often chance would have it. */
#ifndef TR_REPORT_BROKER_REPORT_H
#define TR_REPORT_BROKER_REPORT_H

#include "report/rank_report.h"

/* Gould and Fernandez: a row for each broker, in order of all its brokerage, and each of its roles: the
 * count, what chance would give and z = (count - expected)/deviation. The first rows, of the network, are
 * sums over the entities. For people only the roles that somebody has; as CSV and JSON all of them. */
TrStatus tr_broker_write(const TrNetwork *network, const TrRankView *view, FILE *file, TrError *err);

#endif
