/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which schema of FollowTheMoney (https://followthemoney.tech, model 3.8) a kind is. */
#ifndef TR_EXPORT_FTM_SCHEMA_H
#define TR_EXPORT_FTM_SCHEMA_H

#include "base/status.h"

/* Families, from which what a tie may be follows: a Person or another LegalEntity can be a member, only an
 * Organization can have members. */
typedef enum {
    TR_FTM_PERSON,
    TR_FTM_LEGAL_ENTITY,
    TR_FTM_ORGANIZATION,
    TR_FTM_EMPLOYER,
    TR_FTM_THING
} TrFtmFamily;

typedef struct {
    const char *kind, *schema;
    TrFtmFamily family;
    const char *topic; /* or NULL */
} TrFtmKind;

/* The row of a kind, LegalEntity for one that is not known. */
const TrFtmKind *tr_ftm_kind(const char *kind);

/* A tie as an entity. */
typedef struct {
    const char *schema, *from, *to; /* properties for its two ends */
} TrFtmLink;

/* What a tie is: Employment of a person in a public body or a company, Membership of anybody in another
 * organization, where `affiliation`; else UnknownLink. */
const TrFtmLink *tr_ftm_link(const TrFtmKind *from, const TrFtmKind *to, bool affiliation);

#endif
