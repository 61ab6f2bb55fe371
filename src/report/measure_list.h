/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The measures that there are: `trama rank --list`, the man page and the README's table. */
#ifndef TR_REPORT_MEASURE_LIST_H
#define TR_REPORT_MEASURE_LIST_H

#include "report/grid.h"

TrStatus tr_measure_list_write(FILE *file, TrFormat format, TrError *err);

#endif
