/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The kind of matter, and the table beside it. */
#define LP_LAMP "example"
#define LP_LAMP_TABLE "example_lamp"

/* Whether this desk does not want to see lamps on the page of the day: a key of its memory. */
#define LP_LAMP_HIDDEN "example.hidden"

/* States of a lamp. */
#define LP_LAMP_REPORTED "reported"
#define LP_LAMP_MENDED "mended"
#define LP_LAMP_GOOD "good"
#define LP_LAMP_FALSE "false"

/* What is to be reported: filled by who asks, freed by who acts. */
typedef struct {
  LinliMatterKind *kind;
  char *title;
  char *bulb;
  GArray *dwellings; /* of gint64: a lamp at each; none for a lamp without a place */
} LpLampReport;

/* One lamp that is not closed. */
typedef struct {
  gint64 id;
  char *title;
  char *state;
  char *place;
  char *bulb;
} LpLamp;

/* Where an open lamp is, in degrees. */
typedef struct {
  gint64 id;
  double longitude;
  double latitude;
  gboolean mended;
} LpLampPlace;

typedef void (*LpLampPlaceFunc) (const LpLampPlace *place,
                                 gpointer           data);

LinliMatterKind *lp_lamp_kind_new (void);
LpLampReport *lp_lamp_report_new (LinliMatterKind *kind,
                                  const char      *title);
void lp_lamp_report_free (gpointer data);
/* A LinliActionFunc with an LpLampReport. */
gboolean lp_lamp_report (LinliTransaction  *transaction,
                         gpointer           data,
                         GError           **error);
/* The open ones, the oldest first; of LpLamp. */
GPtrArray *lp_lamp_list (LinliDatabase  *database,
                         GError        **error);
/* Those on the stairs of dwellings. */
GPtrArray *lp_lamp_list_near (LinliDatabase  *database,
                              const gint64   *dwellings,
                              gsize           n_dwellings,
                              GError        **error);
/* A LinliTodayCardLoadFunc: mended lamps that wait for somebody to look. */
gboolean lp_lamp_load_card (LinliDatabase  *reader,
                            GDateTime      *day,
                            GPtrArray      *lines,
                            GError        **error);
guint lp_lamp_count (LinliContext *context);
/* Every open lamp with a place of its own, or whose dwelling has one. */
gboolean lp_lamp_list_places (LinliDatabase   *database,
                              LpLampPlaceFunc  func,
                              gpointer         data,
                              GError         **error);
/* Adds a LinliMapValue for each dwelling with an open lamp, by id: 0 when one is reported, 1 when all are mended. */
gboolean lp_lamp_list_dwellings (LinliDatabase  *database,
                                 GArray         *values,
                                 GError        **error);
/* A LinliDataCheckFunc: lamps of which nobody knows where they are. */
gboolean lp_lamp_check (LinliDatabase  *database,
                        GPtrArray      *findings,
                        GCancellable   *cancellable,
                        GError        **error);

/* A LinliSearchProviderFunc: lamps by their bulb. */
gboolean lp_lamp_search (LinliDatabase  *reader,
                         const char     *text,
                         guint           most,
                         GPtrArray      *results,
                         GCancellable   *cancellable,
                         GError        **error);

G_END_DECLS
