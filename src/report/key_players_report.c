/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/key_players_report.h"

#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/builder.h"
#include "report/rank_report.h"

/* The sets that are set side by side. */
typedef enum { BEST, BY_DEGREE, BY_BETWEENNESS, NOBODY, N_SETS } Which;

static const TrKeySet *set_of(const TrKeyPlayers *players, Which which)
{
    const TrKeySet *const sets[N_SETS] = {&players->found, &players->by_degree, &players->by_betweenness,
                                          &players->nobody};
    return sets[which];
}

static bool is_shown(const TrKeyPlayers *players, Which which)
{
    if (which == NOBODY)
        return players->question.goal == TR_TO_REMOVE; /* nobody reaches nobody */
    return set_of(players, which)->nodes != NULL;
}

static const char *const set_names[N_SETS] = {"best", "most degree", "most betweenness", "nobody"};

/* What is said of a set: a column of table and CSV, a key of JSON. */
static const struct {
    const char *name;
    TrKeyGoal goal;
    bool whole;
    size_t offset;
} figures[] = {
    {"D_F", TR_TO_REMOVE, false, offsetof(TrKeySet, score)},
    {"F", TR_TO_REMOVE, false, offsetof(TrKeySet, fragmentation)},
    {"left", TR_TO_REMOVE, true, offsetof(TrKeySet, n_left)},
    {"components", TR_TO_REMOVE, true, offsetof(TrKeySet, n_components)},
    {"largest", TR_TO_REMOVE, true, offsetof(TrKeySet, largest)},
    {"D_R", TR_TO_REACH, false, offsetof(TrKeySet, score)},
    {"within_1", TR_TO_REACH, true, offsetof(TrKeySet, n_within_one)},
    {"within_2", TR_TO_REACH, true, offsetof(TrKeySet, n_within_two)},
    {"unreached", TR_TO_REACH, true, offsetof(TrKeySet, n_unreached)},
};
enum { N_FIGURES = sizeof figures / sizeof *figures };

static double figure_of(const TrKeySet *set, size_t figure)
{
    const char *field = (const char *)set + figures[figure].offset;
    return figures[figure].whole ? (double)*(const size_t *)(const void *)field
                                 : *(const double *)(const void *)field;
}

static const char *name_of(const TrKeyPlayers *players, uint32_t node)
{
    return tr_node_name(players->network, node);
}

/* ---- sentences ---- */

static void build_names(TrBuilder *text, const TrKeyPlayers *players, const uint32_t *nodes)
{
    for (size_t i = 0; i < players->question.k; i++)
        tr_build_format(text, "%s%s", i == 0 ? "" : ", ", name_of(players, nodes[i]));
}

static void build_method(TrBuilder *text, const TrKeyPlayers *players)
{
    const TrSetResult *search = &players->search;
    size_t k = players->question.k;
    if (players->exact) {
        tr_build_format(text, "Exact: all %" PRIu64 " sets of %zu were tried; ", search->n_scored, k);
        if (search->n_best == 1)
            tr_build_text(text, "no other scores as much.");
        else
            tr_build_format(text, "%" PRIu64 " score as much, the first by name is shown.", search->n_best);
        return;
    }
    tr_build_format(text, "Greedy with swaps, %zu starts, of which %zu ended at this score: the best found, ",
                    players->n_starts, search->n_reached);
    tr_build_text(text, "which need not be the best there is.");
    if (search->n_best > 1)
        tr_build_format(text, " They ended at %" PRIu64 " sets of this score, the first by name is shown.",
                        search->n_best);
    if (players->n_candidates < players->n_eligible)
        tr_build_format(text, " Only %zu of %zu were tried as members: those with most ties%s.",
                        players->n_candidates, players->n_eligible,
                        players->by_betweenness.nodes != NULL ? " or most betweenness" : "");
    if (players->n_sources > 0)
        tr_build_format(text, " The search took distances from %zu of %zu entities, drawn by the seed; %s.",
                        players->n_sources, players->n_entities,
                        players->scores_are_sampled ? "the scores shown are estimates from these"
                                                    : "the scores shown are from all");
}

static void build_goal(TrBuilder *text, const TrKeyPlayers *players)
{
    static const char *const for_one[] = {"the one without whom the network is most fragmented: ",
                                          "the one nearest to all others: "};
    const TrKeyQuestion *question = &players->question;
    tr_build_format(text, "Of %zu entities, ", players->n_entities);
    if (question->k == 1)
        tr_build_text(text, for_one[question->goal]);
    else if (question->goal == TR_TO_REMOVE)
        tr_build_format(text, "the %zu without whom the network is most fragmented: ", question->k);
    else
        tr_build_format(text, "the %zu who together are nearest to all others: ", question->k);
    build_names(text, players, players->found.nodes);
    tr_build_text(text, ".");
    if (players->n_eligible < players->n_entities)
        tr_build_format(text, " They were chosen among %zu: entities of the kinds asked for.",
                        players->n_eligible);
}

static TrStatus put_sentences(const TrKeyPlayers *players, TrFormat format, FILE *file, TrError *err)
{
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    build_goal(&text, players);
    tr_build_text(&text, "\n");
    build_method(&text, players);
    tr_build_text(&text,
                  players->question.goal == TR_TO_REMOVE
                      ? "\nD_F: 1 less the mean of 1/distance over all pairs left. F: the share of them "
                        "without a path."
                      : "\nD_R: the mean of 1/distance to the nearest member; members count 1.");
    if (text.failed)
        TR_TRY(tr_fail_memory(err));
    for (char *line = text.text, *end; line != NULL; line = end) {
        if ((end = strchr(line, '\n')) != NULL)
            *end++ = '\0';
        if (format == TR_FORMAT_MD)
            tr_md_text(file, line);
        else
            (void)fputs(line, file);
        (void)fputs(format == TR_FORMAT_MD ? "\n\n" : "\n", file);
    }
    (void)fputs(format == TR_FORMAT_MD ? "" : "\n", file);
out:
    tr_builder_release(&text);
    return st;
}

/* ---- tables ---- */

static TrStatus put_columns(TrGrid *grid, const TrKeyPlayers *players, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < N_FIGURES; i++)
        if (figures[i].goal == players->question.goal)
            TR_TRY(tr_grid_column(grid, figures[i].name, true, err));
out:
    return st;
}

static TrStatus put_figures(TrGrid *grid, const TrKeyPlayers *players, const TrKeySet *set, TrError *err)
{
    TrStatus st = TR_OK;
    for (size_t i = 0; i < N_FIGURES; i++)
        if (figures[i].goal == players->question.goal)
            TR_TRY(tr_grid_number(grid, figure_of(set, i), err));
out:
    return st;
}

/* The sets side by side. */
static TrStatus put_sets(const TrKeyPlayers *players, TrFormat format, FILE *file, TrError *err)
{
    TrGrid *grid = tr_grid_new(file, format, err);
    TrBuilder text = {0};
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_grid_column(grid, "set", false, err));
    TR_TRY(put_columns(grid, players, err));
    TR_TRY(tr_grid_column(grid, "members", false, err));
    for (Which which = BEST; which < N_SETS; which++) {
        if (!is_shown(players, which))
            continue;
        tr_build_clear(&text);
        if (which == NOBODY)
            tr_build_text(&text, "the network as it is");
        else
            build_names(&text, players, set_of(players, which)->nodes);
        if (text.failed)
            TR_TRY(tr_fail_memory(err));
        TR_TRY(tr_grid_text(grid, set_names[which], err));
        TR_TRY(put_figures(grid, players, set_of(players, which), err));
        TR_TRY(tr_grid_text(grid, text.text, err));
    }
out:
    tr_grid_end(grid);
    tr_builder_release(&text);
    return st;
}

/* The members of the best set. */
static TrStatus put_members(const TrKeyPlayers *players, TrFormat format, FILE *file, TrError *err)
{
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    TR_TRY(tr_grid_column(grid, "member", false, err));
    TR_TRY(tr_grid_column(grid, "kind", false, err));
    TR_TRY(tr_grid_column(grid, "lost without it", true, err));
    for (size_t i = 0; i < players->question.k; i++) {
        uint32_t node = players->found.nodes[i];
        TR_TRY(tr_grid_text(grid, name_of(players, node), err));
        TR_TRY(tr_grid_text(grid, tr_node_kind(players->network, node), err));
        TR_TRY(tr_grid_number(grid, players->losses[i], err));
    }
out:
    tr_grid_end(grid);
    return st;
}

/* CSV: a row for each member of each set. */
static TrStatus put_csv(const TrKeyPlayers *players, bool excel, FILE *file, TrError *err)
{
    TrGrid *grid = tr_grid_new(file, TR_FORMAT_CSV, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (excel)
        tr_grid_for_excel(grid);
    TR_TRY(tr_grid_column(grid, "set", false, err));
    TR_TRY(tr_grid_column(grid, "name", false, err));
    TR_TRY(tr_grid_column(grid, "kind", false, err));
    TR_TRY(tr_grid_column(grid, "lost_without_it", true, err));
    TR_TRY(put_columns(grid, players, err));
    for (Which which = BEST; which < N_SETS; which++) {
        const TrKeySet *set = set_of(players, which);
        for (size_t i = 0; is_shown(players, which) && i < (which == NOBODY ? 1 : players->question.k); i++) {
            TR_TRY(tr_grid_text(grid, set_names[which], err));
            TR_TRY(tr_grid_text(grid, which == NOBODY ? "" : name_of(players, set->nodes[i]), err));
            TR_TRY(tr_grid_text(grid, which == NOBODY ? "" : tr_node_kind(players->network, set->nodes[i]),
                                err));
            TR_TRY(tr_grid_number(grid, which == BEST ? players->losses[i] : NAN, err));
            TR_TRY(put_figures(grid, players, set, err));
        }
    }
out:
    tr_grid_end(grid);
    return st;
}

/* ---- JSON ---- */

static void json_count(TrJson *json, const char *key, double n)
{
    tr_json_key(json, key);
    tr_json_number(json, n);
}

static void json_method(TrJson *json, const TrKeyPlayers *players)
{
    bool all = players->n_sources == 0;
    tr_json_key(json, "method");
    tr_json_begin(json, '{');
    tr_json_key(json, "exact");
    tr_json_bool(json, players->exact);
    json_count(json, "entities", (double)players->n_entities);
    json_count(json, "eligible", (double)players->n_eligible);
    json_count(json, "candidates", (double)players->n_candidates);
    json_count(json, "sets_tried", (double)players->search.n_scored);
    json_count(json, "starts", players->exact ? NAN : (double)players->n_starts);
    json_count(json, "starts_that_ended_here", players->exact ? NAN : (double)players->search.n_reached);
    json_count(json, "sampled_sources", all ? NAN : (double)players->n_sources);
    tr_json_key(json, "scores_are_estimates");
    tr_json_bool(json, players->scores_are_sampled);
    json_count(json, "seed", (double)players->network->weave.seed);
    tr_json_end(json, '}');
}

static void json_names(TrJson *json, const TrKeyPlayers *players, const uint32_t *nodes)
{
    tr_json_begin(json, '[');
    for (size_t i = 0; i < players->question.k; i++)
        tr_json_text(json, name_of(players, nodes[i]));
    tr_json_end(json, ']');
}

static void json_members(TrJson *json, const TrKeyPlayers *players)
{
    tr_json_key(json, "members");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < players->question.k; i++) {
        tr_json_begin(json, '{');
        tr_json_key(json, "name");
        tr_json_text(json, name_of(players, players->found.nodes[i]));
        tr_json_key(json, "kind");
        tr_json_text(json, tr_node_kind(players->network, players->found.nodes[i]));
        json_count(json, "lost_without_it", players->losses[i]);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void json_sets(TrJson *json, const TrKeyPlayers *players)
{
    tr_json_key(json, "sets");
    tr_json_begin(json, '[');
    for (Which which = BEST; which < N_SETS; which++) {
        const TrKeySet *set = set_of(players, which);
        if (!is_shown(players, which))
            continue;
        tr_json_newline(json);
        tr_json_begin(json, '{');
        tr_json_key(json, "set");
        tr_json_text(json, set_names[which]);
        if (which != NOBODY) {
            tr_json_key(json, "names");
            json_names(json, players, set->nodes);
        }
        for (size_t i = 0; i < N_FIGURES; i++)
            if (figures[i].goal == players->question.goal)
                json_count(json, figures[i].name, figure_of(set, i));
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void write_json(const TrKeyPlayers *players, FILE *file)
{
    TrJson it = {.file = file}, *json = &it;
    tr_json_begin(json, '{');
    tr_json_key(json, "caveat");
    tr_json_text(json, TR_CAVEAT);
    tr_json_key(json, "goal");
    tr_json_text(json, players->question.goal == TR_TO_REMOVE ? "remove" : "reach");
    json_count(json, "k", (double)players->question.k);
    json_method(json, players);
    json_members(json, players);
    json_sets(json, players);
    json_count(json, "sets_of_this_score", (double)players->search.n_best);
    tr_json_key(json, "shown_of_them");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < players->search.n_kept; i++)
        json_names(json, players, &players->search.sets[i * players->question.k]);
    tr_json_end(json, ']');
    tr_json_end(json, '}');
    tr_json_newline(json);
}

TrStatus tr_key_players_write(const TrKeyPlayers *players, TrFormat format, bool excel, bool brief,
                              FILE *file, TrError *err)
{
    TrStatus st = TR_OK;
    if (format == TR_FORMAT_CSV)
        return put_csv(players, excel, file, err);
    if (format == TR_FORMAT_JSON) {
        write_json(players, file);
        return TR_OK;
    }
    if (format == TR_FORMAT_MD && !brief)
        (void)fprintf(file, "*%s*\n\n", TR_CAVEAT);
    TR_TRY(put_sentences(players, format, file, err));
    TR_TRY(put_sets(players, format, file, err));
    (void)fputs("\n", file);
    if (!brief)
        TR_TRY(put_members(players, format, file, err));
out:
    return st;
}
