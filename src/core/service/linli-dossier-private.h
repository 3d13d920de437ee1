/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-dossier.h"

G_BEGIN_DECLS

/* Where a record stands: the ids of the dwelling, household and grid that it belongs to; 0 when there is none. */
typedef struct {
  gint64 dwelling;
  gint64 household;
  gint64 grid;
} LinliStanding;

LinliDossier *_linli_dossier_new (const char *kind,
                                  gint64      id);
void _linli_dossier_load_grid (LinliDossier  *self,
                               LinliDatabase *database,
                               gint64         grid);
void _linli_dossier_add_related (LinliDossier  *self,
                                 LinliDatabase *database,
                                 LinliPrivacy  *privacy,
                                 const char    *kind,
                                 gint64         id);
LinliDossierTag *_linli_dossier_add_tag (LinliDossier *self,
                                         const char   *code,
                                         const char   *name,
                                         const char   *colour);
char *_linli_dossier_dup_whereabouts (LinliRecord *person);
void _linli_dossier_find_standing (LinliDatabase *database,
                                   const char    *kind,
                                   gint64         id,
                                   LinliStanding *standing);
LinliDossierLine *_linli_dossier_add_line (GPtrArray  *lines,
                                           const char *kind,
                                           gint64      id,
                                           char       *title);
gboolean _linli_dossier_load_tags (LinliDossier         *self,
                                   LinliDatabase        *database,
                                   LinliPrivacy         *privacy,
                                   const LinliStanding  *standing,
                                   GError              **error);
gboolean _linli_dossier_load_people (LinliDossier         *self,
                                     LinliDatabase        *database,
                                     LinliPrivacy         *privacy,
                                     const LinliStanding  *standing,
                                     GError              **error);
gboolean _linli_dossier_load_vehicles (LinliDossier         *self,
                                       LinliDatabase        *database,
                                       const LinliStanding  *standing,
                                       GError              **error);
gboolean _linli_dossier_load_matters (LinliDossier   *self,
                                      LinliDatabase  *database,
                                      LinliPrivacy   *privacy,
                                      GError        **error);
gboolean _linli_dossier_load_facts (LinliDossier   *self,
                                    LinliDatabase  *database,
                                    LinliPrivacy   *privacy,
                                    GError        **error);
void _linli_dossier_add_fact (LinliDossier *self,
                              const char   *field,
                              const char   *label,
                              char         *value);

G_END_DECLS
