/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files that are no text, known by their first bytes. */
#ifndef TR_CLAIMS_MAGIC_H
#define TR_CLAIMS_MAGIC_H

#include "base/status.h"

enum { TR_MAGIC_BYTES = 512 }; /* the start of a file that is looked at */

/* A sentence that names what the file is and says what to do, or NULL where it may be text. */
const char *tr_magic_refusal(const char *start, size_t length);

#endif
