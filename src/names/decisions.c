/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/decisions.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "names/columns_of.h"
#include "names/entities_file.h"
#include "names/name_index.h"

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
    TrEntitiesFile file;
    Party *parties;
    size_t n, room;
    TrNameIndex index;
    TrFolder folder;
    TrBuilder cell;
    TrError *err;
} Acceptor;

/* ---- parties ---- */

static bool is_text(const TrBuilder *cell, const char *text)
{
    TrSlice trimmed = tr_text_trim((TrSlice){cell->text, cell->length});
    return trimmed.length == strlen(text) && memcmp(trimmed.text, text, trimmed.length) == 0;
}

static TrStatus find_record(Acceptor *it, Party *party)
{
    const TrTable *table = &it->input->tables[TR_ENTITIES];
    uint32_t row = party->entity == TR_NO_ID ? TR_NO_ID : it->names->entities[party->entity].row;
    if (row == TR_NO_ID)
        return TR_OK;
    party->text = tr_input_cell(it->input, TR_ENTITIES, row, TR_ENTITY_NAME);
    party->record =
        (int)table->file[row] == it->file.number ? tr_csv_edit_find(&it->file.edit, table->line[row]) : 0;
    if (party->record > 0) /* is it read here as it was there? */
        tr_csv_edit_cell(&it->file.edit, party->record, it->file.column[TR_EDIT_NAME], &it->cell);
    if (it->cell.failed)
        return tr_fail_memory(it->err);
    if (party->record == 0 || !is_text(&it->cell, party->text))
        return tr_fail_at(it->err, TR_BAD_INPUT, tr_input_place(it->input, TR_ENTITIES, row),
                          "the row of '%.80s' cannot be changed where it stands", party->text);
    return TR_OK;
}

/* The key of a name, in the folder: that of the entity it names, so that an alias is the entity. */
static TrStatus key_of(Acceptor *it, const char *name, uint32_t *entity)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_name_index_find(&it->index, (TrSlice){name, strlen(name)}, entity, it->err));
    if (*entity != TR_NO_ID)
        name = tr_names_shown(it->input, it->names, *entity);
    TR_TRY(tr_fold(&it->folder, name, strlen(name), it->err));
out:
    return st;
}

static TrStatus make_party(Acceptor *it, const char *name, Party *party)
{
    TrArena *arena = &it->decisions->arena;
    TrStatus st = TR_OK;
    *party = (Party){.text = tr_arena_text(arena, name, strlen(name))};
    TR_TRY(key_of(it, name, &party->entity));
    party->key = it->folder.length > 0 ? tr_arena_text(arena, it->folder.key, it->folder.length)
                                       : tr_arena_text(arena, name, strlen(name));
    if (party->key == NULL || party->text == NULL)
        TR_TRY(tr_fail_memory(it->err));
    TR_TRY(find_record(it, party));
out:
    return st;
}

/* The party that it is by now: of what was merged by an earlier row, the other. */
static uint32_t party_now(const Acceptor *it, uint32_t i)
{
    while (it->parties[i].merged_into != i)
        i = it->parties[i].merged_into;
    return i;
}

static TrStatus party_of(Acceptor *it, const char *name, uint32_t *number)
{
    Party party;
    TrStatus st = TR_OK;
    TR_TRY(make_party(it, name, &party));
    for (uint32_t i = 0; i < it->n; i++)
        if (strcmp(it->parties[i].key, party.key) == 0) {
            *number = party_now(it, i);
            return TR_OK;
        }
    TR_TRY(TR_GROW(it->parties, it->room, it->n + 1, it->err));
    party.merged_into = *number = (uint32_t)it->n;
    it->parties[it->n++] = party;
out:
    return st;
}

/* ---- decisions ---- */

/* Whether the list in a cell names the party `number`, by whatever name. */
static TrStatus list_holds(Acceptor *it, const char *list, uint32_t number, bool *holds)
{
    char *name = NULL;
    TrStatus st = TR_OK;
    *holds = false;
    while (list != NULL && *list != '\0' && !*holds) {
        size_t length = strcspn(list, "|");
        TrSlice text = tr_text_trim((TrSlice){list, length});
        uint32_t entity;
        tr_free(name);
        if ((name = tr_malloc(text.length + 1)) == NULL)
            TR_TRY(tr_fail_memory(it->err));
        memcpy(name, text.text, text.length);
        name[text.length] = '\0';
        TR_TRY(key_of(it, name, &entity));
        for (uint32_t i = 0; i < it->n && text.length > 0 && !*holds; i++)
            *holds = party_now(it, i) == number && strcmp(it->parties[i].key, it->folder.key) == 0;
        list += length + (list[length] == '|');
    }
out:
    tr_free(name);
    return st;
}

/* Whether the rows of either say that they are distinct, or are to say so. */
static TrStatus are_distinct(Acceptor *it, uint32_t a, uint32_t b, bool *distinct)
{
    uint32_t sides[2] = {a, b};
    TrStatus st = TR_OK;
    *distinct = false;
    for (int i = 0; i < 2 && !*distinct; i++) {
        const Party *party = &it->parties[sides[i]];
        if (party->record > 0 && it->file.column[TR_EDIT_DISTINCT] != TR_NO_COLUMN) {
            tr_csv_edit_cell(&it->file.edit, party->record, it->file.column[TR_EDIT_DISTINCT], &it->cell);
            if (it->cell.failed)
                return tr_fail_memory(it->err);
            TR_TRY(list_holds(it, it->cell.text, sides[1 - i], distinct));
        }
        if (!*distinct)
            TR_TRY(list_holds(it, party->distinct.text, sides[1 - i], distinct));
    }
out:
    return st;
}

static TrStatus add_to_row(Acceptor *it, Party *party, int column, const char *name)
{
    TrBuilder *list = column == TR_EDIT_ALIASES ? &party->aliases : &party->distinct;
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
    if (it->file.column[column] == TR_NO_COLUMN)
        TR_TRY(tr_csv_edit_new_column(&it->file.edit, tr_edited_columns[column], &it->file.column[column],
                                      it->err));
    TR_TRY(tr_csv_edit_add(&it->file.edit, party->record, it->file.column[column], name, it->err));
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
    TR_TRY(are_distinct(it, one, two, &distinct));
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
    TR_TRY(
        add_to_row(it, &it->parties[one], merge ? TR_EDIT_ALIASES : TR_EDIT_DISTINCT, it->parties[two].text));
    if (merge)
        it->parties[two].merged_into = one;
    decision->name = it->parties[one].text;
    decision->other = it->parties[two].text;
    it->decisions->n_written++;
out:
    return st;
}

/* The name in a cell of a list that may have been made for Excel: without the ' before what looks like a
 * formula. */
static const char *name_in(const char *cell)
{
    return cell[0] == '\'' && cell[1] != '\0' && strchr("=+-@", cell[1]) != NULL ? cell + 1 : cell;
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
    decision.name = tr_arena_text(&decisions->arena, name_in(row->cells[1]), strlen(name_in(row->cells[1])));
    decision.other = tr_arena_text(&decisions->arena, name_in(row->cells[2]), strlen(name_in(row->cells[2])));
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
        for (int c = TR_EDIT_ALIASES; c <= TR_EDIT_DISTINCT && it->parties[i].is_new; c++)
            if (it->file.column[c] == TR_NO_COLUMN &&
                (c == TR_EDIT_ALIASES ? &it->parties[i].aliases : &it->parties[i].distinct)->length > 0)
                TR_TRY(tr_csv_edit_new_column(&it->file.edit, tr_edited_columns[c], &it->file.column[c],
                                              it->err));
    n_cells = it->file.edit.records[0].n_cells + it->file.edit.n_new_columns;
    TR_TRY(TR_ARRAY(cells, n_cells, it->err));
    for (size_t i = 0; i < it->n; i++) {
        const Party *party = &it->parties[i];
        if (!party->is_new)
            continue;
        for (size_t k = 0; k < n_cells; k++)
            cells[k] = k == it->file.column[TR_EDIT_NAME]       ? party->text
                       : k == it->file.column[TR_EDIT_ALIASES]  ? text_of(&party->aliases)
                       : k == it->file.column[TR_EDIT_DISTINCT] ? text_of(&party->distinct)
                                                                : "";
        TR_TRY(tr_csv_edit_append(&it->file.edit, cells, n_cells, it->err));
    }
out:
    tr_free(cells);
    return st;
}

static void release(Acceptor *it)
{
    for (size_t i = 0; i < it->n; i++) {
        tr_builder_release(&it->parties[i].aliases);
        tr_builder_release(&it->parties[i].distinct);
    }
    tr_free(it->parties);
    tr_name_index_release(&it->index);
    tr_folder_release(&it->folder);
    tr_builder_release(&it->cell);
    tr_entities_file_release(&it->file);
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
    TR_TRY(tr_name_index_make(&it.index, input, names, err));
    TR_TRY(tr_entities_file_open(&it.file, input, folder, err));
    if ((decisions->path = tr_text_copy(it.file.path)) == NULL)
        TR_TRY(tr_fail_memory(err));
    for (size_t i = 0; i < rows.n; i++)
        TR_TRY(take_row(&it, list, &rows.rows[i]));
    if (decisions->n_written > 0) {
        TR_TRY(append_new_rows(&it));
        TR_TRY(tr_entities_file_write(&it.file, err));
    }
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
