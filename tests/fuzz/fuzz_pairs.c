/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as the file of trama match --pairs: each has a reason for its outcome, or an error says why not.
 */
#include "fuzz.h"
#include "fuzz/folder.h"
#include "names/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzFolder folder = {.name = "pairs.csv"};
    TrMatches matches = {0};
    TrError err = {0};

    fuzz_folder_fill(&folder, data, size);
    if (tr_match_pairs(folder.path, &matches, &err) == TR_OK)
        for (size_t i = 0; i < matches.n; i++)
            MUST(matches.rows[i].reason != NULL);
    else
        MUST(err.message[0] != '\0');
    tr_matches_release(&matches);
    return 0;
}
