/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <json-glib/json-glib.h>

#include "linli-office-form-filling.h"
#include "linli-import-private.h"
#include "linli-reader-private.h"

G_BEGIN_DECLS

#define LINLI_OFFICE_FORM_DAY_LENGTH 10

/* A kind of row: grids of one level. */
#define LINLI_OFFICE_FORM_MICRO_GRIDS "grid:micro"

/* How a value is made. */
typedef enum {
  LINLI_OFFICE_FORM_READ,       /* as the file has it */
  LINLI_OFFICE_FORM_YES_NO,     /* a tag, as a word */
  LINLI_OFFICE_FORM_TICK,       /* a tag, as a sign or nothing */
  LINLI_OFFICE_FORM_SERIAL,
  LINLI_OFFICE_FORM_AGE,
  LINLI_OFFICE_FORM_MONTHS,
  LINLI_OFFICE_FORM_DAY,
  LINLI_OFFICE_FORM_GRID_HEAD,
  LINLI_OFFICE_FORM_GRID_PHONE,
  LINLI_OFFICE_FORM_GRID_BOTH,
  LINLI_OFFICE_FORM_MATTER_PLACE,
  LINLI_OFFICE_FORM_CONSTANT,
} LinliOfficeFormMaking;

/* What a column is filled with, compiled from its target. */
typedef struct {
  LinliOfficeFormMaking making;
  const LinliField *field; /* (nullable): how what is read is told */
  char *sql;               /* (nullable): what is read, over the aliases of the kind's FROM */
  char *constant;
  gboolean is_number;
  gboolean is_expected;    /* an empty cell is worth telling of */
  gboolean is_compared;    /* whether it makes a row a changed one */
} LinliOfficeFormSource;

/* A column of the sheet. */
typedef struct {
  char *target;            /* "" when it is left empty */
  char *title;
  LinliOfficeFormColumnState base; /* what it is without a target */
  char **words;            /* (nullable): what its cells may hold */
  char *date_style;        /* for g_date_time_format(): days where the cell is not formatted as one */
  gboolean is_date;        /* its cells are formatted as days */
  gboolean is_cleared;     /* nothing is written there, and what somebody noted beside last month's people goes with them */
} LinliOfficeFormColumn;

struct _LinliOfficeForm {
  GObject parent_instance;
  char *path;              /* a copy that nobody else changes */
  char *name;
  LinliTable *table;
  LinliImport *import;
  LinliSheetLayout layout;
  GPtrArray *matter_kinds; /* (nullable) */
  GArray *kinds;           /* LinliOfficeFormKind */
  GPtrArray *columns;
  GArray *targets;         /* LinliImportTarget, for the kind */
  GPtrArray *strings;      /* what the two point to */
  guint sheet;
  guint first_row;
  guint n_rows;
  guint n_leftover;        /* of them, those in which somebody wrote */
  guint n_below;           /* rows like them that stand below the end */
  char *shape;
  char *heading;           /* what stands above the header */
  char *kind;
  LinliResidentFilter *filter;
  char *sorts;             /* (nullable): as linli_office_form_get_sorts() */
  LinliOfficeFormPeriod period;
  LinliOfficeFormMatters matters;
  char *day;
  gboolean remembered;
  gboolean is_recalled;    /* the blank form that the file keeps: its title is of the month in which it was given */
  gboolean is_header_set;  /* by a person, who saw it better */
  gboolean is_ended;       /* something stands below the free rows */
  gboolean takes_rows;     /* a line takes several rows of the sheet */
};

typedef struct {
  gint64 id;
  char *who;
  char *persons;           /* (nullable): ids of those of whom it tells, with commas between them */
  GPtrArray *cells;        /* texts, or NULL, by the column */
  gboolean is_changed;
} LinliOfficeFormRow;

/* linli-office-form-fields.c */
const char *_linli_office_form_find_kind (const char *kind);
gboolean _linli_office_form_kind_has (const char *kind,
                                      const char *target);
const char *_linli_office_form_get_from (const char *kind);
const char *_linli_office_form_get_who (const char *kind);
const char *_linli_office_form_get_persons (const char *kind);
gboolean _linli_office_form_lists_title (const char *titles,
                                         const char *folded);
const char *_linli_office_form_match_computed (const char *folded,
                                               const char *rest);
const LinliField *_linli_office_form_find_sorts (const char *kind);
void _linli_office_form_list_targets (LinliOfficeForm *self);
gboolean _linli_office_form_source_compile (LinliOfficeFormSource *self,
                                            const char      *kind,
                                            const char      *target,
                                            const char      *day);
void _linli_office_form_source_clear (LinliOfficeFormSource *self);
char *_linli_office_form_mask (const char *target,
                               const char *text);

/* linli-office-form-titles.c */
const char *_linli_office_form_match_title (const char *title,
                                            const char *kind);
gboolean _linli_office_form_is_total (const char *target);

/* linli-office-form-read.c */
gboolean _linli_office_form_read_sheet (LinliOfficeForm     *self,
                                        GCancellable  *cancellable,
                                        GError       **error);
void _linli_office_form_read_rows (LinliOfficeForm *self);
void _linli_office_form_column_free (gpointer data);
guint _linli_office_form_count_titled (LinliOfficeForm *self);

/* linli-office-form-propose.c */
void _linli_office_form_propose (LinliOfficeForm     *self,
                                 LinliDatabase *database);
char *_linli_office_form_dup_proposal (LinliOfficeForm *self,
                                       guint            index);

/* linli-office-form-propose-rows.c */
void _linli_office_form_propose_rows (LinliOfficeForm *self,
                                      LinliDatabase   *database);

/* linli-office-form-propose-tags.c */
void _linli_office_form_propose_tags (LinliOfficeForm *self,
                                      LinliDatabase   *database);

/* linli-office-form-store.c */
void _linli_office_form_recall (LinliOfficeForm     *self,
                                LinliDatabase *database);
char *_linli_office_form_dup_settings (LinliOfficeForm *self);
gboolean _linli_office_form_filling_compare (LinliOfficeFormFilling  *self,
                                             LinliDatabase     *database,
                                             GError           **error);

/* linli-office-form-word.c */
char *_linli_office_form_dup_word (const LinliOfficeFormSource *source,
                                   const LinliOfficeFormColumn *column,
                                   const char            *value,
                                   gboolean              *unlisted);

/* linli-office-form-filling.c */
struct _LinliOfficeFormFilling {
  gatomicrefcount references;
  LinliOfficeForm *form;         /* only for its copy, which never changes, and its name */
  char *sheet;
  char *kind;
  const char *record_kind; /* the kind without the kind of matter */
  char *day;
  char *settings;
  guint first_row;
  guint n_free;
  guint n_filled;          /* columns */
  gboolean has_header;
  gboolean is_ended;
  gboolean takes_rows;
  char *shape;
  GPtrArray *columns;      /* LinliOfficeFormColumn, copies */
  LinliOfficeFormSource *sources;
  LinliResidentFilter *filter;
  char *sorts;             /* (nullable) */
  gboolean has_period;
  LinliPeriod period;      /* in which matters were opened */
  LinliOfficeFormMatters matters;
  GPtrArray *matter_kinds;
  GPtrArray *rows;
  GArray *problems;
  GPtrArray *changes;
  char *last_day;
};

char *_linli_office_form_dup_who (const char *kind,
                                  const char *who,
                                  gboolean    masked);

/* linli-office-form-list.c */
GArray *_linli_office_form_filling_list (LinliOfficeFormFilling  *self,
                                         LinliDatabase           *database,
                                         GCancellable            *cancellable,
                                         GError                 **error);
char *_linli_office_form_filling_dup_tagged (LinliOfficeFormFilling *self);

/* linli-office-form-matters.c */
void _linli_office_form_propose_matters (LinliOfficeForm *self);
void _linli_office_form_add_matters (JsonBuilder     *builder,
                                     LinliOfficeForm *self);
void _linli_office_form_recall_matters (LinliOfficeForm *self,
                                        JsonObject      *object);
GArray *_linli_office_form_filling_list_matters (LinliOfficeFormFilling  *self,
                                                 LinliDatabase           *database,
                                                 GError                 **error);
char *_linli_office_form_dup_matter_place (LinliDatabase *database,
                                           gint64         id);

/* linli-office-form-write.c */
gboolean _linli_office_form_filling_write_blank (LinliOfficeFormFilling  *self,
                                                 const char        *path,
                                                 GError           **error);

/* linli-office-form.c */
char *_linli_office_form_make_copy (GError **error);
gboolean _linli_office_form_put_header (LinliOfficeForm  *self,
                                        guint             first_row,
                                        guint             n_rows,
                                        GError          **error);

G_END_DECLS
