/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* What stands in a home of which no head is known: what it is used for, or that it is vacant; "" for neither. */
gboolean _linli_sheet_home_is_vacant (const LinliSheetHome *home);

const char *_linli_sheet_home_get_word (const LinliSheetHome *home);
/* A unit as its heading says it. */
char *_linli_sheet_unit_dup_title (const LinliSheetUnit *unit);
/* A floor as its heading says it, %LINLI_FLOOR_UNKNOWN too. */
char *_linli_sheet_floor_dup_title (int floor);
/* How many homes, households and people; %NULL is a sheet without any. */
char *_linli_sheet_dup_summary (const LinliBuildingSheet *sheet);
/* The table as it is, out to a spreadsheet and onto paper. @words: what the colours say of a dwelling, its id → the label. That goes with the
 * names only: what is said of who lives behind a door is theirs. */
void _linli_sheet_export (GtkWidget    *over,
                          LinliContext *context,
                          gint64        building,
                          GHashTable   *words);
void _linli_sheet_print (GtkWidget    *over,
                         LinliContext *context,
                         gint64        building,
                         GHashTable   *words);

G_END_DECLS
