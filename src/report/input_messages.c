/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/input_messages.h"

#include <stdio.h>
#include <string.h>

enum { MOST_SLOTS = 4, SLOT_BYTES = 1024 };

#define DATE_FORMS_EN "expected 2025, 2025-08, 2025-08-12, or a range such as 2025-08/2025-09 or 2025-08/.."
#define DATE_FORMS_ES "se esperaba 2025, 2025-08, 2025-08-12 o un intervalo como 2025-08/2025-09 o 2025-08/.."
#define STATUSES                                                                                             \
    "rumoured, reported, alleged, under_investigation, wanted, sanctioned, charged, convicted, acquitted, "  \
    "dismissed, overturned"

/* The English forms are those of claims/, names/, network/ and analysis/; slots stand in the same order in
 * them as in the text, once each. Words of the files' own columns stay. The first row that fits is taken. */
static const char *const messages[][TR_N_LANGUAGES] = {
    /* cells: claims/checks.c, date.c, read.c */
    {"date '{1}' does not say which number is the day; expected 2025-08-12, or the option --dates dmy or "
     "--dates "
     "mdy",
     "la fecha «{1}» no dice qué número es el día; se esperaba 2025-08-12, o la opción --dates dmy o --dates "
     "mdy"},
    {"date '{1}' does not begin with a year of four digits; " DATE_FORMS_EN,
     "la fecha «{1}» no empieza con un año de cuatro cifras; " DATE_FORMS_ES},
    {"date '{1}' has no year {2}; " DATE_FORMS_EN, "la fecha «{1}»: no existe el año {2}; " DATE_FORMS_ES},
    {"date '{1}' has no month of two digits; " DATE_FORMS_EN,
     "la fecha «{1}» no tiene un mes de dos cifras; " DATE_FORMS_ES},
    {"date '{1}' has no month {2}; expected 01 to 12",
     "la fecha «{1}»: no existe el mes {2}; se esperaba de 01 a 12"},
    {"date '{1}' has no day of two digits; " DATE_FORMS_EN,
     "la fecha «{1}» no tiene un día de dos cifras; " DATE_FORMS_ES},
    {"date '{1}' has no day {2}: that month, {3}, has fewer; expected 01 to {4}",
     "la fecha «{1}»: no existe el día {2}, pues ese mes, {3}, tiene menos; se esperaba de 01 a {4}"},
    {"date '{1}' goes on after the date; " DATE_FORMS_EN,
     "la fecha «{1}» sigue después de la fecha; " DATE_FORMS_ES},
    {"date '{1}' goes on after the range; " DATE_FORMS_EN,
     "la fecha «{1}» sigue después del intervalo; " DATE_FORMS_ES},
    {"date '{1}' ends before it begins; expected the earlier date first",
     "la fecha «{1}» termina antes de empezar; se esperaba primero la más antigua"},
    {"confidence '{1}' is not a number from 0 to 1, such as 0.8",
     "la confianza «{1}» no es un número de 0 a 1, como 0.8"},
    {"weight '{1}' is not a number over 0, such as 2.5",
     "el peso «{1}» no es un número mayor que 0, como 2.5"},
    {"sign '{1}' is neither '+' nor '-' nor empty", "el signo «{1}» no es «+» ni «-» ni está vacío"},
    {"status '{1}' is not known: did you mean '{2}'?", "no se conoce el estado «{1}»: ¿quiso decir «{2}»?"},
    {"status '{1}' is not known; expected " STATUSES " or retracted",
     "no se conoce el estado «{1}»; se esperaba " STATUSES " o retracted"},
    {"stance '{1}' is not known: did you mean '{2}'?", "no se conoce la postura «{1}»: ¿quiso decir «{2}»?"},
    {"stance '{1}' is not known; expected supports, denies or corrects",
     "no se conoce la postura «{1}»; se esperaba supports, denies o corrects"},
    {"column '{1}' is not known: did you mean '{2}'?", "no se conoce la columna «{1}»: ¿quiso decir «{2}»?"},
    {"column '{1}' is not known; expected a column of the claims, such as person or organization",
     "no se conoce la columna «{1}»; se esperaba una columna de las afirmaciones, como person u "
     "organization"},
    {"grade '{1}' is no Admiralty grade; expected a letter A to F and a digit 1 to 6, such as B2",
     "«{1}» no es un grado del Almirantazgo; se esperaba una letra de la A a la F y una cifra del 1 al 6, "
     "como B2"},
    {"url '{1}' begins with neither http:// nor https://: kept as text, not linked",
     "la dirección «{1}» no empieza con http:// ni https://: se conserva como texto, sin enlace"},
    {"'{1}' is neither yes nor no", "«{1}» no es yes ni no"},
    {"the cell holds a NUL byte; expected text: '{1}'",
     "la celda contiene un byte NUL; se esperaba texto: «{1}»"},
    {"byte {1} is not valid UTF-8; expected a file saved as UTF-8: '{2}'",
     "el byte {1} no es UTF-8 válido; se esperaba un archivo guardado como UTF-8: «{2}»"},
    /* rows: claims/broken.c, read.c, rules.c */
    {"a quote is opened on this line and never properly closed; expected a closing quote: '{1}'",
     "en este renglón se abren comillas que no se cierran bien; se esperaban comillas de cierre: «{1}»"},
    {"a field is longer than 1 MB; expected a shorter one, or a closing quote: '{1}'",
     "un campo mide más de 1 MB; se esperaba uno más corto o comillas de cierre: «{1}»"},
    {"a quote stands inside a field; expected the whole field in quotes, with each quote in it doubled: "
     "'{1}'",
     "hay comillas dentro de un campo; se esperaba el campo entero entre comillas, y dobles las de adentro: "
     "«{1}»"},
    {"the row has 1 field; expected {1}, as in the header: '{2}'",
     "el renglón tiene 1 campo; se esperaban {1}, como en el encabezado: «{2}»"},
    {"the row has {1} fields; expected {2}, as in the header: '{3}'",
     "el renglón tiene {1} campos; se esperaban {2}, como en el encabezado: «{3}»"},
    {"neither person nor organization is named; expected at least one: '{1}'",
     "no se nombra persona ni organización; se esperaba al menos una: «{1}»"},
    {"a recipient without a target; expected what the recipient received in target: '{1}'",
     "hay recipient sin target; se esperaba en target lo que se recibió: «{1}»"},
    {"stance 'corrects' without about; expected the claim_id that it corrects: '{1}'",
     "postura «corrects» sin about; se esperaba el claim_id que corrige: «{1}»"},
    {"{1} is empty; expected text: '{2}'", "{1} está vacío; se esperaba texto: «{2}»"},
    {"the layer is one that trama makes itself; expected another name: '{1}'",
     "esa capa la forma trama por sí misma; se esperaba otro nombre: «{1}»"},
    {"kind is empty; expected the kind that the pattern stands for: '{1}'",
     "kind está vacío; se esperaba el tipo que corresponde al patrón: «{1}»"},
    {"column or means is empty; expected both: '{1}'",
     "column o means está vacío; se esperaban ambos: «{1}»"},
    {"{1} '{2}' stands for another row already, at {3}; expected an id of its own",
     "{1} «{2}» ya es de otro renglón, en {3}; se esperaba un identificador propio"},
    /* warnings: claims/, names/, network/ */
    {"'{1}' looks like UTF-8 that was read as Windows-1252 and saved so (there was '{2}' in it); kept as it "
     "is: "
     "export the table anew as UTF-8",
     "«{1}» parece UTF-8 leído como Windows-1252 y guardado así (ahí decía «{2}»); se conserva tal cual: "
     "exporte de "
     "nuevo la tabla como UTF-8"},
    {"column '{1}' is not known and kept as it is: did you mean '{2}'?",
     "no se conoce la columna «{1}» y se conserva tal cual: ¿quiso decir «{2}»?"},
    {"source '{1}' is not in sources.csv: it stands for itself",
     "la fuente «{1}» no está en sources.csv: vale por sí misma"},
    {"about '{1}' is no claim_id of this input: the row answers nothing",
     "about «{1}» no es ningún claim_id de estos datos: el renglón no responde a nada"},
    {"'{1}' stands here as a person and at {2} as an organization: taken for one entity, of kind {3}",
     "«{1}» figura aquí como persona y en {2} como organización: se toma por una sola entidad, de tipo {3}"},
    {"no claim names '{1}'", "ninguna afirmación nombra a «{1}»"},
    {"'{1}' is its own parent: its parent is ignored", "«{1}» figura como parte de sí: no se toma en cuenta"},
    {"'{1}' is its own ancestor, by its parent '{2}' at {3}: its parent is ignored",
     "«{1}» resulta parte de sí, por medio de «{2}» en {3}: no se toma en cuenta de qué es parte"},
    {"'{1}' has a row already, at {2}, of another kind: that one stands",
     "«{1}» ya tiene un renglón, en {2}, de otro tipo: vale aquel"},
    {"'{1}' has a row already, at {2}: that one stands", "«{1}» ya tiene un renglón, en {2}: vale aquel"},
    {"alias '{1}' is '{2}', which lists this one as its alias, at {3}: they stay two, as each would be the "
     "other",
     "el alias «{1}» es «{2}», que a su vez lista a esta entidad como alias, en {3}: siguen siendo dos, pues "
     "cada "
     "una sería la otra"},
    {"alias '{1}' names '{2}' already, at {3}: it stays with that one",
     "el alias «{1}» ya nombra a «{2}», en {3}: se queda con esa entidad"},
    {"a denial that answers no claim: name the claim_id it denies in about",
     "una negación que no responde a ninguna afirmación: ponga en about el claim_id que niega"},
    /* what was left out: analysis/ */
    {"groups: one run would take about {1} s, over the budget of {2} s; --budget allows more, 0 any time",
     "grupos: una corrida tardaría unos {1} s, más que el límite de {2} s; --budget permite más, y con 0 no "
     "hay "
     "límite"},
    {"key players: even the shortest search would take about {1} s, over the budget of {2} s; --budget "
     "allows more, "
     "0 any time",
     "actores clave: aun la búsqueda más breve tardaría unos {1} s, más que el límite de {2} s; --budget "
     "permite "
     "más, y con 0 no hay límite"},
};
enum { N_MESSAGES = sizeof messages / sizeof *messages };

/* What stands in the slots of a message. */
typedef struct {
    char text[MOST_SLOTS][SLOT_BYTES];
} Slots;

static bool take_slot(Slots *slots, size_t slot, const char *text, size_t length)
{
    if (slot >= MOST_SLOTS || length >= SLOT_BYTES)
        return false;
    (void)snprintf(slots->text[slot], SLOT_BYTES, "%.*s", (int)length, text);
    return true;
}

/* Where `words`, of `length` bytes, first stand in `text`; those at the end of a form stand at its end. */
static const char *find_words(const char *text, const char *words, size_t length)
{
    if (words[length] != '\0')
        return memmem(text, strlen(text), words, length);
    if (strlen(text) < length || memcmp(text + strlen(text) - length, words, length) != 0)
        return NULL;
    return text + strlen(text) - length;
}

/* Each slot is as short as the fixed words behind it allow: no search goes back, whatever is quoted. */
static bool fits(const char *form, const char *message, Slots *slots)
{
    size_t fixed = strcspn(form, "{");
    if (strncmp(form, message, fixed) != 0)
        return false;
    for (form += fixed, message += fixed; *form != '\0';) {
        size_t slot = (size_t)(form[1] - '1');
        const char *end;
        form += 3;
        fixed = strcspn(form, "{");
        end = find_words(message, form, fixed);
        if (end == NULL || !take_slot(slots, slot, message, (size_t)(end - message)))
            return false;
        form += fixed;
        message = end + fixed;
    }
    return *message == '\0';
}

/* The row of `message`, with what stands in its slots; N_MESSAGES where there is none. */
static size_t find_row(const char *message, Slots *slots)
{
    size_t i = 0;
    while (i < N_MESSAGES && !fits(messages[i][TR_ENGLISH], message, slots))
        i++;
    return i;
}

void tr_input_message_put(TrBuilder *out, TrLanguage language, const char *message)
{
    Slots slots = {0};
    size_t row = language == TR_ENGLISH ? N_MESSAGES : find_row(message, &slots);
    TrValue values[MOST_SLOTS];
    for (size_t i = 0; i < MOST_SLOTS; i++)
        values[i] = (TrValue){slots.text[i], 0};
    if (row == N_MESSAGES)
        tr_build_text(out, message);
    else
        tr_form_put(out, messages[row][language], values);
}

bool tr_input_message_is_known(const char *message)
{
    Slots slots = {0};
    return find_row(message, &slots) < N_MESSAGES;
}

const char *const *tr_input_message_at(size_t i)
{
    return i < N_MESSAGES ? messages[i] : NULL;
}
