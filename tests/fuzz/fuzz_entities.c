/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as entities.csv beside two claims: names resolve, or an error says why not. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "names/names.h"

static char claims_path[64], entities_path[64];

static void write_file(const char *path, const void *data, size_t size)
{
    FILE *file = fopen(path, "w");

    MUST(file != NULL);
    MUST(fwrite(data, 1, size, file) == size);
    MUST(fclose(file) == 0);
}

static void remove_folder(void)
{
    (void)unlink(claims_path);
    (void)unlink(entities_path);
    *strrchr(claims_path, '/') = '\0';
    (void)rmdir(claims_path);
}

static void make_folder(void)
{
    static const char claims[] = "person,role,organization,action,target\nAna,chair,Alfa,paid,Eva\n"
                                 "Eva,chair,Beta,met,Ana\n";
    char folder[] = "/tmp/fuzz-entities-XXXXXX";

    MUST(mkdtemp(folder) != NULL);
    (void)snprintf(claims_path, sizeof claims_path, "%s/claims.csv", folder);
    (void)snprintf(entities_path, sizeof entities_path, "%s/entities.csv", folder);
    write_file(claims_path, claims, sizeof claims - 1);
    (void)atexit(remove_folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *paths[] = {claims_path, entities_path};
    TrInput *input = NULL;
    TrNames names = {0};
    TrError err = {0};

    if (*claims_path == '\0')
        make_folder();
    write_file(entities_path, data, size);
    if (tr_input_read_threads(paths, 2, 1, &input, &err) == TR_OK) {
        MUST(tr_names_resolve(input, false, &names, &err) == TR_OK);
        for (uint32_t i = 0; i < names.n; i++)
            MUST(*tr_names_shown(input, &names, i) != '\0');
    } else {
        MUST(err.message[0] != '\0');
    }
    tr_names_release(&names);
    tr_input_free(input);
    return 0;
}
