/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any words as a command line, a NUL between two: the first finds its command, the rest are options and
 * arguments of it, or a sentence says what is wrong. Nothing is run. */
#include <stdio.h>
#include <string.h>

#include "commands/commands.h"
#include "fuzz.h"

enum { MOST_WORDS = 64 };

static void parse(const TrCommand *command, int n, char **words)
{
    TrSettings settings;
    TrError err = {0};

    tr_settings_init(&settings);
    if (tr_options_parse(command, n, words, &settings, &err) == TR_OK) {
        MUST(settings.n_arguments < (size_t)n);
        for (size_t i = 0; i < settings.n_arguments; i++)
            MUST(settings.arguments[i] != NULL);
    } else {
        MUST(err.message[0] != '\0' && err.status == TR_BAD_USAGE);
    }
    tr_settings_release(&settings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1), *words[MOST_WORDS + 1] = {NULL};
    const TrCommand *command;
    TrError err = {0};
    int n = 0;

    MUST(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    for (char *at = text; at <= text + size && n < MOST_WORDS; at += strlen(at) + 1)
        words[n++] = at;
    if ((command = tr_command_find(words[0])) != NULL) {
        parse(command, n, words);
    } else {
        tr_command_unknown(words[0], &err);
        MUST(err.message[0] != '\0');
        for (size_t i = 0; i < tr_n_commands; i++)
            parse(&tr_commands[i], n, words);
    }
    free(text);
    return 0;
}
