/* SPDX-License-Identifier: MIT */
/* How much memory there is. */
#ifndef TR_BASE_AVAILABLE_H
#define TR_BASE_AVAILABLE_H

#include "base/status.h"

/* Bytes that this process may still take, about: the least of what the machine has (MemAvailable), what its
 * own limits leave it (RLIMIT_AS, as ulimit -v sets it, and RLIMIT_DATA), and what its control group does,
 * where files kept in memory count as free. UINT64_MAX where nothing limits it. Linux; elsewhere only the
 * limits. */
uint64_t tr_memory_available(void);

#endif
