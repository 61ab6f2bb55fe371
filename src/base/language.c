/* SPDX-License-Identifier: MIT */
#include "base/language.h"

#include <string.h>

static const char *const names[TR_N_LANGUAGES] = {"en", "es"};

/* ---- forms ---- */

/* The form for one or for more of a number, from "one|more}" behind {1|: with the number where # stands.
 * Returns what follows it. */
static const char *put_number_form(TrBuilder *out, const char *forms, size_t number)
{
    const char *bar = strchr(forms, '|'), *end = strchr(forms, '}');
    for (const char *at = number == 1 ? forms : bar + 1; at < (number == 1 ? bar : end); at++) {
        if (*at == '#')
            tr_build_format(out, "%zu", number);
        else
            tr_build_bytes(out, at, 1);
    }
    return end + 1;
}

static bool is_slot(const char *at, char after)
{
    return *at == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == after;
}

void tr_form_put(TrBuilder *out, const char *form, const TrValue *values)
{
    for (const char *at = form; *at != '\0';) {
        if (is_slot(at, '|')) {
            at = put_number_form(out, at + 3, values[at[1] - '1'].number);
        } else if (is_slot(at, '}')) {
            const TrValue *value = &values[at[1] - '1'];
            if (value->text != NULL)
                tr_build_text(out, value->text);
            else
                tr_build_format(out, "%zu", value->number);
            at += 3;
        } else {
            tr_build_bytes(out, at++, 1);
        }
    }
}

/* Whether what follows "{1|" reads "one|more}". */
static bool has_two_forms(const char *at)
{
    size_t one = strcspn(at, "|{}"), more;
    if (at[one] != '|')
        return false;
    more = strcspn(at + one + 1, "|{}");
    return at[one + 1 + more] == '}';
}

unsigned tr_form_slots(const char *form)
{
    unsigned slots = 0;
    for (const char *at = form; *at != '\0'; at++) {
        if (*at != '{')
            continue;
        if (!is_slot(at, '}') && !(is_slot(at, '|') && has_two_forms(at + 3)))
            return 1U << 9;
        slots |= 1U << (unsigned)(at[1] - '1');
    }
    return slots;
}

/* ---- sentences ---- */

void tr_sentence_text(TrSentence *sentence, const char *text)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        tr_build_text(&sentence->in[i], text);
}

void tr_sentence_put(TrSentence *sentence, const char *const forms[TR_N_LANGUAGES], const TrValue *values)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        tr_form_put(&sentence->in[i], forms[i], values);
}

void tr_sentence_clear(TrSentence *sentence)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        tr_build_clear(&sentence->in[i]);
}

void tr_sentence_release(TrSentence *sentence)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        tr_builder_release(&sentence->in[i]);
}

/* ---- names ---- */

const char *tr_language_name(TrLanguage language)
{
    return names[language];
}

int tr_language_find(const char *name)
{
    for (int i = 0; i < TR_N_LANGUAGES; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}
