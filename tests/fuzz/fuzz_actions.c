/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as actions.csv beside a few claims: every action has a meaning, or an error says why not. */
#include "fuzz.h"
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzFolder folder = {.name = "actions.csv"};

    fuzz_folder_fill(&folder, data, size);
    fuzz_folder_weave(&folder);
    return 0;
}
