/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as sources.csv beside a few claims: origins and grades are looked up, or an error says why not.
 */
#include "fuzz.h"
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzFolder folder = {.name = "sources.csv"};

    fuzz_folder_fill(&folder, data, size);
    fuzz_folder_weave(&folder);
    return 0;
}
