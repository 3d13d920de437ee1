/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliFinding: one thing that a check found. Immutable after construction, so that a worker thread may make it and the
 * interface show it. */

#include "config.h"

#include "linli-finding.h"

#include <math.h>

#include <glib/gi18n-lib.h>

struct _LinliFinding {
  GObject parent_instance;
  LinliSeverity severity;
  char *code;
  char *kind;
  gint64 id;
  double x;
  double y;
  char *message;
};

G_DEFINE_FINAL_TYPE (LinliFinding, linli_finding, G_TYPE_OBJECT)

enum { PROP_0, PROP_SEVERITY, PROP_CODE, PROP_KIND, PROP_ID, PROP_MESSAGE, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

static void
linli_finding_finalize (GObject *object)
{
  LinliFinding *self = LINLI_FINDING (object);

  g_free (self->code);
  g_free (self->kind);
  g_free (self->message);
  G_OBJECT_CLASS (linli_finding_parent_class)->finalize (object);
}

static void
linli_finding_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LinliFinding *self = LINLI_FINDING (object);

  switch (id)
    {
    case PROP_SEVERITY:
      g_value_set_int (value, (int) self->severity);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
linli_finding_class_init (LinliFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = linli_finding_finalize;
  object_class->get_property = linli_finding_get_property;

  /**
   * LinliFinding:severity:
   *
   * A #LinliSeverity.
   */
  properties[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, LINLI_SEVERITY_ERROR, LINLI_SEVERITY_HINT, 0, flags);
  /**
   * LinliFinding:code:
   *
   * What is wrong, for programs.
   */
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  /**
   * LinliFinding:kind:
   *
   * The kind of record it is about; %NULL when it is about the file.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  /**
   * LinliFinding:id:
   *
   * The id of that record; 0 for none.
   */
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /**
   * LinliFinding:message:
   *
   * What is wrong, in the words of the user.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
linli_finding_init (LinliFinding *self)
{
  self->x = NAN;
  self->y = NAN;
}

/**
 * linli_finding_new:
 * @severity: how bad it is
 * @code: which rule found it, as "person-duplicate"; stable, for filters and scripts
 * @kind: (nullable): the kind of the record it is about; %NULL when it is about the file
 * @id: the record, or 0 when it is about none
 * @message: what was found, translated
 *
 * Returns: (transfer full): a finding without a place
 */
LinliFinding *
linli_finding_new (LinliSeverity  severity,
                   const char    *code,
                   const char    *kind,
                   gint64         id,
                   const char    *message)
{
  return linli_finding_new_at (severity, code, kind, id, NAN, NAN, message);
}

/**
 * linli_finding_new_at:
 * @severity: how bad it is
 * @code: which rule found it
 * @kind: (nullable): the kind of the record it is about; %NULL when it is about the file
 * @id: the record, or 0 when it is about none
 * @x: longitude in EPSG:4326, or NaN
 * @y: latitude in EPSG:4326, or NaN
 * @message: what was found, translated
 *
 * Returns: (transfer full): a finding that the map can show
 */
LinliFinding *
linli_finding_new_at (LinliSeverity  severity,
                      const char    *code,
                      const char    *kind,
                      gint64         id,
                      double         x,
                      double         y,
                      const char    *message)
{
  LinliFinding *self;

  g_return_val_if_fail (code != NULL && message != NULL, NULL);

  self = g_object_new (LINLI_TYPE_FINDING, NULL);
  self->severity = severity;
  self->code = g_strdup (code);
  self->kind = g_strdup (kind);
  self->id = id;
  self->x = x;
  self->y = y;
  self->message = g_strdup (message);
  return self;
}

/**
 * linli_finding_get_severity:
 * @self: a finding
 *
 * Returns: how bad it is
 */
LinliSeverity
linli_finding_get_severity (LinliFinding *self)
{
  g_return_val_if_fail (LINLI_IS_FINDING (self), LINLI_SEVERITY_HINT);

  return self->severity;
}

/**
 * linli_finding_get_code:
 * @self: a finding
 *
 * Returns: which rule found it
 */
const char *
linli_finding_get_code (LinliFinding *self)
{
  g_return_val_if_fail (LINLI_IS_FINDING (self), NULL);

  return self->code;
}

/**
 * linli_finding_get_kind:
 * @self: a finding
 *
 * Returns: (nullable): the kind of the record it is about; %NULL when it is about the file
 */
const char *
linli_finding_get_kind (LinliFinding *self)
{
  g_return_val_if_fail (LINLI_IS_FINDING (self), NULL);

  return self->kind;
}

/**
 * linli_finding_get_id:
 * @self: a finding
 *
 * Returns: the record it is about, or 0
 */
gint64
linli_finding_get_id (LinliFinding *self)
{
  g_return_val_if_fail (LINLI_IS_FINDING (self), 0);

  return self->id;
}

/**
 * linli_finding_get_position:
 * @self: a finding
 * @x: (out): longitude in EPSG:4326
 * @y: (out): latitude in EPSG:4326
 *
 * Returns: whether it has a place on the map
 */
gboolean
linli_finding_get_position (LinliFinding *self,
                            double       *x,
                            double       *y)
{
  g_return_val_if_fail (LINLI_IS_FINDING (self) && x != NULL && y != NULL, FALSE);

  *x = self->x;
  *y = self->y;
  return !isnan (self->x) && !isnan (self->y);
}

/**
 * linli_finding_get_message:
 * @self: a finding
 *
 * Returns: what was found, translated
 */
const char *
linli_finding_get_message (LinliFinding *self)
{
  g_return_val_if_fail (LINLI_IS_FINDING (self), NULL);

  return self->message;
}

/**
 * linli_severity_get_name:
 * @severity: a severity
 *
 * Returns: its name for scripts: "error", "warning" or "hint"
 */
const char *
linli_severity_get_name (LinliSeverity severity)
{
  static const char * const names[] = { "error", "warning", "hint" };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}

/**
 * linli_severity_get_label:
 * @severity: a severity
 *
 * Returns: its translated name
 */
const char *
linli_severity_get_label (LinliSeverity severity)
{
  switch (severity)
    {
    case LINLI_SEVERITY_ERROR:
      return C_("severity", "Error");
    case LINLI_SEVERITY_WARNING:
      return C_("severity", "Warning");
    case LINLI_SEVERITY_HINT:
    default:
      return C_("severity", "Hint");
    }
}
