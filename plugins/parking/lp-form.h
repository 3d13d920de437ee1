/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A dialog that is a list of rows and one button. It says what is wrong with what was typed below the rows, and keeps it. Freed with its window. */
typedef struct {
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *fault;
  GtkWidget *keep;
} LpForm;

/* Not shown yet. */
LpForm *lp_form_new (GtkWidget  *over,
                     const char *title,
                     const char *keep);
GtkWidget *lp_form_add_entry (LpForm     *self,
                              const char *title,
                              const char *text);
/* A GtkDropDown. */
GtkWidget *lp_form_add_choice (LpForm             *self,
                               const char         *title,
                               const char * const *labels,
                               guint               chosen);
/* A LinliNameChooser: for what may be many. */
GtkWidget *lp_form_add_names (LpForm             *self,
                              const char         *title,
                              const char * const *names);
/* `kept` with `data`, which is freed with the window, once the user keeps it. */
void lp_form_show (LpForm         *self,
                   GCallback       kept,
                   gpointer        data,
                   GDestroyNotify  destroy);
/* Says what is wrong, and where: `where` gets the focus. */
void lp_form_complain (LpForm     *self,
                       const char *words,
                       GtkWidget  *where);

/* What stands in an entry without blanks around it; NULL for nothing. Owned by the caller. */
char *lp_form_dup_text (GtkWidget *entry);
/* A whole number from 0 up, full-width digits too; `fallback` for nothing. FALSE with a complaint for what is none. */
gboolean lp_form_read_number (LpForm    *self,
                              GtkWidget *entry,
                              int        fallback,
                              int       *number);
/* A whole day as YYYY-MM-DD, in any usual form; NULL for nothing. FALSE with a complaint for what is none. */
gboolean lp_form_read_day (LpForm     *self,
                           GtkWidget  *entry,
                           char      **day);

G_END_DECLS
