/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliDetailsSectionFunc: the lamps on the stairs of a dwelling, NULL where every stair is lit. */
GtkWidget *lp_lamp_section_new (LinliContext   *context,
                                LinliSelection *selection,
                                const char     *kind,
                                gint64          id);
/* A LinliRecordActionFunc: asks for a line, and reports a lamp at each of the dwellings. */
void lp_lamp_report_at (GtkWidget    *window,
                        LinliContext *context,
                        const char   *kind,
                        const gint64 *ids,
                        gsize         n_ids);
/* A LinliPreferencesSectionFunc. */
GtkWidget *lp_lamp_preferences_new (LinliContext *context);

G_END_DECLS
