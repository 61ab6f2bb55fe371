/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/decisions.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "names/columns_of.h"
#include "names/csv_edit.h"

/* A name that a decision speaks of. Two are the same when their keys are. */
typedef struct {
    const char *key, *text; /* text: as entities.csv has it, or is to have it */
    uint32_t entity;        /* or TR_NO_ID */
    size_t record;          /* of entities.csv; 0: none */
    uint32_t merged_into;   /* another party, or itself */
    bool is_new;            /* a row for it is to be appended */
    TrBuilder aliases, distinct;
} Party;

typedef struct {
    const TrInput *input;
    const TrNames *names;
    TrDecisions *decisions;
    TrCsvEdit edit;
    char *text;
    size_t column[3]; /* of entities.csv: name, aliases, distinct_from; NO_COLUMN: not there */
    Party *parties;
    size_t n, room;
    TrFolder folder;
    TrBuilder cell;
    TrError *err;
} Acceptor;

enum { NAME, ALIASES, DISTINCT };
#define NO_COLUMN SIZE_MAX

static const TrEntityColumn entity_columns[] = {TR_ENTITY_NAME, TR_ENTITY_ALIASES, TR_ENTITY_DISTINCT_FROM};
static const char *const column_names[] = {"name", "aliases", "distinct_from"};

/* ---- entities.csv ---- */

static int file_of_entities(const TrInput *input)
{
    for (size_t i = 0; i < input->n_files; i++)
        if (input->files[i].part == TR_ENTITIES && !input->files[i].embedded)
            return (int)i;
    return -1;
}

static TrStatus find_columns(Acceptor *it)
{
    for (int c = 0; c < 3; c++) {
        it->column[c] = NO_COLUMN;
        for (size_t i = 0; i < it->edit.records[0].n_cells; i++) {
            tr_csv_edit_cell(&it->edit, 0, i, &it->cell);
            if (tr_column_find(TR_ENTITIES, (TrSlice){it->cell.text, it->cell.length}) ==
                (int)entity_columns[c])
                it->column[c] = i;
        }
    }
    if (it->cell.failed)
        return tr_fail_memory(it->err);
    if (it->column[NAME] == NO_COLUMN)
        return tr_fail(it->err, TR_BAD_INPUT,
                       "%s has no column 'name' that can be found: save it as CSV in UTF-8",
                       it->decisions->path);
    return TR_OK;
}

static TrStatus open_entities(Acceptor *it, const char *folder)
{
    static const char fresh[] = "name,kind,aliases,distinct_from\n";
    int file = file_of_entities(it->input);
    size_t length = sizeof fresh - 1;
    TrStatus st = TR_OK;
    it->decisions->path =
        file >= 0 ? tr_text_copy(it->input->files[file].path) : tr_path_join(folder, "entities.csv");
    if (it->decisions->path == NULL)
        return tr_fail_memory(it->err);
    if (file >= 0)
        TR_TRY(tr_file_read(it->decisions->path, &it->text, &length, it->err));
    else if (access(it->decisions->path, F_OK) == 0)
        TR_TRY(tr_fail(it->err, TR_BAD_USAGE,
                       "%s is there, but was not read: give it, or its folder, as input",
                       it->decisions->path));
    else if ((it->text = tr_text_copy(fresh)) == NULL)
        TR_TRY(tr_fail_memory(it->err));
    TR_TRY(tr_csv_edit_begin(&it->edit, it->text, length, it->err));
    TR_TRY(find_columns(it));
out:
    return st;
}

/* ---- parties ---- */

static TrStatus find_record(Acceptor *it, Party *party)
{
    const TrTable *table = &it->input->tables[TR_ENTITIES];
    uint32_t row = party->entity == TR_NO_ID ? TR_NO_ID : it->names->entities[party->entity].row;
    if (row == TR_NO_ID)
        return TR_OK;
    party->text = tr_input_cell(it->input, TR_ENTITIES, row, TR_ENTITY_NAME);
    party->record = (int)table->file[row] == file_of_entities(it->input)
                        ? tr_csv_edit_find(&it->edit, table->line[row])
                        : 0;
    if (party->record == 0)
        return tr_fail_at(it->err, TR_BAD_INPUT, tr_input_place(it->input, TR_ENTITIES, row),
                          "the row of '%.80s' cannot be changed where it stands", party->text);
    return TR_OK;
}

/* The key of a name: that of the entity it names, so that an alias is the entity. */
static TrStatus make_party(Acceptor *it, const char *name, Party *party)
{
    TrArena *arena = &it->decisions->arena;
    TrStatus st = TR_OK;
    *party = (Party){.text = tr_arena_text(arena, name, strlen(name))};
    TR_TRY(tr_names_find(it->input, it->names, name, &party->entity, it->err));
    if (party->entity != TR_NO_ID)
        name = tr_names_shown(it->input, it->names, party->entity);
    TR_TRY(tr_fold(&it->folder, name, strlen(name), it->err));
    party->key = it->folder.length > 0 ? tr_arena_text(arena, it->folder.key, it->folder.length)
                                       : tr_arena_text(arena, name, strlen(name));
    if (party->key == NULL || party->text == NULL)
        TR_TRY(tr_fail_memory(it->err));
    TR_TRY(find_record(it, party));
out:
    return st;
}

static TrStatus party_of(Acceptor *it, const char *name, uint32_t *number)
{
    Party party;
    TrStatus st = TR_OK;
    TR_TRY(make_party(it, name, &party));
    for (uint32_t i = 0; i < it->n; i++)
        if (strcmp(it->parties[i].key, party.key) == 0) {
            while (it->parties[i].merged_into != i) /* what was merged by an earlier row */
                i = it->parties[i].merged_into;
            *number = i;
            return TR_OK;
        }
    TR_TRY(TR_GROW(it->parties, it->room, it->n + 1, it->err));
    party.merged_into = *number = (uint32_t)it->n;
    it->parties[it->n++] = party;
out:
    return st;
}

/* ---- decisions ---- */

/* Whether the list in a cell holds a name of the key `key`. */
static TrStatus list_holds(Acceptor *it, const char *list, const char *key, bool *holds)
{
    TrStatus st = TR_OK;
    *holds = false;
    while (list != NULL && *list != '\0' && !*holds) {
        size_t length = strcspn(list, "|");
        TrSlice name = tr_text_trim((TrSlice){list, length});
        TR_TRY(tr_fold(&it->folder, name.text, name.length, it->err));
        *holds = name.length > 0 && strcmp(it->folder.key, key) == 0;
        list += length + (list[length] == '|');
    }
out:
    return st;
}

/* Whether the rows of either say that they are distinct, or are to say so. */
static TrStatus are_distinct(Acceptor *it, const Party *a, const Party *b, bool *distinct)
{
    const Party *sides[2] = {a, b};
    TrStatus st = TR_OK;
    *distinct = false;
    for (int i = 0; i < 2 && !*distinct; i++) {
        const Party *party = sides[i], *other = sides[1 - i];
        if (party->record > 0 && it->column[DISTINCT] != NO_COLUMN) {
            tr_csv_edit_cell(&it->edit, party->record, it->column[DISTINCT], &it->cell);
            if (it->cell.failed)
                return tr_fail_memory(it->err);
            TR_TRY(list_holds(it, it->cell.text, other->key, distinct));
        }
        if (!*distinct)
            TR_TRY(list_holds(it, party->distinct.text, other->key, distinct));
    }
out:
    return st;
}

static TrStatus add_to_row(Acceptor *it, Party *party, int column, const char *name)
{
    TrBuilder *list = column == ALIASES ? &party->aliases : &party->distinct;
    TrStatus st = TR_OK;
    if (list->length > 0)
        tr_build_text(list, "|");
    tr_build_text(list, name);
    if (list->failed)
        return tr_fail_memory(it->err);
    if (party->record == 0) {
        party->is_new = true;
        return TR_OK;
    }
    if (it->column[column] == NO_COLUMN)
        TR_TRY(tr_csv_edit_new_column(&it->edit, column_names[column], &it->column[column], it->err));
    TR_TRY(tr_csv_edit_add(&it->edit, party->record, it->column[column], name, it->err));
out:
    return st;
}

static bool has_row(const Party *party)
{
    return party->record > 0 || party->is_new;
}

/* Whether b is to have the row: it has one, or is used more, or is the one without a comma. */
static bool belongs_to_second(const Acceptor *it, const Party *a, const Party *b)
{
    uint32_t uses_a = a->entity == TR_NO_ID ? 0 : it->names->entities[a->entity].n_uses;
    uint32_t uses_b = b->entity == TR_NO_ID ? 0 : it->names->entities[b->entity].n_uses;
    if (has_row(a) || has_row(b))
        return !has_row(a);
    if (uses_a != uses_b)
        return uses_b > uses_a;
    return strchr(a->text, ',') != NULL && strchr(b->text, ',') == NULL;
}

static TrStatus decide(Acceptor *it, uint32_t a, uint32_t b, TrDecision *decision)
{
    bool swap = belongs_to_second(it, &it->parties[a], &it->parties[b]);
    uint32_t one = swap ? b : a, two = swap ? a : b;
    bool merge = decision->outcome == TR_MERGE, distinct;
    TrStatus st = TR_OK;
    decision->result = TR_DECISION_CONFLICT;
    if (one == two) {
        decision->result = merge ? TR_DECISION_KNOWN : TR_DECISION_CONFLICT;
        decision->reason =
            merge ? "they are one entity already" : "they are one entity: take the alias out first";
        return TR_OK;
    }
    TR_TRY(are_distinct(it, &it->parties[one], &it->parties[two], &distinct));
    decision->reason = distinct ? "listed as distinct" : "";
    if (distinct && !merge)
        decision->result = TR_DECISION_KNOWN;
    else if (!distinct && merge && has_row(&it->parties[two]))
        decision->reason = "both have a row of their own: join the rows by hand";
    else if (strchr(it->parties[two].text, '|') != NULL)
        decision->reason = "a name with | cannot be listed";
    else if (!distinct)
        decision->result = TR_DECISION_WRITTEN;
    if (decision->result != TR_DECISION_WRITTEN)
        return TR_OK;
    TR_TRY(add_to_row(it, &it->parties[one], merge ? ALIASES : DISTINCT, it->parties[two].text));
    if (merge)
        it->parties[two].merged_into = one;
    decision->name = it->parties[one].text;
    decision->other = it->parties[two].text;
    it->decisions->n_written++;
out:
    return st;
}

static TrStatus take_row(Acceptor *it, const char *list, const TrWantedRow *row)
{
    TrDecisions *decisions = it->decisions;
    int outcome = tr_outcome_find(row->cells[0]);
    TrDecision decision = {.outcome = (TrOutcome)outcome};
    uint32_t a, b;
    TrStatus st = TR_OK;
    if (outcome < 0)
        return tr_fail_at(it->err, TR_BAD_INPUT, ((TrPlace){.file = list, .line = row->line}),
                          "outcome '%.60s' is not one of merge, ask, distinct", row->cells[0]);
    if (outcome == TR_ASK || *row->cells[1] == '\0' || *row->cells[2] == '\0')
        return TR_OK;
    TR_TRY(TR_GROW(decisions->rows, decisions->room, decisions->n + 1, it->err));
    decision.name = tr_arena_text(&decisions->arena, row->cells[1], strlen(row->cells[1]));
    decision.other = tr_arena_text(&decisions->arena, row->cells[2], strlen(row->cells[2]));
    if (decision.name == NULL || decision.other == NULL)
        return tr_fail_memory(it->err);
    TR_TRY(party_of(it, decision.name, &a));
    TR_TRY(party_of(it, decision.other, &b));
    TR_TRY(decide(it, a, b, &decision));
    decisions->rows[decisions->n++] = decision;
out:
    return st;
}

/* ---- writing ---- */

static const char *text_of(const TrBuilder *builder)
{
    return builder->length > 0 ? builder->text : "";
}

static TrStatus append_new_rows(Acceptor *it)
{
    size_t n_cells;
    const char **cells = NULL;
    TrStatus st = TR_OK;
    for (size_t i = 0; i < it->n; i++)
        for (int c = ALIASES; c <= DISTINCT && it->parties[i].is_new; c++)
            if (it->column[c] == NO_COLUMN &&
                (c == ALIASES ? &it->parties[i].aliases : &it->parties[i].distinct)->length > 0)
                TR_TRY(tr_csv_edit_new_column(&it->edit, column_names[c], &it->column[c], it->err));
    n_cells = it->edit.records[0].n_cells + it->edit.n_new_columns;
    TR_TRY(TR_ARRAY(cells, n_cells, it->err));
    for (size_t i = 0; i < it->n; i++) {
        const Party *party = &it->parties[i];
        if (!party->is_new)
            continue;
        for (size_t k = 0; k < n_cells; k++)
            cells[k] = k == it->column[NAME]       ? party->text
                       : k == it->column[ALIASES]  ? text_of(&party->aliases)
                       : k == it->column[DISTINCT] ? text_of(&party->distinct)
                                                   : "";
        TR_TRY(tr_csv_edit_append(&it->edit, cells, n_cells, it->err));
    }
out:
    tr_free(cells);
    return st;
}

static TrStatus write_entities(Acceptor *it)
{
    TrFile out = {0};
    TrStatus st = TR_OK;
    TR_TRY(append_new_rows(it));
    TR_TRY(tr_file_begin(&out, it->decisions->path, it->err));
    tr_csv_edit_write(&it->edit, out.file);
    TR_TRY(tr_file_commit(&out, it->err));
out:
    tr_file_abandon(&out);
    return st;
}

static void release(Acceptor *it)
{
    for (size_t i = 0; i < it->n; i++) {
        tr_builder_release(&it->parties[i].aliases);
        tr_builder_release(&it->parties[i].distinct);
    }
    tr_free(it->parties);
    tr_csv_edit_release(&it->edit);
    tr_folder_release(&it->folder);
    tr_builder_release(&it->cell);
    tr_free(it->text);
}

TrStatus tr_decisions_accept(const TrInput *input, const TrNames *names, const char *folder, const char *list,
                             TrDecisions *decisions, TrError *err)
{
    static const TrWantedColumn columns[] = {{"outcome", true}, {"name", true}, {"other", true}};
    Acceptor it = {.input = input, .names = names, .decisions = decisions, .err = err};
    TrWantedRows rows = {0};
    TrStatus st = TR_OK;
    *decisions = (TrDecisions){0};
    TR_TRY(tr_columns_of(list, columns, 3, &rows, err));
    TR_TRY(open_entities(&it, folder));
    for (size_t i = 0; i < rows.n; i++)
        TR_TRY(take_row(&it, list, &rows.rows[i]));
    if (decisions->n_written > 0)
        TR_TRY(write_entities(&it));
out:
    release(&it);
    tr_wanted_rows_release(&rows);
    if (st != TR_OK)
        tr_decisions_release(decisions);
    return st;
}

void tr_decisions_release(TrDecisions *decisions)
{
    tr_arena_release(&decisions->arena);
    tr_free(decisions->rows);
    tr_free(decisions->path);
    *decisions = (TrDecisions){0};
}
