/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/commands.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/suggest.h"
#include "report/grid.h"

typedef enum { FLAG, TEXT, COUNT, SECONDS, CHOICE, SIGN, MAP } Kind;

enum { ANY_READER = TR_FOR_INPUT | TR_FOR_CLEAN };

typedef struct {
    const char *name;
    char letter; /* 0: none */
    Kind kind;
    size_t offset; /* of its field in TrSettings */
    unsigned groups;
    const char *value, *help; /* value: for CHOICE, the choices in order of the field's numbers */
} Option;

#define AT(field) offsetof(TrSettings, field)

static const Option options[] = {
    {"weights", 0, CHOICE, AT(weave.weights), TR_FOR_NETWORK, "origins|claims|confidence|weight|none",
     "what a tie's strength is (origins); a projection has Newman's, or none"},
    {"lengths", 0, CHOICE, AT(weave.inverse_lengths), TR_FOR_NETWORK, "hops|inverse",
     "what a tie's length is to path measures (hops)"},
    {"count", 0, CHOICE, AT(weave.count_all), TR_FOR_NETWORK, "standing|all",
     "all: count ties that were dismissed, overturned, retracted or ended in acquittal"},
    {"sign", 0, SIGN, AT(weave.sign), TR_FOR_NETWORK, "+|-", "only action ties of this sign"},
    {"actions", 0, CHOICE, AT(weave.action_nodes), TR_FOR_NETWORK, "ties|nodes",
     "nodes: each event a node that ties those who took part"},
    {"infer-targets", 0, FLAG, AT(weave.infer_targets), TR_FOR_NETWORK, NULL,
     "tie actors to known names in the words of actions without a target: guesses, marked as such"},
    {"network", 0, CHOICE, AT(weave.mode), TR_FOR_NETWORK, "ties|people|organizations",
     "a one-mode projection over shared organizations or people"},
    {"since", 0, TEXT, AT(weave.since), TR_FOR_NETWORK, "DATE",
     "only claims of this date or later; undated ones are left out"},
    {"until", 0, TEXT, AT(weave.until), TR_FOR_NETWORK, "DATE",
     "only claims of this date or earlier; undated ones are left out"},
    {"internal", 0, FLAG, AT(weave.internal), TR_FOR_NETWORK | TR_FOR_MATCH, NULL,
     "include rows whose handling is set"},
    {"delimiter", 0, TEXT, AT(reading.delimiter), ANY_READER, "TEXT",
     "what separates cells, such as ; or tab (found out from the first lines)"},
    {"quote", 0, TEXT, AT(reading.quote), ANY_READER, "C", "what stands around cells, or none (found out)"},
    {"escape", 0, TEXT, AT(reading.escape), ANY_READER, "C",
     "what stands before a quote in a cell, or none: it is doubled (found out)"},
    {"encoding", 0, TEXT, AT(reading.encoding), ANY_READER, "NAME",
     "such as utf-8, latin1 or utf-16 (found out)"},
    {"skip-rows", 0, COUNT, AT(reading.skip_lines), ANY_READER, "N",
     "lines to pass over before the table (0)"},
    {"no-header", 0, FLAG, AT(reading.no_header), ANY_READER, NULL,
     "the first row is one like the others; columns are called 1, 2, 3 …"},
    {"map", 0, MAP, AT(map), TR_FOR_INPUT, "COLUMN=HEADER,…",
     "what headers of the claims mean: person=Name,organization=Company"},
    {"dates", 0, CHOICE, AT(reading.dates), TR_FOR_INPUT, "iso|dmy|mdy",
     "how to read 12/08/2025: day or month first (iso: as an error)"},
    {"strict", 0, FLAG, AT(strict), ANY_READER, NULL, "fail if any row is rejected, and write nothing"},
    {"excel", 0, FLAG, AT(excel), TR_FOR_TABLES, NULL,
     "CSV tables for Excel: with a byte order mark, and ' before what looks like a formula"},
    {"rejected", 0, TEXT, AT(rejected), ANY_READER, "FILE", "write the rejected rows here"},
    {"by", 0, TEXT, AT(by), TR_FOR_RANK | TR_FOR_BUILD, "M,…",
     "measures, the first orders the rows (degree,strength,betweenness,harmonic,pagerank)"},
    {"top", 0, COUNT, AT(top), TR_FOR_RANK, "N", "rows to print, 0 for all (20)"},
    {"kind", 0, TEXT, AT(kind), TR_FOR_RANK, "K,…",
     "rows of these kinds; ranks stay those of the whole network"},
    {"format", 0, CHOICE, AT(format), TR_FOR_RANK | TR_FOR_MATCH, "table|csv|json|md",
     "how to print (table)"},
    {"format", 0, CHOICE, AT(check_format), TR_FOR_CHECK, "table|csv|json|md", "how to print (table)"},
    {"format", 0, TEXT, AT(export_format), TR_FOR_EXPORT, "NAME", "format of the export (by the extension)"},
    {"list", 0, FLAG, AT(list), TR_FOR_RANK | TR_FOR_EXPORT | TR_FOR_CHECK, NULL,
     "list what there is to choose from"},
    {"budget", 0, SECONDS, AT(budget_seconds), TR_FOR_RANK | TR_FOR_BUILD | TR_FOR_CHECK, "SECONDS",
     "leave out measures that would take longer, 0 for never (10)"},
    {"accept", 0, TEXT, AT(accept), TR_FOR_MATCH, "FILE",
     "write the rows of this list that say merge or distinct into entities.csv"},
    {"pairs", 0, TEXT, AT(pairs), TR_FOR_MATCH, "FILE",
     "compare the names of each row: columns name1, name2 and, if there, kind"},
    {"graphs", 'g', TEXT, AT(graphs), TR_FOR_DRAW | TR_FOR_BUILD, "PATH",
     "a diagram definition (draw) or their folder (build)"},
    {"output", 'o', TEXT, AT(output),
     TR_FOR_DRAW | TR_FOR_BUILD | TR_FOR_EXPORT | TR_FOR_RANK | TR_FOR_CLEAN | TR_FOR_MATCH, "PATH",
     "file or folder to write"},
    {"date", 0, TEXT, AT(date), TR_FOR_DRAW | TR_FOR_BUILD, "DATE",
     "date to print on diagrams and report (SOURCE_DATE_EPOCH; else none)"},
    {"renderer", 0, TEXT, AT(renderer), TR_FOR_DRAW | TR_FOR_BUILD, "FILE",
     "the trama-render to use (the one beside trama)"},
    {"measures", 0, FLAG, AT(table_measures), TR_FOR_HELP, NULL, "print the table of measures in Markdown"},
    {"options", 0, FLAG, AT(table_options), TR_FOR_HELP, NULL, "print the table of options in Markdown"},
    {"diagrams", 0, FLAG, AT(table_diagrams), TR_FOR_HELP, NULL,
     "print the table of trama_ attributes in Markdown"},
    {"threads", 0, COUNT, AT(weave.n_threads), TR_FOR_INPUT, "N",
     "threads to use, 0 for one per core (0); results do not depend on it"},
    {"timings", 0, FLAG, AT(timings), TR_FOR_INPUT, NULL, "print time and memory of each stage"},
    {"quiet", 'q', FLAG, AT(quiet), TR_FOR_ALL, NULL, "say nothing but errors"},
    {"verbose", 'v', FLAG, AT(verbose), TR_FOR_ALL, NULL, "say more"},
    {"debug", 0, FLAG, AT(debug), TR_FOR_ALL, NULL, "with an error, name our own source line"},
    {"help", 'h', FLAG, AT(help), TR_FOR_ALL, NULL, "print the help page"},
};
enum { N_OPTIONS = sizeof options / sizeof *options };

void tr_settings_init(TrSettings *settings)
{
    *settings =
        (TrSettings){.by = "degree,strength,betweenness,harmonic,pagerank", .top = 20, .budget_seconds = 10};
}

void tr_settings_release(TrSettings *settings)
{
    tr_free(settings->arguments);
    tr_free(settings->map);
    settings->arguments = NULL;
    settings->map = NULL;
}

/* ---- values ---- */

static TrStatus take_choice(const Option *option, const char *value, int *field, TrError *err)
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

static TrStatus take_number(const Option *option, const char *value, void *field, TrError *err)
{
    double number;
    bool whole = option->kind == COUNT;
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
static TrStatus take_map(const char *value, TrSettings *settings, TrError *err)
{
    size_t before = settings->map == NULL ? 0 : strlen(settings->map), n = strlen(value);
    char *map = tr_realloc(settings->map, before + n + 2);
    if (map == NULL)
        return tr_fail_memory(err);
    if (before > 0)
        map[before++] = ',';
    memcpy(map + before, value, n + 1);
    settings->map = map;
    settings->reading.map = map;
    return TR_OK;
}

static TrStatus take_value(const Option *option, const char *value, TrSettings *settings, TrError *err)
{
    void *field = (char *)settings + option->offset;
    int choice = 0;
    TrStatus st = TR_OK;
    switch (option->kind) {
    case FLAG:
        *(bool *)field = true;
        break;
    case TEXT:
        *(const char **)field = value;
        break;
    case COUNT:
    case SECONDS:
        TR_TRY(take_number(option, value, field, err));
        break;
    case SIGN:
        if (strcmp(value, "+") != 0 && strcmp(value, "-") != 0)
            return tr_fail(err, TR_BAD_USAGE, "--%s '%.60s' is neither + nor -", option->name, value);
        *(char *)field = *value;
        break;
    case MAP:
        TR_TRY(take_map(value, settings, err));
        break;
    case CHOICE:
        TR_TRY(take_choice(option, value, &choice, err));
        if (option->offset == AT(weave.inverse_lengths) || option->offset == AT(weave.count_all) ||
            option->offset == AT(weave.action_nodes))
            *(bool *)field = choice != 0;
        else
            memcpy(field, &choice, sizeof choice); /* enums of ours are ints */
        break;
    }
out:
    return st;
}

/* ---- words ---- */

static const char *option_name(const void *table, size_t i)
{
    return ((const Option *)table)[i].name;
}

static const Option *find_long(const TrCommand *command, const char *name, size_t length)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strlen(options[i].name) == length && strncmp(options[i].name, name, length) == 0 &&
            (options[i].groups & (command->groups | TR_FOR_ALL)) != 0)
            return &options[i];
    return NULL;
}

static const Option *find_letter(const TrCommand *command, char letter)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (options[i].letter == letter && (options[i].groups & (command->groups | TR_FOR_ALL)) != 0)
            return &options[i];
    return NULL;
}

static TrStatus unknown_option(const TrCommand *command, const char *word, TrError *err)
{
    const char *near = word[1] == '-' ? tr_suggest(word + 2, option_name, options, N_OPTIONS) : NULL;
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
    const Option *option;
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
    if (option->kind == FLAG && value != NULL)
        return tr_fail(err, TR_BAD_USAGE, "--%s takes no value", option->name);
    if (option->kind != FLAG && value == NULL && *i + 1 < argc)
        value = argv[++*i];
    if (option->kind != FLAG && value == NULL)
        return tr_fail(err, TR_BAD_USAGE, "--%s needs a value: %s", option->name, option->value);
    return take_value(option, value, settings, err);
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
out:
    return st;
}

/* ---- help ---- */

void tr_options_print(FILE *file, unsigned groups)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        char left[80];
        const Option *option = &options[i];
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
static void print_commands_of(FILE *file, const Option *option)
{
    unsigned groups = 0;
    bool first = true;
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strcmp(options[i].name, option->name) == 0 && strcmp(options[i].help, option->help) == 0)
            groups |= options[i].groups;
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
        if (strcmp(options[i].name, options[at].name) == 0 && strcmp(options[i].help, options[at].help) == 0)
            return true;
    return false;
}

void tr_options_print_markdown(FILE *file)
{
    (void)fputs("| option | meaning | commands |\n|---|---|---|\n", file);
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (is_listed_before(i))
            continue;
        (void)fputs("| `", file);
        if (options[i].letter != 0)
            (void)fprintf(file, "-%c, ", options[i].letter);
        (void)fprintf(file, "--%s", options[i].name);
        for (const char *c = options[i].value; c != NULL && *c != '\0'; c++)
            (void)fprintf(file, "%s%s%c", c == options[i].value ? " " : "", *c == '|' ? "\\" : "", *c);
        (void)fprintf(file, "` | %s | ", options[i].help);
        print_commands_of(file, &options[i]);
        (void)fputs(" |\n", file);
    }
}
