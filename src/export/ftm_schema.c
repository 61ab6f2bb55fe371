/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "export/ftm_schema.h"

#include <string.h>

static const TrFtmKind kinds[] = {
    {"person", "Person", TR_FTM_PERSON, NULL},
    {"cartel", "Organization", TR_FTM_ORGANIZATION, "crime"},
    {"government", "PublicBody", TR_FTM_EMPLOYER, "gov"},
    {"agency", "PublicBody", TR_FTM_EMPLOYER, "gov"},
    {"military", "PublicBody", TR_FTM_EMPLOYER, "mil"},
    {"court", "PublicBody", TR_FTM_EMPLOYER, "gov.judicial"},
    {"company", "Company", TR_FTM_EMPLOYER, NULL},
    {"media", "Company", TR_FTM_EMPLOYER, NULL},
    {"university", "Organization", TR_FTM_EMPLOYER, NULL},
    {"party", "Organization", TR_FTM_ORGANIZATION, "pol.party"},
    {"union", "Organization", TR_FTM_ORGANIZATION, "pol.union"},
    {"foundation", "Organization", TR_FTM_ORGANIZATION, NULL},
    {"organization", "Organization", TR_FTM_ORGANIZATION, NULL},
    {"group", "Organization", TR_FTM_ORGANIZATION, NULL},
    {"vessel", "Vessel", TR_FTM_THING, NULL},
    {"asset", "Asset", TR_FTM_THING, NULL},
    {"place", "Address", TR_FTM_THING, NULL},
    {"event", "Event", TR_FTM_THING, NULL},
};

const TrFtmKind *tr_ftm_kind(const char *kind)
{
    static const TrFtmKind other = {"", "LegalEntity", TR_FTM_LEGAL_ENTITY, NULL};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return &kinds[i];
    return &other;
}

const TrFtmLink *tr_ftm_link(const TrFtmKind *from, const TrFtmKind *to, bool affiliation)
{
    static const TrFtmLink employment = {"Employment", "employee", "employer"},
                           membership = {"Membership", "member", "organization"},
                           unknown = {"UnknownLink", "subject", "object"};
    bool body = to->family == TR_FTM_ORGANIZATION || to->family == TR_FTM_EMPLOYER;
    if (!affiliation || !body || from->family == TR_FTM_THING)
        return &unknown;
    return from->family == TR_FTM_PERSON && to->family == TR_FTM_EMPLOYER ? &employment : &membership;
}
