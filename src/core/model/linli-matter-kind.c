/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMatterKind: states, steps and categories of one sort of matter. Once it is added it is only read, from any thread. */

#include "config.h"

#include "linli-matter-kind.h"

#include <glib/gi18n-lib.h>

#include "linli-date.h"
#include "linli-matter-private.h"

typedef struct {
  char *code;
  char *label;
  LinliMatterStateFlags flags;
} LinliMatterState;

struct _LinliMatterKind {
  GObject parent_instance;
  char *id;
  char *label;
  char *icon_name;
  GPtrArray *states;
  GPtrArray *steps;
  GPtrArray *categories;
  gboolean takes_notes;
  gboolean takes_over;
  gboolean mends;
  LinliMatterFollowFunc follow;
};

G_DEFINE_FINAL_TYPE (LinliMatterKind, linli_matter_kind, G_TYPE_OBJECT)

static void
linli_matter_state_free (gpointer data)
{
  LinliMatterState *state = data;

  g_free (state->code);
  g_free (state->label);
  g_free (state);
}

static void
linli_matter_step_free (gpointer data)
{
  LinliMatterStep *step = data;

  g_free (step->id);
  g_free (step->label);
  g_free (step->from);
  g_free (step->to);
  g_free (step);
}

static void
linli_matter_kind_finalize (GObject *object)
{
  LinliMatterKind *self = LINLI_MATTER_KIND (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->icon_name);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->categories);
  G_OBJECT_CLASS (linli_matter_kind_parent_class)->finalize (object);
}

static void
linli_matter_kind_class_init (LinliMatterKindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_matter_kind_finalize;
}

static void
linli_matter_kind_init (LinliMatterKind *self)
{
  self->states = g_ptr_array_new_with_free_func (linli_matter_state_free);
  self->steps = g_ptr_array_new_with_free_func (linli_matter_step_free);
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_matter_category_free);
}

/**
 * linli_matter_kind_new:
 * @id: what stands in the field "kind" of such matters; a plugin's id, or one that begins with it
 * @label: its name in the singular, translated
 * @icon_name: a symbolic icon
 *
 * Returns: (transfer full): a kind without states
 */
LinliMatterKind *
linli_matter_kind_new (const char *id,
                       const char *label,
                       const char *icon_name)
{
  LinliMatterKind *self;

  g_return_val_if_fail (id != NULL && label != NULL && icon_name != NULL, NULL);

  self = g_object_new (LINLI_TYPE_MATTER_KIND, NULL);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->icon_name = g_strdup (icon_name);
  return self;
}

/**
 * linli_matter_kind_set_takes_notes:
 * @self: a kind that was not added yet
 * @takes_notes: whether what is written with the quick note becomes a matter of @self; it does not unless this is called
 *
 * Such a matter is opened with linli_matter_kind_open() in the kind's first state. Its category is one of linli_note_get_category(), so
 * that the kind is to have those. Of several kinds that take notes the one that was added first has them.
 */
void
linli_matter_kind_set_takes_notes (LinliMatterKind *self,
                                   gboolean         takes_notes)
{
  g_return_if_fail (LINLI_IS_MATTER_KIND (self));

  self->takes_notes = takes_notes;
}

/**
 * linli_matter_kind_get_takes_notes:
 *
 * Returns: whether what is written with the quick note becomes a matter of @self
 */
gboolean
linli_matter_kind_get_takes_notes (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), FALSE);

  return self->takes_notes;
}

/**
 * linli_matter_kind_set_takes_over:
 * @self: a kind that was not added yet
 * @takes_over: whether a matter of another kind may become one of @self; it may not unless this is called
 *
 * Such a matter is opened with linli_matter_kind_open() in the kind's first state, with the title, the place and the subject of the other,
 * and with the category "other" if @self has that. A kind whose matters need more than that does not take over any.
 */
void
linli_matter_kind_set_takes_over (LinliMatterKind *self,
                                  gboolean         takes_over)
{
  g_return_if_fail (LINLI_IS_MATTER_KIND (self));

  self->takes_over = takes_over;
}

/**
 * linli_matter_kind_set_mends:
 * @self: a kind that was not added yet
 * @mends: whether something is put right by a matter of @self, so that it has photos of before and after; it has not unless this is called
 */
void
linli_matter_kind_set_mends (LinliMatterKind *self,
                             gboolean         mends)
{
  g_return_if_fail (LINLI_IS_MATTER_KIND (self));

  self->mends = mends;
}

/**
 * linli_matter_kind_get_mends:
 * @self: a kind
 *
 * Returns: whether a matter of @self has photos of before and after
 */
gboolean
linli_matter_kind_get_mends (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), FALSE);

  return self->mends;
}

/**
 * linli_matter_kind_get_takes_over:
 *
 * Returns: whether a matter of another kind may become one of @self
 */
gboolean
linli_matter_kind_get_takes_over (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), FALSE);

  return self->takes_over;
}

static LinliMatterState *
linli_matter_kind_find_state (LinliMatterKind *self,
                              const char      *code)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      LinliMatterState *state = g_ptr_array_index (self->states, i);

      if (g_strcmp0 (state->code, code) == 0)
        return state;
    }
  return NULL;
}

/**
 * linli_matter_kind_add_state:
 * @self: a kind that was not added yet
 * @code: as it is stored
 * @label: as it is shown, translated
 * @flags: what it means
 *
 * The first state is the one that new matters are in.
 */
void
linli_matter_kind_add_state (LinliMatterKind       *self,
                             const char            *code,
                             const char            *label,
                             LinliMatterStateFlags  flags)
{
  LinliMatterState *state;

  g_return_if_fail (LINLI_IS_MATTER_KIND (self) && code != NULL && label != NULL);
  g_return_if_fail (linli_matter_kind_find_state (self, code) == NULL);

  state = g_new (LinliMatterState, 1);
  *state = (LinliMatterState) { g_strdup (code), g_strdup (label), flags };
  g_ptr_array_add (self->states, state);
}

/**
 * linli_matter_kind_add_step:
 * @self: a kind that was not added yet
 * @id: for programs; the same id may lead from several states
 * @label: what the button says, translated
 * @from: (nullable): the state it starts in; %NULL for every open one
 * @to: the state it leads to
 * @flags: what it asks for
 */
void
linli_matter_kind_add_step (LinliMatterKind      *self,
                            const char           *id,
                            const char           *label,
                            const char           *from,
                            const char           *to,
                            LinliMatterStepFlags  flags)
{
  LinliMatterStep *step;

  g_return_if_fail (LINLI_IS_MATTER_KIND (self) && id != NULL && label != NULL);
  g_return_if_fail (from == NULL || linli_matter_kind_find_state (self, from) != NULL);
  g_return_if_fail (linli_matter_kind_find_state (self, to) != NULL);

  step = g_new (LinliMatterStep, 1);
  *step = (LinliMatterStep) { g_strdup (id), g_strdup (label), g_strdup (from), g_strdup (to), flags };
  g_ptr_array_add (self->steps, step);
}

/**
 * linli_matter_kind_add_category:
 * @self: a kind that was not added yet
 * @code: as it is stored
 * @label: as it is shown, translated
 * @days: until when such a matter is due, in days from its first one; -1 for never
 * @closed_when: (nullable): what is to be true before such a matter may be closed, in words, translated
 *
 * What the kind brings. A community may change it in its file, see linli_matter_kind_load_categories().
 */
void
linli_matter_kind_add_category (LinliMatterKind *self,
                                const char      *code,
                                const char      *label,
                                int              days,
                                const char      *closed_when)
{
  g_return_if_fail (LINLI_IS_MATTER_KIND (self) && code != NULL && label != NULL);

  g_ptr_array_add (self->categories, linli_matter_category_new (code, label, days, closed_when));
}

/**
 * linli_matter_kind_set_follow:
 * @self: a kind that is being made
 * @follow: (scope forever): what follows when a matter of it was opened or took a step; called on the store's writer
 *
 * With it a kind keeps what is special to its matters in the same action, whoever opens one or takes the step.
 */
void
linli_matter_kind_set_follow (LinliMatterKind       *self,
                              LinliMatterFollowFunc  follow)
{
  g_return_if_fail (LINLI_IS_MATTER_KIND (self) && follow != NULL);

  self->follow = follow;
}

/**
 * linli_matter_kind_get_id:
 *
 * Returns: (transfer none): what matters of @self have in their field "kind"
 */
const char *
linli_matter_kind_get_id (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  return self->id;
}

/**
 * linli_matter_kind_get_label:
 *
 * Returns: (transfer none): the name of @self, translated
 */
const char *
linli_matter_kind_get_label (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  return self->label;
}

/**
 * linli_matter_kind_get_icon_name:
 *
 * Returns: (transfer none): the symbolic icon of @self
 */
const char *
linli_matter_kind_get_icon_name (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  return self->icon_name;
}

/**
 * linli_matter_kind_get_state_label:
 * @self: a kind
 * @code: a state, as it is stored
 *
 * Returns: (transfer none) (nullable): what the state @code of @self is called; %NULL when it has none such
 */
const char *
linli_matter_kind_get_state_label (LinliMatterKind *self,
                                   const char      *code)
{
  LinliMatterState *state;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  state = linli_matter_kind_find_state (self, code);
  return state != NULL ? state->label : NULL;
}

/**
 * linli_matter_kind_is_final:
 * @self: a kind
 * @code: a state, as it is stored
 *
 * Returns: whether matters of @self in the state @code are closed
 */
gboolean
linli_matter_kind_is_final (LinliMatterKind *self,
                            const char      *code)
{
  LinliMatterState *state;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), FALSE);

  state = linli_matter_kind_find_state (self, code);
  return state != NULL && (state->flags & LINLI_MATTER_STATE_FINAL) != 0;
}

/**
 * linli_matter_kind_is_void:
 * @self: a kind
 * @code: a state, as it is stored
 *
 * Returns: whether matters of @self in the state @code were none: not true, or the same as another
 */
gboolean
linli_matter_kind_is_void (LinliMatterKind *self,
                           const char      *code)
{
  LinliMatterState *state;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), FALSE);

  state = linli_matter_kind_find_state (self, code);
  return state != NULL && (state->flags & LINLI_MATTER_STATE_VOID) != 0;
}

static gboolean
linli_matter_kind_leads_from (LinliMatterKind       *self,
                              const LinliMatterStep *step,
                              const char            *state)
{
  if (step->from != NULL)
    return g_strcmp0 (step->from, state) == 0;
  return !linli_matter_kind_is_final (self, state) && g_strcmp0 (step->to, state) != 0;
}

/**
 * linli_matter_kind_list_steps:
 * @self: a kind
 * @state: the state that a matter is in
 *
 * Returns: (transfer container) (element-type LinliMatterStep): the ways on from there, in the order in which they were added
 */
GPtrArray *
linli_matter_kind_list_steps (LinliMatterKind *self,
                              const char      *state)
{
  GPtrArray *steps;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  steps = g_ptr_array_new ();
  for (guint i = 0; i < self->steps->len; i++)
    if (linli_matter_kind_leads_from (self, g_ptr_array_index (self->steps, i), state))
      g_ptr_array_add (steps, g_ptr_array_index (self->steps, i));
  return steps;
}

/**
 * linli_matter_kind_dup_way:
 * @self: a kind
 * @from: (nullable): the state that a matter left
 * @to: (nullable): the state that it entered
 *
 * Returns: (transfer full) (nullable): what happened, as "Mend: Reported → Mended"; %NULL when it was no way between two states of the kind
 */
char *
linli_matter_kind_dup_way (LinliMatterKind *self,
                           const char      *from,
                           const char      *to)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  if (linli_matter_kind_find_state (self, from) == NULL || linli_matter_kind_find_state (self, to) == NULL)
    return NULL;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const LinliMatterStep *step = g_ptr_array_index (self->steps, i);

      if (g_strcmp0 (step->to, to) == 0 && linli_matter_kind_leads_from (self, step, from))
        /* translators: what was done, and the states before and after it */
        return g_strdup_printf (_("%s: %s → %s"), step->label, linli_matter_kind_get_state_label (self, from),
                                linli_matter_kind_get_state_label (self, to));
    }
  return g_strdup_printf (_("%s → %s"), linli_matter_kind_get_state_label (self, from), linli_matter_kind_get_state_label (self, to));
}

/**
 * linli_matter_kind_find_category:
 * @self: a kind
 * @code: a category, as it is stored
 *
 * Returns: (transfer none) (nullable): the category @code as @self brings it, whatever a file says
 */
const LinliMatterCategory *
linli_matter_kind_find_category (LinliMatterKind *self,
                                 const char      *code)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  for (guint i = 0; i < self->categories->len; i++)
    if (g_strcmp0 (((LinliMatterCategory *) g_ptr_array_index (self->categories, i))->code, code) == 0)
      return g_ptr_array_index (self->categories, i);
  return NULL;
}

/**
 * linli_matter_kind_get_categories:
 *
 * Returns: (transfer none) (element-type LinliMatterCategory): the categories as @self brings them, in order
 */
GPtrArray *
linli_matter_kind_get_categories (LinliMatterKind *self)
{
  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self), NULL);

  return self->categories;
}

/**
 * linli_matter_kind_open:
 * @self: a kind
 * @matter: a matter of this kind that is not in the file
 * @transaction: the action
 * @text: (nullable): the first line of its timeline
 * @error: return location
 *
 * Stores the matter in the kind's first state, due when its category says in this file, unless it has a day of its own.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID or an error of the store
 */
gboolean
linli_matter_kind_open (LinliMatterKind   *self,
                        LinliRecord       *matter,
                        LinliTransaction  *transaction,
                        const char        *text,
                        GError           **error)
{
  g_autoptr (LinliMatterCategory) category = NULL;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self) && LINLI_IS_RECORD (matter) && transaction != NULL, FALSE);
  g_return_val_if_fail (g_strcmp0 (linli_record_get_text (matter, "kind"), self->id) == 0 && self->states->len > 0, FALSE);

  linli_record_set_text (matter, "state", ((LinliMatterState *) g_ptr_array_index (self->states, 0))->code);
  category = linli_matter_kind_load_category (self, linli_transaction_get_database (transaction), linli_record_get_text (matter, "category"));
  if (category != NULL && category->days >= 0 && linli_record_is_null (matter, "due_at"))
    {
      LinliDate day;
      g_autofree char *due = NULL;

      linli_date_today (&day);
      linli_date_from_day_number (linli_date_to_day_number (&day) + category->days, &day);
      due = linli_date_to_string (&day);
      linli_record_set_text (matter, "due_at", due);
    }
  return linli_matter_open (matter, transaction, text, error) &&
         (self->follow == NULL || self->follow (self, transaction, linli_record_get_id (matter), NULL, text, error));
}

/* Whether the actor brought the matter into the state that it is in: the last to act, whatever the clock said. */
static gboolean
linli_matter_kind_is_own_work (LinliDatabase *database,
                               gint64         id,
                               const char    *actor)
{
  g_autofree char *who = linli_database_dup_text (database,
                                                  "SELECT actor FROM timeline WHERE matter_id = ? AND to_state IS NOT NULL AND deleted_at IS NULL"
                                                  " ORDER BY id DESC LIMIT 1", "i", id);

  return g_strcmp0 (who, actor) == 0;
}

/* The step of that name from where the matter is, if the actor may do it. */
static const LinliMatterStep *
linli_matter_kind_admit (LinliMatterKind  *self,
                         LinliDatabase    *database,
                         LinliRecord      *matter,
                         const char       *id,
                         const char       *actor,
                         GError          **error)
{
  const char *state = linli_record_get_text (matter, "state");
  const LinliMatterStep *step = NULL;

  for (guint i = 0; i < self->steps->len && step == NULL; i++)
    {
      const LinliMatterStep *candidate = g_ptr_array_index (self->steps, i);

      if (g_str_equal (candidate->id, id) && linli_matter_kind_leads_from (self, candidate, state))
        step = candidate;
    }
  if (step == NULL)
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("That is not possible while the matter is “%s”"),
                 linli_matter_kind_find_state (self, state) != NULL ? linli_matter_kind_get_state_label (self, state) : state);
  else if ((step->flags & LINLI_MATTER_STEP_BY_ANOTHER) != 0 && linli_matter_kind_is_own_work (database, linli_record_get_id (matter), actor))
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("“%s” is to be done by somebody else than the one who did the work"),
                 step->label);
  else
    return step;
  return NULL;
}

/**
 * linli_matter_kind_may_step:
 * @self: a kind
 * @database: a connection of this thread
 * @id: a matter of this kind
 * @step: id of a step
 * @actor: who wants to do it
 * @error: return location
 *
 * Returns: whether the step can be done now, given the words that it asks for; %FALSE with %LINLI_STORE_ERROR_INVALID and the reason in
 *   the user's words, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_matter_kind_may_step (LinliMatterKind  *self,
                            LinliDatabase    *database,
                            gint64            id,
                            const char       *step,
                            const char       *actor,
                            GError          **error)
{
  g_autoptr (LinliRecord) matter = NULL;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self) && database != NULL && step != NULL, FALSE);

  matter = linli_record_load (database, linli_kind_lookup ("matter"), id, error);
  return matter != NULL && linli_matter_kind_admit (self, database, matter, step, actor, error) != NULL;
}

/**
 * linli_matter_kind_step:
 * @self: a kind
 * @transaction: the action
 * @id: a matter of this kind
 * @step: id of a step
 * @text: (nullable): words for the timeline
 * @error: return location
 *
 * Takes the matter along the step: into another state, to its end, or open again from there with its number and history. Where it ends,
 * the words are its outcome; without any, the name of its last state is.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when the step does not start where the matter is, or asks for what is not given;
 *   %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_matter_kind_step (LinliMatterKind   *self,
                        LinliTransaction  *transaction,
                        gint64             id,
                        const char        *step,
                        const char        *text,
                        GError           **error)
{
  g_autoptr (LinliRecord) matter = NULL;
  const LinliMatterStep *admitted;
  gboolean silent = text == NULL || *text == '\0';
  gboolean done;

  g_return_val_if_fail (LINLI_IS_MATTER_KIND (self) && transaction != NULL && step != NULL, FALSE);

  matter = _linli_matter_load (transaction, id, error);
  if (matter == NULL)
    return FALSE;
  admitted = linli_matter_kind_admit (self, linli_transaction_get_database (transaction), matter, step,
                                      linli_transaction_get_actor (transaction), error);
  if (admitted == NULL)
    return FALSE;
  if (silent && (admitted->flags & LINLI_MATTER_STEP_NEEDS_WORDS) != 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("“%s” needs a few words"), admitted->label);
      return FALSE;
    }
  if (linli_matter_kind_is_final (self, linli_record_get_text (matter, "state")))
    done = _linli_matter_reopen_in (transaction, id, admitted->to, text, error);
  else if (linli_matter_kind_is_final (self, admitted->to))
    done = linli_matter_close (transaction, id, admitted->to, silent ? linli_matter_kind_get_state_label (self, admitted->to) : text, text, error);
  else
    done = linli_matter_set_state (transaction, id, admitted->to, text, error);
  return done && (self->follow == NULL || self->follow (self, transaction, id, admitted->id, silent ? NULL : text, error));
}
