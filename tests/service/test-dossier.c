/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the details pane and the page of today tell, from a file as an office would have it. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <locale.h>
#include <string.h>

#define IDENTITY "11010519491231002X"
#define PHONE "19912345678"

typedef struct
{
  char *folder;
  LinliContext *context;
  gint64 household;
  gint64 woman;
  gint64 man;
  gint64 matter;
} Fixture;

static gint64
add (LinliTransaction  *transaction,
     const char        *kind,
     const char * const *fields,
     GError           **error)
{
  g_autoptr (LinliRecord) record = linli_record_new (linli_kind_lookup (kind));

  for (guint i = 0; fields[i] != NULL; i += 2)
    linli_record_set_text (record, fields[i], fields[i + 1]);

  return linli_record_save (record, transaction, error) ? linli_record_get_id (record) : 0;
}

static gboolean
settle (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  Fixture *fixture = data;
  g_autofree char *dwelling = NULL;
  g_autofree char *household = NULL;
  g_autoptr (LinliRecord) home = NULL;
  g_autoptr (LinliRecord) matter = linli_matter_new (LINLI_MATTER_NOTE, "Cardboard on the stairs");

  dwelling = g_strdup_printf ("%" G_GINT64_FORMAT, add (transaction, "dwelling",
    (const char *[]) { "address_raw", "东坡小区12栋3单元502", "use", "residence", NULL }, error));
  fixture->household = add (transaction, "household", (const char *[]) { "dwelling_id", dwelling, NULL }, error);
  household = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->household);
  fixture->woman = add (transaction, "person",
    (const char *[]) { "name", "张桂兰", "household_id", household, "sex", "女", "birth_date", "1949-12-31", "identity_type", "居民身份证",
                       "identity_number", IDENTITY, "phone", PHONE, NULL }, error);
  fixture->man = add (transaction, "person",
    (const char *[]) { "name", "李四", "household_id", household, "deceased_on", "2020-01-01", NULL }, error);
  if (fixture->woman == 0)
    return FALSE;
  home = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("household"), fixture->household, error);
  linli_record_set_int64 (home, "head_id", fixture->woman);
  linli_record_set_text (matter, "subject_kind", "household");
  linli_record_set_int64 (matter, "subject_id", fixture->household);
  linli_record_set_text (matter, "due_at", "2001-02-03");
  linli_record_set_text (matter, "category", "water");
  if (!linli_record_save (home, transaction, error) || !linli_matter_open (matter, transaction, NULL, error))
    return FALSE;
  fixture->matter = linli_record_get_id (matter);

  return linli_tags_add (transaction, "person", fixture->woman, "alone", "2020-01-01", "visit", error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("linli-dossier-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "d.linli", NULL);
  fixture->context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (fixture->context), "settle", settle, fixture, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GDir *folder;
  const char *name;

  linli_context_close (fixture->context);
  g_clear_object (&fixture->context);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static LinliDossier *
load (Fixture    *fixture,
      const char *kind,
      gint64      id)
{
  g_autoptr (GError) error = NULL;
  LinliDossier *dossier = linli_dossier_load (linli_context_get_database (fixture->context),
                                              linli_context_get_privacy (fixture->context), kind, id, &error);

  g_assert_no_error (error);

  return dossier;
}

static void
test_household (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LinliDossier) dossier = load (fixture, "household", fixture->household);
  LinliDossierLine *line;
  LinliDossierTag *tag;

  g_assert_nonnull (strstr (dossier->title, "502"));
  g_assert_cmpuint (dossier->people->len, ==, 2);
  line = g_ptr_array_index (dossier->people, 0);
  g_assert_cmpint (line->id, ==, fixture->woman);
  g_assert_null (strstr (line->title, "桂"));
  g_assert_null (strstr (line->detail, PHONE));
  g_assert_null (strstr (line->detail, IDENTITY));
  g_assert_false (line->is_gone);
  line = g_ptr_array_index (dossier->people, 1);
  g_assert_true (line->is_gone);
  g_assert_cmpuint (dossier->tags->len, ==, 1);
  tag = g_ptr_array_index (dossier->tags, 0);
  g_assert_cmpstr (tag->code, ==, "alone");
  g_assert_nonnull (tag->whose);
  g_assert_cmpuint (dossier->n_matters, ==, 1);
  line = g_ptr_array_index (dossier->matters, 0);
  g_assert_cmpint (line->id, ==, fixture->matter);
  g_assert_cmpstr (line->day, ==, "2001-02-03");
}

static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  LinliPrivacy *privacy = linli_context_get_privacy (fixture->context);
  LinliDatabase *database = linli_context_get_database (fixture->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDossier) masked = load (fixture, "person", fixture->woman);
  g_autoptr (LinliDossier) shown = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *undo = g_strdup (linli_store_get_undo_title (linli_context_get_store (fixture->context)));

  g_assert_cmpstr (masked->title, !=, "张桂兰");
  g_assert_false (linli_privacy_reveal (privacy, "person", fixture->woman, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (linli_privacy_reveal (privacy, "person", fixture->woman, "call back", &error));
  g_assert_no_error (error);
  shown = load (fixture, "person", fixture->woman);
  g_assert_cmpstr (shown->title, ==, "张桂兰");
  reason = linli_database_dup_text (database, "SELECT reason FROM access_log WHERE kind = 'person' AND record_id = ?", "i",
                                    fixture->woman);
  g_assert_cmpstr (reason, ==, "call back");

  /* Asked once: the next reveal is logged with the same reason. Looking is no step that could be undone. */
  g_assert_false (linli_privacy_needs_reason (privacy));
  g_assert_true (linli_privacy_reveal (privacy, "person", fixture->man, NULL, &error));
  g_assert_cmpint (linli_database_get_int64 (database, 0, "SELECT count (*) FROM access_log WHERE reason = 'call back'", NULL), ==, 2);
  g_assert_cmpstr (linli_store_get_undo_title (linli_context_get_store (fixture->context)), ==, undo);

  linli_privacy_set_locked (privacy, TRUE);
  g_assert_false (linli_privacy_is_revealed (privacy, "person", fixture->woman));
  g_assert_false (linli_privacy_reveal (privacy, "person", fixture->woman, "again", NULL));
}

static void
test_last_reason (Fixture       *fixture,
                  gconstpointer  data)
{
  LinliStore *store = linli_context_get_store (fixture->context);
  LinliDatabase *database = linli_context_get_database (fixture->context);
  g_autofree char *none = NULL, *last = NULL, *other = NULL;
  g_autoptr (GError) error = NULL;

  none = linli_privacy_dup_last_reason (database, "export", "Old people: ");
  g_assert_null (none);
  g_assert_true (linli_privacy_log (store, "export", "Old people: for the first time", &error));
  g_assert_true (linli_privacy_log (store, "export", "Old people: report of 5%", &error));
  g_assert_true (linli_privacy_log (store, "export", "Old people at home: report", &error));
  g_assert_true (linli_privacy_log (store, "search", "Old people: a look", &error));
  last = linli_privacy_dup_last_reason (database, "export", "Old people: ");
  g_assert_cmpstr (last, ==, "report of 5%");
  other = linli_privacy_dup_last_reason (database, "export", "Old%");
  g_assert_null (other);
}

static const char *end_on;

static gboolean
end_tag (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_tags_end (transaction, *(gint64 *) data, end_on, error);
}

static void
test_tag_ends (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDossier) before = load (fixture, "person", fixture->woman);
  g_autoptr (LinliDossier) after = NULL;
  g_autoptr (LinliDossier) home = NULL;
  g_autoptr (LinliDossier) never = NULL;
  gint64 id = ((LinliDossierTag *) g_ptr_array_index (before->tags, 0))->id;
  LinliDossierTag *ended;

  end_on = "2020-06-01";
  linli_store_act (linli_context_get_store (fixture->context), "end", end_tag, &id, NULL, &error);
  g_assert_no_error (error);
  after = load (fixture, "person", fixture->woman);
  g_assert_cmpuint (after->tags->len, ==, 1);
  ended = g_ptr_array_index (after->tags, 0);
  g_assert_true (ended->is_ended);
  g_assert_cmpstr (ended->until, ==, "2020-06-01");
  home = load (fixture, "household", fixture->household);
  g_assert_cmpuint (home->tags->len, ==, 0);
  end_on = "2020-01-01"; /* the day it was given: it never held */
  linli_store_act (linli_context_get_store (fixture->context), "end", end_tag, &id, NULL, &error);
  g_assert_no_error (error);
  never = load (fixture, "person", fixture->woman);
  g_assert_cmpuint (never->tags->len, ==, 0);
}

static gboolean
retitle (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Fixture *fixture = data;
  g_autoptr (LinliRecord) matter =
    linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), fixture->matter, error);

  linli_record_set_text (matter, "title", "Call " PHONE);
  linli_record_set_text (matter, "note", "Her number is " IDENTITY);

  return linli_record_save (matter, transaction, error);
}

/* Whether the title or a field of the matter gives a number away, seen from itself or from the household. */
static gboolean
tells_number (Fixture *fixture)
{
  g_autoptr (LinliDossier) matter = load (fixture, "matter", fixture->matter);
  g_autoptr (LinliDossier) home = load (fixture, "household", fixture->household);
  LinliDossierLine *line = g_ptr_array_index (home->matters, 0);
  gboolean told = strstr (matter->title, PHONE) != NULL;

  g_assert_true (matter->is_secret);
  g_assert_true (told == (strstr (line->title, PHONE) != NULL));
  for (guint i = 0; i < matter->facts->len; i++)
    {
      LinliDossierFact *fact = g_ptr_array_index (matter->facts, i);

      if (g_strcmp0 (fact->field, "note") == 0)
        g_assert_true (told == (strstr (fact->value, IDENTITY) != NULL));
    }

  return told;
}

/* Numbers of people that stand in what somebody wrote are masked like those in fields of their own. */
static void
test_prose (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDossier) plain = load (fixture, "matter", fixture->matter);

  g_assert_false (plain->is_secret);
  linli_store_act (linli_context_get_store (fixture->context), "write", retitle, fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (tells_number (fixture));
  linli_privacy_reveal (linli_context_get_privacy (fixture->context), "matter", fixture->matter, "a call", &error);
  g_assert_no_error (error);
  g_assert_true (tells_number (fixture));
}

static gboolean
write_names (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  Fixture *fixture = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = linli_record_load (database, linli_kind_lookup ("matter"), fixture->matter, error);
  g_autoptr (LinliRecord) due = linli_record_new (linli_kind_lookup ("due"));

  linli_record_set_text (matter, "title", "王大爷替张桂兰问：楼道漏水");
  linli_record_set_text (matter, "contact_name", "王大爷");
  linli_record_set_text (matter, "note", "李四的房子，张桂兰住");
  linli_record_set_int64 (due, "matter_id", fixture->matter);
  linli_record_set_text (due, "title", "给张桂兰回电话");
  linli_record_set_text (due, "at", "2001-02-03");
  return linli_record_save (matter, transaction, error) && linli_due_add (due, transaction, error) &&
         linli_timeline_append (transaction, fixture->matter, NULL, 0, "call", "张桂兰周末在家", error);
}

static char *
dup_note (LinliDossier *dossier)
{
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      LinliDossierFact *fact = g_ptr_array_index (dossier->facts, i);

      if (g_strcmp0 (fact->field, "note") == 0)
        return g_strdup (fact->value);
    }
  return NULL;
}

/* A written line names those who asked and those who live there; they are masked wherever it stands. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  LinliPrivacy *privacy = linli_context_get_privacy (fixture->context);
  LinliDatabase *database = linli_context_get_database (fixture->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDossier) matter = NULL, home = NULL, open = NULL;
  g_autofree char *stored = NULL, *due = NULL, *note = NULL, *said = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gint64 id;

  linli_store_act (linli_context_get_store (fixture->context), "write", write_names, fixture, NULL, &error);
  g_assert_no_error (error);
  matter = load (fixture, "matter", fixture->matter);
  home = load (fixture, "household", fixture->household);
  note = dup_note (matter);
  g_assert_cmpstr (matter->title, ==, "王*爷替张*兰问：楼道漏水");
  g_assert_true (matter->is_secret);
  g_assert_cmpstr (((LinliDossierLine *) g_ptr_array_index (home->matters, 0))->title, ==, matter->title);
  g_assert_cmpstr (note, ==, "李*的房子，张*兰住");
  stored = linli_title_dup_masked (database, "matter", fixture->matter);
  g_assert_true (g_str_has_suffix (stored, matter->title));
  id = linli_database_get_int64 (database, 0, "SELECT id FROM due WHERE matter_id = ?", "i", fixture->matter);
  due = linli_dossier_dup_title (database, privacy, "due", id);
  g_assert_cmpstr (due, ==, "给张*兰回电话");
  entries = linli_timeline_load (database, "matter", fixture->matter, NULL, 1, &error);
  g_assert_no_error (error);
  said = linli_timeline_entry_dup_masked (g_ptr_array_index (entries, 0), database);
  g_assert_cmpstr (said, ==, "张*兰周末在家");

  linli_privacy_reveal (privacy, "matter", fixture->matter, "a call", &error);
  g_assert_no_error (error);
  open = load (fixture, "matter", fixture->matter);
  g_assert_cmpstr (open->title, ==, "王大爷替张桂兰问：楼道漏水");
}

static void
test_category (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (LinliDossier) matter = load (fixture, "matter", fixture->matter);

  for (guint i = 0; i < matter->facts->len; i++)
    {
      LinliDossierFact *fact = g_ptr_array_index (matter->facts, i);

      if (g_strcmp0 (fact->field, "category") != 0)
        continue;
      g_assert_cmpstr (fact->value, ==, linli_note_get_category_label ("water"));
      g_assert_cmpstr (fact->value, !=, "water");
      return;
    }
  g_assert_not_reached ();
}

static gboolean
add_stair (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  gint64 *ids = data;
  g_autofree char *compound = NULL;
  g_autofree char *building = NULL;

  compound = g_strdup_printf ("%" G_GINT64_FORMAT, add (transaction, "compound", (const char *[]) { "name", "东坡小区", NULL }, error));
  ids[0] = add (transaction, "building", (const char *[]) { "name", "12", "compound_id", compound, NULL }, error);
  building = g_strdup_printf ("%" G_GINT64_FORMAT, ids[0]);
  ids[1] = add (transaction, "unit", (const char *[]) { "name", "3", "building_id", building, NULL }, error);
  ids[2] = add (transaction, "dwelling", (const char *[]) { "room", "502", NULL }, error);
  return ids[0] != 0 && ids[1] != 0 && ids[2] != 0;
}

static char *
title (Fixture    *fixture,
       const char *kind,
       gint64      id)
{
  return linli_dossier_dup_title (linli_context_get_database (fixture->context), linli_context_get_privacy (fixture->context), kind, id);
}

/* An import keeps the bare numbers of buildings and units; nobody calls a stair “东坡小区 123”. */
static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 ids[3] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *building = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *room = NULL;
  g_autofree char *home = NULL;
  g_autofree char *woman = NULL;
  g_autofree char *nobody = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "stair", add_stair, ids, NULL, &error);
  g_assert_no_error (error);
  building = title (fixture, "building", ids[0]);
  g_assert_cmpstr (building, ==, "东坡小区12栋");
  unit = title (fixture, "unit", ids[1]);
  g_assert_cmpstr (unit, ==, "东坡小区12栋3单元");
  room = title (fixture, "dwelling", ids[2]);
  g_assert_cmpstr (room, ==, "502");
  home = title (fixture, "household", fixture->household);
  g_assert_cmpstr (home, ==, "东坡小区12栋3单元502");
  woman = title (fixture, "person", fixture->woman);
  g_assert_cmpstr (woman, ==, "张*兰");
  nobody = title (fixture, "grid", 404);
  g_assert_cmpstr (nobody, ==, "Grid without a name");
}

static gboolean
add_lamp (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Fixture *fixture = data;
  g_autoptr (LinliRecord) lamp = linli_matter_new ("lamps.stair", "Dark on the third floor");

  linli_record_set_text (lamp, "state", "reported");
  linli_record_set_text (lamp, "category", "dark");
  linli_record_set_text (lamp, "subject_kind", "household");
  linli_record_set_int64 (lamp, "subject_id", fixture->household);
  if (!linli_matter_open (lamp, transaction, NULL, error))
    return FALSE;
  fixture->matter = linli_record_get_id (lamp);
  return TRUE;
}

static gboolean
name_category (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  return add (transaction, "matter_category", (const char *[]) { "kind", "lamps.stair", "code", "dark", "name", "No light at all", NULL }, error) != 0;
}

/* No code stands alone where the plugin that has its word is off, and a name that the office gave is known without it. */
static void
test_words_of_absent_plugin (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (LinliDossier) household = NULL;
  g_autoptr (LinliDossier) matter = NULL;
  g_autoptr (LinliRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *category = NULL;
  gint64 note = fixture->matter;
  gboolean seen = FALSE;

  linli_store_act (linli_context_get_store (fixture->context), "lamp", add_lamp, fixture, NULL, &error);
  g_assert_no_error (error);
  matter = load (fixture, "matter", fixture->matter);
  linli_matter_words_tell_dossier (fixture->context, matter);
  g_assert_true (g_str_has_prefix (matter->subtitle, "(plugin lamps is not on) reported"));
  for (guint i = 0; i < matter->facts->len; i++)
    {
      LinliDossierFact *fact = g_ptr_array_index (matter->facts, i);

      if (g_strcmp0 (fact->field, "category") != 0)
        continue;
      g_assert_cmpstr (fact->value, ==, "(plugin lamps is not on) dark");
      seen = TRUE;
    }
  g_assert_true (seen);
  household = load (fixture, "household", fixture->household);
  linli_matter_words_tell_dossier (fixture->context, household);
  g_assert_cmpuint (household->matters->len, ==, 2);
  for (guint i = 0; i < household->matters->len; i++)
    {
      LinliDossierLine *line = g_ptr_array_index (household->matters, i);

      g_assert_cmpstr (line->aside, ==, line->id == note ? NULL : "(plugin lamps is not on) reported");
    }
  record = linli_record_load (linli_context_get_database (fixture->context), linli_kind_lookup ("matter"), fixture->matter, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (fixture->context), "name", name_category, NULL, NULL, &error);
  g_assert_no_error (error);
  category = linli_matter_words_dup_category (fixture->context, record);
  g_assert_cmpstr (category, ==, "No light at all");
}

static gboolean
tag_both (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Fixture *fixture = data;
  gint64 both[] = { fixture->woman, fixture->man };

  return linli_tags_add_to_all (transaction, "person", both, 2, "alone", "2021-01-01", NULL, error);
}

static gboolean
untag_both (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  Fixture *fixture = data;
  gint64 both[] = { fixture->woman, fixture->man };

  return linli_tags_end_of_all (transaction, "person", both, 2, "alone", "2022-01-01", error);
}

/* How many of the two have the tag, as the pane tells. */
static guint
count_tagged (Fixture *fixture)
{
  gint64 both[] = { fixture->woman, fixture->man };
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDossier) dossier =
    linli_dossier_load_several (linli_context_get_database (fixture->context), linli_context_get_privacy (fixture->context), "person",
                                both, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dossier->n_records, ==, 2);
  g_assert_cmpuint (dossier->facts->len, >, 0);
  g_assert_cmpstr (((LinliDossierFact *) g_ptr_array_index (dossier->facts, 0))->value, ==, "1");

  return dossier->tags->len == 0 ? 0 : ((LinliDossierTag *) g_ptr_array_index (dossier->tags, 0))->n_records;
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  LinliStore *store = linli_context_get_store (fixture->context);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_tagged (fixture), ==, 1);
  linli_store_act (store, "tag", tag_both, fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tagged (fixture), ==, 2);
  g_assert_false (linli_store_act (store, "tag", tag_both, fixture, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  linli_store_act (store, "untag", untag_both, fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tagged (fixture), ==, 0);
  g_assert_false (linli_store_act (store, "untag", untag_both, fixture, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (linli_dossier_load (linli_context_get_database (fixture->context),
                                     linli_context_get_privacy (fixture->context), "person", 99, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
}

static gboolean
finish (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  return linli_agenda_item_finish (data, transaction, error);
}

static void
test_agenda (Fixture       *fixture,
             gconstpointer  data)
{
  LinliDatabase *database = linli_context_get_database (fixture->context);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) long_ago = g_date_time_new_local (2000, 1, 1, 12, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = linli_agenda_list (database, now, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpuint (linli_agenda_count (database, now), ==, 1);
  g_assert_cmpuint (linli_agenda_count (database, long_ago), ==, 0);
  g_assert_cmpstr (linli_agenda_item_get_title (g_ptr_array_index (items, 0)), ==, "Cardboard on the stairs");

  linli_store_act (linli_context_get_store (fixture->context), "finish", finish, g_ptr_array_index (items, 0), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (linli_agenda_count (database, now), ==, 0);
  linli_store_undo (linli_context_get_store (fixture->context), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (linli_agenda_count (database, now), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/dossier/household", Fixture, NULL, set_up, test_household, tear_down);
  g_test_add ("/dossier/reveal", Fixture, NULL, set_up, test_reveal, tear_down);
  g_test_add ("/dossier/last-reason", Fixture, NULL, set_up, test_last_reason, tear_down);
  g_test_add ("/dossier/tag-ends", Fixture, NULL, set_up, test_tag_ends, tear_down);
  g_test_add ("/dossier/prose", Fixture, NULL, set_up, test_prose, tear_down);
  g_test_add ("/dossier/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/dossier/category", Fixture, NULL, set_up, test_category, tear_down);
  g_test_add ("/dossier/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/dossier/words-of-absent-plugin", Fixture, NULL, set_up, test_words_of_absent_plugin, tear_down);
  g_test_add ("/dossier/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/dossier/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/dossier/agenda", Fixture, NULL, set_up, test_agenda, tear_down);

  return g_test_run ();
}
