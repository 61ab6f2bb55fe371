/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes folded: the result is UTF-8, and folding it again changes nothing. */
#include <string.h>

#include "base/fold.h"
#include "claims/encoding.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TrFolder once = {0}, twice = {0};
    char mended[5];
    size_t at = 0;

    MUST(tr_fold(&once, (const char *)data, size, NULL) == TR_OK);
    MUST(tr_utf8_first_bad(once.key, once.length) == once.length);
    MUST(tr_fold(&twice, once.key, once.length, NULL) == TR_OK);
    MUST(twice.length == once.length && memcmp(once.key, twice.key, once.length) == 0);
    tr_folder_release(&once);
    tr_folder_release(&twice);
    if (tr_text_looks_misread((const char *)data, size, &at, mended))
        MUST(at < size && strlen(mended) >= 2);
    return 0;
}
