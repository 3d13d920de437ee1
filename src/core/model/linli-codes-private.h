/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-kind.h"

G_BEGIN_DECLS

/* Lists end with an entry whose code is NULL. */
extern const LinliCode _linli_sexes[];
extern const LinliCode _linli_relations[];
extern const LinliCode _linli_ethnic_groups[];
extern const LinliCode _linli_educations[];
extern const LinliCode _linli_identity_types[];
extern const LinliCode _linli_population_types[];
extern const LinliCode _linli_residence_statuses[];
extern const LinliCode _linli_attentions[];
extern const LinliCode _linli_compound_kinds[];
extern const LinliCode _linli_building_kinds[];
extern const LinliCode _linli_dwelling_uses[];
extern const LinliCode _linli_tenures[];
extern const LinliCode _linli_household_kinds[];
extern const LinliCode _linli_organisation_kinds[];
extern const LinliCode _linli_vehicle_kinds[];
extern const LinliCode _linli_energies[];
extern const LinliCode _linli_place_kinds[];
extern const LinliCode _linli_grid_levels[];
extern const LinliCode _linli_grid_kinds[];
extern const LinliCode _linli_duty_roles[];
extern const LinliCode _linli_urgencies[];
extern const LinliCode _linli_channels[];

G_END_DECLS
