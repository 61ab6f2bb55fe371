/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is said of the input, in another language than English: why a row was rejected, what a warning warns
 * of, why something was left out. These are made where the input is read, in English, with what they quote in
 * them; here they are known again by their fixed words. */
#ifndef TR_REPORT_INPUT_MESSAGES_H
#define TR_REPORT_INPUT_MESSAGES_H

#include "base/language.h"

/* Append `message` in `language` to `out`, with what it quotes as it stands; a message that is in no row of
 * the table, or whose words would not be found where they should be, in English. */
void tr_input_message_put(TrBuilder *out, TrLanguage language, const char *message);
/* Whether the table has a row for it: for tests. */
bool tr_input_message_is_known(const char *message);

/* The forms of the i-th row, or NULL behind the last: for tests. */
const char *const *tr_input_message_at(size_t i);

#endif
