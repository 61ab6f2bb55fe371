/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as the decisions that trama match --accept takes, and, behind the first NUL, any bytes as the
 * entities.csv they are written into: what is written reads back with no more rows rejected than before, or
 * an error says why nothing was. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "fuzz/folder.h"
#include "names/decisions.h"

static void read_back(const char *const *paths, const TrInput *before)
{
    TrInput *input = NULL;

    MUST(tr_input_read_threads(paths, 2, 1, &input, NULL) == TR_OK);
    MUST(input->files[1].account.rows >= before->files[1].account.rows);
    MUST(input->files[1].account.rejected <= before->files[1].account.rejected);
    tr_input_free(input);
}

static void accept_into(const FuzzFolder *folder, const char *list)
{
    const char *paths[] = {folder->claims, folder->path};
    TrInput *input = NULL;
    TrNames names = {0};
    TrDecisions decisions = {0};
    TrError err = {0};

    if (tr_input_read_threads(paths, 2, 1, &input, &err) == TR_OK) {
        MUST(tr_names_resolve(input, true, &names, &err) == TR_OK);
        if (tr_decisions_accept(input, &names, folder->folder, list, &decisions, &err) == TR_OK) {
            MUST(decisions.n_written <= decisions.n);
            read_back(paths, input);
        } else {
            MUST(err.message[0] != '\0');
        }
    }
    tr_decisions_release(&decisions);
    tr_names_release(&names);
    tr_input_free(input);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzFolder folder = {.name = "entities.csv"}, list = {.name = "decisions.csv"};
    const uint8_t *nul = size == 0 ? NULL : memchr(data, '\0', size);
    size_t n = nul == NULL ? size : (size_t)(nul - data);

    fuzz_folder_fill(&list, data, n);
    if (nul != NULL)
        fuzz_folder_fill(&folder, nul + 1, size - n - 1);
    else
        fuzz_folder_fill(&folder, "name,aliases\nAna,Ana B\n", 23);
    accept_into(&folder, list.path);
    return 0;
}
