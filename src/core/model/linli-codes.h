/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

/* The codes that programs test for; the full lists stand in the descriptors (linli-kind.h). */

/* Sex, GB/T 2261.1. */
#define LINLI_CODE_SEX_UNKNOWN "0"
#define LINLI_CODE_SEX_MALE "1"
#define LINLI_CODE_SEX_FEMALE "2"
#define LINLI_CODE_SEX_NOT_STATED "9"

/* Relation to the head or to the owner, GB/T 4761-2008. */
#define LINLI_CODE_RELATION_SELF "01"
#define LINLI_CODE_RELATION_HEAD "02"
#define LINLI_CODE_RELATION_SPOUSE "10"
#define LINLI_CODE_RELATION_SON "20"
#define LINLI_CODE_RELATION_DAUGHTER "30"
#define LINLI_CODE_RELATION_NOT_RELATED "99"

/* Identity document. */
#define LINLI_CODE_IDENTITY_RESIDENT "resident"

/* Population type and residence status of a person. */
#define LINLI_CODE_POPULATION_REGISTERED "registered"
#define LINLI_CODE_POPULATION_FLOATING "floating"
#define LINLI_CODE_POPULATION_OVERSEAS "overseas"
#define LINLI_CODE_RESIDENCE_TOGETHER "together"
#define LINLI_CODE_RESIDENCE_APART "apart"
#define LINLI_CODE_RESIDENCE_NOMINAL "nominal"

/* Grids. */
#define LINLI_CODE_GRID_GENERAL "general"
#define LINLI_CODE_GRID_ORDINARY "ordinary"
#define LINLI_CODE_GRID_MICRO "micro"
#define LINLI_CODE_GRID_DEDICATED "dedicated"
#define LINLI_CODE_DUTY_HEAD "head"
#define LINLI_CODE_DUTY_BACKUP "backup"
#define LINLI_CODE_DUTY_MEMBER "member"

/* Urgency of a matter. */
#define LINLI_CODE_URGENCY_NORMAL "normal"
#define LINLI_CODE_URGENCY_URGENT "urgent"
#define LINLI_CODE_URGENCY_CRITICAL "critical"

/* States of a matter that every kind has; a kind may have more between them. */
#define LINLI_MATTER_OPEN "open"
#define LINLI_MATTER_CLOSED "closed"

/* The kind of matter that the quick note stores. */
#define LINLI_MATTER_NOTE "note"
