/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-import.h"

#include "linli-address.h"
#include "linli-date.h"
#include "linli-kind.h"

G_BEGIN_DECLS

/* What a column is, compiled from its target. */
typedef enum {
  LINLI_COLUMN_IGNORED,
  LINLI_COLUMN_PERSON,
  LINLI_COLUMN_HOUSEHOLD,
  LINLI_COLUMN_DWELLING,
  LINLI_COLUMN_ADDRESS,
  LINLI_COLUMN_PART,
  LINLI_COLUMN_HEAD_NAME,
  LINLI_COLUMN_PLATES,
  LINLI_COLUMN_TAGS,
  LINLI_COLUMN_TAG,
} LinliColumnUse;

/* The parts of an address that stand in columns of their own, from the outside in. */
typedef enum {
  LINLI_PART_COMPOUND,
  LINLI_PART_ROAD,
  LINLI_PART_DOOR_PLATE,
  LINLI_PART_BUILDING,
  LINLI_PART_UNIT,
  LINLI_PART_FLOOR,
  LINLI_PART_ROOM,
  LINLI_PART_SUFFIX,
} LinliPartLevel;
#define LINLI_N_PARTS (LINLI_PART_SUFFIX + 1)

typedef struct {
  char *title;         /* as the sheet shows it: "住址 / 栋" */
  char *target;        /* "" when it is ignored */
  LinliColumnUse use;
  int field;           /* index into the kind's fields, or the level of a part */
  const LinliField *descriptor;
  char *tag;           /* the code, for LINLI_COLUMN_TAG */
  GHashTable *codes;   /* what was written → code, for this run */
} LinliImportColumn;

typedef struct {
  LinliSheet *sheet;
  guint index;
  gboolean chosen;
  gboolean remembered;
  guint header_row;
  guint n_header_rows;
  char *shape;
  GPtrArray *columns;
  GArray *header_merges;
  guint8 *verdicts;
  gboolean has_name;
  gboolean has_head_name; /* besides a name */
  gboolean has_relation;
  gboolean has_address;
  gboolean is_household_form; /* every row is a household, named by its head */
} LinliImportSheet;

#define LINLI_MAX_FIELDS 40

/* A run of rows that are one household; counted. Whoever reads the rows fills it, whoever writes them the last four fields. */
typedef struct {
  LinliAddress *address; /* NULL when it could not be understood */
  char *address_text;
  char *number;
  char *head_name;
  guint32 start;         /* the row that began it */
  gboolean has_head;
  gint64 dwelling_id;    /* 0 until the first good row */
  gint64 household_id;
  gboolean dwelling_is_new;
  gboolean household_is_new;
} LinliImportGroup;

/* One row as read: values by the index of the field in its kind. What they point to lives in the reader's arena. */
typedef struct {
  LinliImportSheet *sheet;
  guint row;
  guint n_faults;
  guint n_warnings;
  gboolean is_blank;
  const char *person[LINLI_MAX_FIELDS];
  const char *household[LINLI_MAX_FIELDS];
  const char *dwelling[LINLI_MAX_FIELDS];
  const char *parts[LINLI_N_PARTS];
  const char *address_text;
  const char *head_name;
  int address_column;
  gboolean is_head;
  GPtrArray *plates;
  GPtrArray *tags;
  LinliImportGroup *group;
  GArray *findings;      /* where they go; NULL for those of the import */
  guint n_findings;      /* how many there were when the row had been read */
  guint n_done;          /* rows of the sheets up to here */
} LinliImportRow;

/* A small set of 64-bit keys with the row where each was first seen. */
typedef struct {
  guint64 *keys;
  guint32 *rows;
  guint size;
  guint n_keys;
} LinliSeen;

/* Where the fields stand that a row is judged by. */
typedef struct {
  int name;
  int sex;
  int birth_date;
  int moved_in_on;
  int identity_type;
  int identity_number;
  int relation;
  int phone2;
  int household_number;
  const LinliField *sex_field;
} LinliImportFields;

struct _LinliImport {
  GObject parent_instance;
  LinliTable *table;
  GPtrArray *sheets;
  GHashTable *tag_codes; /* folded name or code → code */
  GHashTable *tag_names; /* code → name */
  GArray *targets;
  GPtrArray *strings;    /* what the targets point to */
  GArray *findings;
  gboolean for_form;     /* titles that only a form to be filled has make a header, too */
  gboolean muted;        /* rows are read again, and their findings are known */
  LinliImportFields fields;
  LinliDate today;
  LinliImportCounts counts;
};

extern const char * const _linli_part_targets[LINLI_N_PARTS];

/* linli-import.c */
LinliImport *_linli_import_new_for_form (LinliTable    *table,
                                         LinliDatabase *database);

/* linli-import-fields.c */
char *_linli_import_fold_title (const char *title);
const char *_linli_import_skip_subject (const char *folded);
char *_linli_import_dup_last_title (const char *title);
const char *_linli_import_match_title (LinliImport *self,
                                       const char  *title,
                                       gboolean     loosely);
void _linli_import_add_targets (LinliImport *self);
void _linli_import_column_set_target (LinliImport       *self,
                                      LinliImportColumn *column,
                                      const char        *target);

/* linli-import-header.c */
void _linli_import_find_header (LinliImport      *self,
                                LinliImportSheet *sheet);
void _linli_import_read_header (LinliImport      *self,
                                LinliImportSheet *sheet);
void _linli_import_sheet_examine (LinliImportSheet *sheet);
gboolean _linli_import_is_header (LinliImportSheet *sheet,
                                  const LinliCell  *cells,
                                  guint             n_cells);

/* linli-import-memory.c */
void _linli_import_recall (LinliImport      *self,
                           LinliImportSheet *sheet,
                           LinliDatabase    *database);
gboolean _linli_import_remember (LinliImport    *self,
                                 LinliDatabase  *database,
                                 GError        **error);

/* linli-import-values.c */
void _linli_import_add_finding (LinliImport      *self,
                                LinliImportRow   *row,
                                int               column,
                                LinliImportFault  fault,
                                char             *reason);
int _linli_import_parse_tick (const char *text);
gboolean _linli_import_cell_is_blank (const LinliCell *cell);
void _linli_import_read_cell (LinliImport     *self,
                              LinliImportRow  *row,
                              guint            column,
                              const LinliCell *cell,
                              GStringChunk    *arena);

/* linli-import-person.c */
void _linli_import_check_person (LinliImport    *self,
                                 LinliImportRow *row,
                                 GStringChunk   *arena);

/* linli-import-rows.c */
typedef struct _LinliRowReader LinliRowReader;

LinliRowReader *_linli_row_reader_new (LinliImport *self);
void _linli_row_reader_free (LinliRowReader *reader);
gboolean _linli_row_reader_next (LinliRowReader *reader);
LinliImportRow *_linli_row_reader_get_row (LinliRowReader *reader);
void _linli_row_reader_set_row (LinliRowReader *reader,
                                LinliImportRow *row,
                                GStringChunk   *arena);
const char *_linli_row_reader_get_part (LinliRowReader *reader,
                                        guint           level);
guint _linli_row_reader_get_n_total (LinliRowReader *reader);

void _linli_import_row_init (LinliImportRow *row);
void _linli_import_row_clear (LinliImportRow *row);
void _linli_import_group_unref (LinliImportGroup *group);

/* linli-import-ahead.c: rows that a thread of its own reads while those before are written */
typedef struct _LinliReadAhead LinliReadAhead;

LinliReadAhead *_linli_read_ahead_new (LinliImport *import);
void _linli_read_ahead_free (LinliReadAhead *self);
LinliImportRow *_linli_read_ahead_next (LinliReadAhead *self);
guint _linli_read_ahead_get_n_total (LinliReadAhead *self);

guint32 _linli_seen_add (LinliSeen *self,
                         guint64    key,
                         guint32    row);
guint64 _linli_seen_hash (gint64      number,
                          const char *text);
void _linli_seen_clear (LinliSeen *self);

/* linli-import-writer.c: one kind of record, by its descriptor. Without a transaction nothing is written, and only told. */
typedef struct _LinliKindWriter LinliKindWriter;

LinliKindWriter *_linli_kind_writer_new (const char        *kind,
                                         LinliDatabase     *database,
                                         LinliTransaction  *transaction,
                                         GError           **error);
void _linli_kind_writer_free (LinliKindWriter *self);
const LinliKind *_linli_kind_writer_get_kind (LinliKindWriter *self);
gint64 _linli_kind_writer_new_id (LinliKindWriter *self);
void _linli_kind_writer_insert (LinliKindWriter    *self,
                                gint64              id,
                                const char * const *values);
gboolean _linli_kind_writer_is_full (LinliKindWriter *self);
gboolean _linli_kind_writer_is_waiting (LinliKindWriter *self,
                                        gint64           id);
gboolean _linli_kind_writer_flush (LinliKindWriter  *self,
                                   GError          **error);
gboolean _linli_kind_writer_update (LinliKindWriter    *self,
                                    gint64              id,
                                    const char * const *values,
                                    guint              *n_changed,
                                    GError            **error);

/* linli-import-places.c */
typedef struct _LinliPlaces LinliPlaces;

LinliPlaces *_linli_places_new (LinliDatabase     *database,
                                LinliTransaction  *transaction,
                                GError           **error);
void _linli_places_free (LinliPlaces *self);
LinliKindWriter *_linli_places_get_dwellings (LinliPlaces *self);
gboolean _linli_places_flush (LinliPlaces  *self,
                              GError      **error);
gint64 _linli_places_find_dwelling (LinliPlaces         *self,
                                    const LinliAddress  *address,
                                    const char          *written,
                                    const char * const  *values,
                                    gboolean            *is_new,
                                    GError             **error);

/* linli-import-engine.c */
gboolean _linli_import_process (LinliImport              *self,
                                LinliDatabase            *database,
                                LinliTransaction         *transaction,
                                LinliImportProgressFunc   progress,
                                gpointer                  progress_data,
                                GCancellable             *cancellable,
                                GError                  **error);

GPtrArray *_linli_import_take_indexes (LinliDatabase  *database,
                                       GError        **error);
gboolean _linli_import_give_indexes (LinliDatabase  *database,
                                     GPtrArray      *taken,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliRowReader, _linli_row_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliReadAhead, _linli_read_ahead_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliKindWriter, _linli_kind_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliPlaces, _linli_places_free)

/* "子女": a son or a daughter, which the sex decides; stands in place of a code until the row is checked. */
#define LINLI_IMPORT_RELATION_CHILD "20/30"

G_END_DECLS
