/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as claims.csv: every row is a claim, a duplicate or rejected with a reason, and what is kept can
 * be woven. The first byte picks how it is read and woven. */
#include <stdio.h>

#include "fuzz.h"
#include "fuzz/folder.h"

static const TrReadOptions readings[] = {
    {0},
    {.dates = TR_DATES_DMY},
    {.delimiter = ";", .dates = TR_DATES_MDY},
    {.map = "person=Name,organization=Company,action=What"},
    {.no_header = true},
    {.map = "person=1,organization=2", .no_header = true, .skip_lines = 1},
    {.encoding = "latin1"},
};

static const TrWeave weaves[] = {
    {.seed = 1, .n_threads = 1},
    {.seed = 1, .n_threads = 2, .weights = TR_WEIGHT_CONFIDENCE, .internal = true, .count_all = true},
    {.seed = 1, .n_threads = 1, .weights = TR_WEIGHT_WEIGHT, .infer_targets = true, .inverse_lengths = true},
    {.seed = 1, .n_threads = 1, .action_nodes = true, .sign = '-', .since = "2020", .until = "2024-06"},
    {.seed = 1, .n_threads = 1, .mode = TR_MODE_PEOPLE, .weights = TR_WEIGHT_CLAIMS},
};

static void write_rejected(const TrInput *input)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);

    MUST(tr_rejected_write(&input->rejected, input->strings, file, NULL) == TR_OK);
    MUST(fclose(file) == 0);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzFolder folder = {.name = "claims-fuzzed.csv"};
    const char *paths[] = {folder.path};
    TrInput *input = NULL;
    TrError err = {0};
    size_t n_readings = sizeof readings / sizeof *readings;

    if (size == 0)
        return 0;
    fuzz_folder_fill(&folder, data + 1, size - 1);
    if (tr_input_read_with(paths, 1, 1, &readings[data[0] % n_readings], &input, &err) == TR_OK)
        fuzz_weave(input, &weaves[data[0] / n_readings % (sizeof weaves / sizeof *weaves)]);
    else
        MUST(err.message[0] != '\0');
    if (input != NULL) {
        fuzz_expect_account(input);
        write_rejected(input);
    }
    tr_input_free(input);
    return 0;
}
