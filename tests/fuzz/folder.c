/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz/folder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/fuzz.h"

static FuzzFolder *to_remove[8];
static size_t n_to_remove;

void fuzz_file_write(const char *path, const void *data, size_t size)
{
    FILE *file = fopen(path, "w");

    MUST(file != NULL);
    MUST(size == 0 || fwrite(data, 1, size, file) == size);
    MUST(fclose(file) == 0);
}

static void remove_all(void)
{
    for (size_t i = 0; i < n_to_remove; i++) {
        (void)unlink(to_remove[i]->claims);
        (void)unlink(to_remove[i]->path);
        (void)rmdir(to_remove[i]->folder);
    }
}

static void make(FuzzFolder *folder)
{
    static const char claims[] =
        "person,role,organization,action,target,recipient,date,source,status,stance,claim_id\n"
        "Ana,chair,Alfa,paid 3 sums to Eva,Eva,,2021-02,s1,alleged,,c1\n"
        "Eva,head of the army,Secretaría de Obras,was charged with fraud by Ana,Ana,,2022,s2,charged,,c2\n"
        "Luz,,Beta Bank,extradited,Ana,Alfa,2023-01-05,s1,,denies,c3\n"
        ",,Cártel del Valle,fights against Beta Bank,,,,s3,,,c4\n";

    (void)snprintf(folder->folder, sizeof folder->folder, "/tmp/trama-fuzz-XXXXXX");
    MUST(mkdtemp(folder->folder) != NULL);
    (void)snprintf(folder->claims, sizeof folder->claims, "%s/claims.csv", folder->folder);
    (void)snprintf(folder->path, sizeof folder->path, "%s/%s", folder->folder, folder->name);
    fuzz_file_write(folder->claims, claims, sizeof claims - 1);
    MUST(n_to_remove < sizeof to_remove / sizeof *to_remove);
    to_remove[n_to_remove++] = folder;
    if (n_to_remove == 1)
        (void)atexit(remove_all);
}

void fuzz_folder_fill(FuzzFolder *folder, const void *data, size_t size)
{
    if (*folder->folder == '\0')
        make(folder);
    fuzz_file_write(folder->path, data, size);
}

void fuzz_expect_account(const TrInput *input)
{
    for (size_t i = 0; i < input->n_files; i++) {
        TrAccount account = input->files[i].account;

        MUST(account.rows == account.claims + account.duplicates + account.rejected);
    }
}

void fuzz_weave(TrInput *input, const TrWeave *weave)
{
    TrError err = {0};
    TrNetwork *network = tr_network_build(input, weave, &err);
    double *scores;

    if (network == NULL) {
        MUST(err.message[0] != '\0');
        return;
    }
    scores = calloc(tr_network_n_entities(network) + 1, sizeof *scores);
    MUST(scores != NULL && tr_network_n_pairs(network) <= tr_network_n_ties(network));
    MUST(tr_network_measure(network, "degree", scores, &err) == TR_OK);
    for (size_t i = 0; i < tr_network_n_entities(network); i++)
        MUST(scores[i] >= 0 && *tr_network_name(network, i) != '\0');
    free(scores);
    tr_network_free(network);
}

void fuzz_folder_weave(const FuzzFolder *folder)
{
    static const TrWeave weaves[] = {
        {.seed = 1, .n_threads = 1, .internal = true},
        {.seed = 1, .n_threads = 1, .infer_targets = true, .action_nodes = true, .count_all = true},
    };
    const char *paths[] = {folder->claims, folder->path};

    for (size_t i = 0; i < sizeof weaves / sizeof *weaves; i++) {
        TrInput *input = NULL;
        TrError err = {0};

        if (tr_input_read_threads(paths, 2, 1, &input, &err) == TR_OK) {
            fuzz_expect_account(input);
            fuzz_weave(input, &weaves[i]);
        } else {
            MUST(err.message[0] != '\0');
        }
        tr_input_free(input);
    }
}
