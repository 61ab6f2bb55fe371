/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "weave_support.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

/* ---- sheets ---- */

static void write_sheet(const char *folder, const char *name, const char *text)
{
    char path[300];
    FILE *file;
    if (text == NULL)
        return;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void remove_folder(const char *folder)
{
    static const char *const names[] = {"claims.csv", "entities.csv", "sources.csv", "actions.csv"};
    char path[300];
    for (int i = 0; i < COUNT(names); i++) {
        (void)snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

TrInput *read_sheets(const Sheets *sheets)
{
    char folder[200];
    const char *temporary = getenv("TMPDIR"), *paths[1] = {folder};
    TrInput *input = NULL;
    TrError err = {0};
    TrStatus st;
    (void)snprintf(folder, sizeof folder, "%.150s/trama-weave-XXXXXX",
                   temporary == NULL ? "/tmp" : temporary);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_sheet(folder, "claims.csv", sheets->claims);
    write_sheet(folder, "entities.csv", sheets->entities);
    write_sheet(folder, "sources.csv", sheets->sources);
    write_sheet(folder, "actions.csv", sheets->actions);
    st = tr_input_read(paths, 1, &input, &err);
    remove_folder(folder);
    ck_assert_msg(st == TR_OK, "reading the sheets: %s", err.message);
    ck_assert_uint_eq(tr_input_account(input).rejected, 0);
    return input;
}

Woven weave(const Sheets *sheets, const TrWeave *how)
{
    static const TrWeave by_default;
    Woven woven = {.input = read_sheets(sheets)};
    TrError err = {0};
    woven.network = tr_network_build(woven.input, how == NULL ? &by_default : how, &err);
    ck_assert_msg(woven.network != NULL, "weaving: %s", err.message);
    return woven;
}

void unravel(Woven *woven)
{
    tr_network_free(woven->network);
    tr_input_free(woven->input);
    *woven = (Woven){0};
}

/* ---- shapes ---- */

char *shape_claims(const char *edges)
{
    char *text = NULL, *copy = strdup(edges);
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(copy);
    ck_assert_ptr_nonnull(file);
    (void)fputs("person,role,organization,action,target,source\n", file);
    for (char *save = NULL, *edge = strtok_r(copy, " ", &save); edge != NULL;
         edge = strtok_r(NULL, " ", &save)) {
        char *dash = strchr(edge, '-');
        if (dash == NULL)
            (void)fprintf(file, "%s,,,,,s\n", edge);
        else
            (void)fprintf(file, "%.*s,,,knows,%s,s\n", (int)(dash - edge), edge, dash + 1);
    }
    ck_assert_int_eq(fclose(file), 0);
    free(copy);
    return text;
}

Woven weave_shape(const char *edges, const TrWeave *how)
{
    char *claims = shape_claims(edges);
    Woven woven = weave(&(Sheets){.claims = claims}, how);
    free(claims);
    return woven;
}

/* ---- what came of it ---- */

static FILE *begin_list(char **text, size_t *length)
{
    FILE *file = open_memstream(text, length);
    ck_assert_ptr_nonnull(file);
    return file;
}

char *list_ties(const TrNetwork *network)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = begin_list(&text, &length);
    for (size_t i = 0; i < network->n_ties; i++) {
        const TrTie *tie = &network->ties[i];
        (void)fprintf(file, "%s -%s%s%s %s %u/%u", tr_node_name(network, tie->a), network->layers[tie->layer],
                      tie->sign > 0   ? "(+)"
                      : tie->sign < 0 ? "(-)"
                                      : "",
                      tie->directed ? ">" : "-", tr_node_name(network, tie->b), tie->n_claims,
                      tie->n_origins);
        if (tie->standing != TR_REPORTED)
            (void)fprintf(file, " %s", tr_status_info(tie->standing)->name);
        if (tie->n_against > 0)
            (void)fprintf(file, " %u against", tie->n_against);
        (void)fprintf(file, "%s\n", tie->counted ? "" : " uncounted");
    }
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

char *list_pairs(const TrNetwork *network)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = begin_list(&text, &length);
    for (size_t i = 0; i < network->n_pairs; i++)
        (void)fprintf(file, "%s %s %.6g\n", tr_node_name(network, network->pairs[i].a),
                      tr_node_name(network, network->pairs[i].b), network->pairs[i].strength);
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

char *list_nodes(const TrNetwork *network)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = begin_list(&text, &length);
    for (size_t i = 0; i < network->n_nodes; i++)
        (void)fprintf(file, "%s\n", tr_node_name(network, i));
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

void expect_text(const char *title, char *found, const char *expected)
{
    ck_assert_msg(strcmp(found, expected) == 0, "%s: expected\n%sfound\n%s", title, expected, found);
    free(found);
}

void check_weave(const WeaveCase *it)
{
    Woven woven = weave(&it->sheets, &it->how);
    if (it->nodes != NULL)
        expect_text(it->title, list_nodes(woven.network), it->nodes);
    if (it->ties != NULL)
        expect_text(it->title, list_ties(woven.network), it->ties);
    if (it->pairs != NULL)
        expect_text(it->title, list_pairs(woven.network), it->pairs);
    unravel(&woven);
}

size_t node_called(const TrNetwork *network, const char *name)
{
    size_t i = 0;
    while (i < network->n_nodes && strcmp(tr_node_name(network, i), name) != 0)
        i++;
    ck_assert_msg(i < network->n_nodes, "no node is called %s", name);
    return i;
}

double *measure(const TrNetwork *network, const char *name)
{
    double *scores = calloc(network->n_nodes + 1, sizeof *scores);
    TrError err = {0};
    ck_assert_ptr_nonnull(scores);
    ck_assert_msg(tr_network_measure(network, name, scores, &err) == TR_OK, "%s: %s", name, err.message);
    return scores;
}

size_t count_warnings(const TrInput *input, const char *beginning)
{
    size_t n = 0;
    for (size_t i = 0; i < input->diagnostics.n; i++)
        n += input->diagnostics.items[i].severity == TR_WARNING &&
             strncmp(input->diagnostics.items[i].message, beginning, strlen(beginning)) == 0;
    return n;
}

uint32_t throw_dice(Dice *dice, uint32_t below)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 17;
    dice->state ^= dice->state << 5;
    return dice->state % below;
}
