/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/commands.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/suggest.h"
#include "commands/option_table.h"
#include "report/grid.h"

void tr_settings_init(TrSettings *settings)
{
    *settings = (TrSettings){.top = 20,
                             .most_paths = 3,
                             .over = -1,
                             .format = -1,
                             .if_failed = TR_EXIT_FAILED,
                             .remove = TR_NOT_GIVEN,
                             .reach = TR_NOT_GIVEN,
                             .snippet = -1,
                             .dpi = TR_NOT_GIVEN,
                             .budget_seconds = 10,
                             .replicates = 1000,
                             .weave.seed = 1};
}

void tr_settings_release(TrSettings *settings)
{
    tr_free(settings->arguments);
    tr_free(settings->map);
    tr_free(settings->avoid);
    settings->arguments = NULL;
    settings->map = NULL;
    settings->avoid = NULL;
}

/* ---- values ---- */

static TrStatus take_choice(const TrOption *option, const char *value, int *field, TrError *err)
{
    const char *choice = option->value;
    for (int i = 0; *choice != '\0'; i++) {
        size_t length = strcspn(choice, "|");
        if (strlen(value) == length && strncmp(choice, value, length) == 0) {
            *field = i;
            return TR_OK;
        }
        choice += length + (choice[length] == '|');
    }
    return tr_fail(err, TR_BAD_USAGE, "--%s '%.60s' is not one of %s", option->name, value, option->value);
}

static TrStatus take_number(const TrOption *option, const char *value, void *field, TrError *err)
{
    double number;
    bool whole = option->kind == TR_COUNT;
    if (!tr_number_parse(value, &number) || number < 0 ||
        (whole && (number > 1e15 || number != (double)(size_t)number)))
        return tr_fail(err, TR_BAD_USAGE, "--%s '%.60s' is not a %snumber from 0", option->name, value,
                       whole ? "whole " : "");
    if (whole)
        *(size_t *)field = (size_t)number;
    else
        *(double *)field = number;
    return TR_OK;
}

/* Given more than once, it adds to the list. */
static TrStatus take_more(const char *value, char between, char **list, TrError *err)
{
    size_t before = *list == NULL ? 0 : strlen(*list), n = strlen(value);
    char *longer = tr_realloc(*list, before + n + 2);
    if (longer == NULL)
        return tr_fail_memory(err);
    if (before > 0)
        longer[before++] = between;
    memcpy(longer + before, value, n + 1);
    *list = longer;
    return TR_OK;
}

static TrStatus take_value(const TrOption *option, const char *value, TrSettings *settings, TrError *err)
{
    void *field = (char *)settings + option->offset;
    int choice = 0;
    TrStatus st = TR_OK;
    switch (option->kind) {
    case TR_FLAG:
        *(bool *)field = true;
        break;
    case TR_TEXT:
        *(const char **)field = value;
        break;
    case TR_COUNT:
    case TR_SECONDS:
        TR_TRY(take_number(option, value, field, err));
        break;
    case TR_SIGN:
        if (strcmp(value, "+") != 0 && strcmp(value, "-") != 0)
            return tr_fail(err, TR_BAD_USAGE, "--%s '%.60s' is neither + nor -", option->name, value);
        *(char *)field = *value;
        break;
    case TR_MAP:
        TR_TRY(take_more(value, ',', &settings->map, err));
        settings->reading.map = settings->map;
        break;
    case TR_LINES:
        TR_TRY(take_more(value, '\n', field, err));
        break;
    case TR_CHOICE:
        TR_TRY(take_choice(option, value, &choice, err));
        memcpy(field, &choice, sizeof choice); /* enums of ours are ints */
        break;
    case TR_SWITCH:
        TR_TRY(take_choice(option, value, &choice, err));
        *(bool *)field = choice != 0;
        break;
    }
out:
    return st;
}

/* ---- words ---- */

static const char *option_name(const void *table, size_t i)
{
    return ((const TrOption *)table)[i].name;
}

static const TrOption *find_long(const TrCommand *command, const char *name, size_t length)
{
    for (size_t i = 0; i < tr_n_options; i++)
        if (strlen(tr_options[i].name) == length && strncmp(tr_options[i].name, name, length) == 0 &&
            (tr_options[i].groups & (command->groups | TR_FOR_ALL)) != 0)
            return &tr_options[i];
    return NULL;
}

static const TrOption *find_letter(const TrCommand *command, char letter)
{
    for (size_t i = 0; i < tr_n_options; i++)
        if (tr_options[i].letter == letter && (tr_options[i].groups & (command->groups | TR_FOR_ALL)) != 0)
            return &tr_options[i];
    return NULL;
}

static TrStatus unknown_option(const TrCommand *command, const char *word, TrError *err)
{
    const char *near = word[1] == '-' ? tr_suggest(word + 2, option_name, tr_options, tr_n_options) : NULL;
    if (near != NULL && find_long(command, near, strlen(near)) != NULL)
        return tr_fail(err, TR_BAD_USAGE, "trama %s has no option '%.60s': did you mean '--%s'?",
                       command->name, word, near);
    return tr_fail(err, TR_BAD_USAGE, "trama %s has no option '%.60s'; 'trama help %s' lists them",
                   command->name, word, command->name);
}

/* The option at argv[*i], which begins with '-'; *i moves past its value. */
static TrStatus take_option(const TrCommand *command, int argc, char **argv, int *i, TrSettings *settings,
                            TrError *err)
{
    const char *word = argv[*i], *value = NULL;
    const TrOption *option;
    if (word[1] == '-') {
        size_t length = strcspn(word + 2, "=");
        option = find_long(command, word + 2, length);
        value = word[2 + length] == '=' ? word + 3 + length : NULL;
    } else {
        option = find_letter(command, word[1]);
        value = word[2] != '\0' ? word + 2 : NULL;
    }
    if (option == NULL)
        return unknown_option(command, word, err);
    if (option->kind == TR_FLAG && value != NULL)
        return tr_fail(err, TR_BAD_USAGE, "--%s takes no value", option->name);
    if (option->kind != TR_FLAG && value == NULL && *i + 1 < argc)
        value = argv[++*i];
    if (option->kind != TR_FLAG && value == NULL)
        return tr_fail(err, TR_BAD_USAGE, "--%s needs a value: %s; 'trama help %s' says more", option->name,
                       option->value, command->name);
    return take_value(option, value, settings, err);
}

/* A table without --format is as its file's name says, and plain where that says nothing. */
static void settle_format(TrSettings *settings)
{
    const char *extension = settings->output == NULL ? "" : tr_path_extension(settings->output);
    if (settings->format >= 0)
        return;
    settings->format = TR_FORMAT_TABLE;
    for (int format = TR_FORMAT_CSV; format < TR_N_FORMATS; format++)
        if (strcmp(extension, tr_format_name((TrFormat)format)) == 0)
            settings->format = format;
}

/* Our own loop rather than getopt_long: options may stand among the inputs, are checked against the command's
 * groups, and an unknown one gets a suggestion. */
TrStatus tr_options_parse(const TrCommand *command, int argc, char **argv, TrSettings *settings, TrError *err)
{
    bool only_arguments = false;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(settings->arguments, (size_t)argc, err));
    for (int i = 1; i < argc; i++) {
        if (!only_arguments && strcmp(argv[i], "--") == 0)
            only_arguments = true;
        else if (only_arguments || argv[i][0] != '-' || argv[i][1] == '\0')
            settings->arguments[settings->n_arguments++] = argv[i];
        else
            TR_TRY(take_option(command, argc, argv, &i, settings, err));
    }
    settle_format(settings);
out:
    return st;
}

/* ---- help ---- */

void tr_options_print(FILE *file, unsigned groups)
{
    for (size_t i = 0; i < tr_n_options; i++) {
        char left[80];
        const TrOption *option = &tr_options[i];
        if ((option->groups & groups) == 0)
            continue;
        (void)snprintf(left, sizeof left, "%c%c%s--%s%s%s", option->letter ? '-' : ' ',
                       option->letter ? option->letter : ' ', option->letter ? ", " : "  ", option->name,
                       option->value != NULL ? " " : "", option->value != NULL ? option->value : "");
        if (tr_text_columns(left) > 30)
            (void)fprintf(file, "  %s\n  %-30s  %s\n", left, "", option->help);
        else
            (void)fprintf(file, "  %s%*s  %s\n", left, 30 - (int)tr_text_columns(left), "", option->help);
    }
}

/* The commands that take an option, by name. */
static void print_commands_of(FILE *file, const TrOption *option)
{
    unsigned groups = 0;
    bool first = true;
    for (size_t i = 0; i < tr_n_options; i++)
        if (strcmp(tr_options[i].name, option->name) == 0 && strcmp(tr_options[i].help, option->help) == 0)
            groups |= tr_options[i].groups;
    if (groups & TR_FOR_ALL) {
        (void)fputs("all", file);
        return;
    }
    for (size_t i = 0; i < tr_n_commands; i++) {
        if ((tr_commands[i].groups & groups) == 0)
            continue;
        (void)fprintf(file, "%s%s", first ? "" : ", ", tr_commands[i].name);
        first = false;
    }
}

static bool is_listed_before(size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(tr_options[i].name, tr_options[at].name) == 0 &&
            strcmp(tr_options[i].help, tr_options[at].help) == 0)
            return true;
    return false;
}

void tr_options_print_markdown(FILE *file)
{
    (void)fputs("| option | meaning | commands |\n|---|---|---|\n", file);
    for (size_t i = 0; i < tr_n_options; i++) {
        if (is_listed_before(i))
            continue;
        (void)fputs("| `", file);
        if (tr_options[i].letter != 0)
            (void)fprintf(file, "-%c, ", tr_options[i].letter);
        (void)fprintf(file, "--%s", tr_options[i].name);
        for (const char *c = tr_options[i].value; c != NULL && *c != '\0'; c++)
            (void)fprintf(file, "%s%s%c", c == tr_options[i].value ? " " : "", *c == '|' ? "\\" : "", *c);
        (void)fprintf(file, "` | %s | ", tr_options[i].help);
        print_commands_of(file, &tr_options[i]);
        (void)fputs(" |\n", file);
    }
}
