/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* LinliDetailsSectionFuncs. */
/* What is special to a topic. */
GtkWidget *lp_topic_details_new (LinliContext   *context,
                                 LinliSelection *selection,
                                 const char     *kind,
                                 gint64          id);
/* The topics of a courtyard meeting, what became of earlier ones, and what was said; NULL for other events. */
GtkWidget *lp_meeting_details_new (LinliContext   *context,
                                   LinliSelection *selection,
                                   const char     *kind,
                                   gint64          id);

G_END_DECLS
