/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* Where something is: what it lies in, and its point in degrees (WGS 84) if that is known. */
typedef struct {
  gint64 dwelling_id;
  gint64 unit_id;
  gint64 building_id;
  gint64 grid_id;
  double x;
  double y;
  gboolean located;
} LpHazardSpot;

/* What is to be reported: filled by who asks, freed by who acts. */
typedef struct {
  LinliMatterKind *kind;
  char *line;
  char *category;
  char *level;
  char *place_kind; /* (nullable): "dwelling", "unit", "building" or "place" */
  gint64 place_id;
  char *place_text; /* (nullable): in words, where there is no record */
  gboolean on_map;  /* it has a point of its own: */
  double x;         /* longitude, in degrees (WGS 84) */
  double y;
  char *channel;    /* (nullable) */
  GPtrArray *photos; /* of GBytes */
  gint64 id;        /* of the matter, once it was stored */
} LpHazardReport;

/* A hazard that may be the same. */
typedef struct {
  gint64 id;
  char *number;
  char *title;
  char *state;
  char *near; /* why: in the user's language */
  gboolean closed;
} LpHazardTwin;

LpHazardReport *lp_hazard_report_new (LinliMatterKind *kind,
                                      const char      *line);
void lp_hazard_report_free (gpointer report);
/* A LinliActionFunc with an LpHazardReport: the matter, its level, its photos "before": all or none. */
gboolean lp_hazard_report (LinliTransaction  *transaction,
                           gpointer           report,
                           GError           **error);

/* A photo of a hazard; role "before" or "after". */
typedef struct {
  gint64 matter_id;
  const char *role;
  GBytes *bytes;
} LpHazardPhoto;

void lp_hazard_photo_free (gpointer photo);
/* A LinliActionFunc with an LpHazardPhoto. */
gboolean lp_hazard_photo_add (LinliTransaction  *transaction,
                              gpointer           photo,
                              GError           **error);
const char *lp_hazard_photo_get_label (const char *role);

/* Finds where a record is; all zero when it is nowhere. FALSE with an error of the store. */
gboolean lp_hazard_spot_find (LinliDatabase  *reader,
                              const char     *kind,
                              gint64          id,
                              LpHazardSpot   *spot,
                              GError        **error);
/* The same of a matter. */
gboolean lp_hazard_spot_find_matter (LinliDatabase  *reader,
                                     gint64          id,
                                     LpHazardSpot   *spot,
                                     GError        **error);
/* Puts a spot at a point, in degrees; the grid becomes the smallest one there, if there is any. */
gboolean lp_hazard_spot_set_point (LinliDatabase  *reader,
                                   LpHazardSpot   *spot,
                                   double          x,
                                   double          y,
                                   GError        **error);
/* Hazards of sibling categories in the same dwelling, unit or building or within 50 m, open or closed in the last thirty days, the nearest
 * first; at most eight, of LpHazardTwin. `except` is left out. */
GPtrArray *lp_hazard_twins_find (LinliDatabase       *reader,
                                 const LpHazardSpot  *spot,
                                 const char          *category,
                                 gint64               except,
                                 GError             **error);

G_END_DECLS
