/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Geodata through GDAL/OGR. Only the drivers for the formats of the field are let in, files on this disk only; coordinates that a
 * file declares in another system are turned into degrees here, while what system they were *drawn* in is the core's matter. */

#include "config.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "linli-reader-module.h"

#define MAX_GEOMETRY_BYTES (64 << 20)
#define MAX_LAYERS 1000
#define MAX_FIELDS 1000

typedef struct {
  GDALDatasetH dataset;
  GPtrArray *crs;         /* one string a layer, or NULL */
  OGRLayerH layer;
  OGRSpatialReferenceH target;
  OGRCoordinateTransformationH transformation;
  gboolean gbk;           /* a Shapefile without a word on its encoding */
  GPtrArray *names;
  GPtrArray *values;
  GBytes *wkb;
} LinliFeatures;

static void CPL_STDCALL
linli_features_error_cb (CPLErr      level,
                         CPLErrorNum number,
                         const char *text)
{
  /* GDAL prints what nobody takes; the last message is asked for where a call fails. */
}

static void
linli_features_set_error (GError           **error,
                          LinliReaderError   code,
                          const char        *what)
{
  const char *detail = CPLGetLastErrorMsg ();

  if (detail != NULL && *detail != '\0')
    {
      g_autofree char *valid = g_utf8_make_valid (detail, -1);

      g_set_error (error, LINLI_READER_ERROR, code, "%s: %s", what, valid);
    }
  else
    g_set_error_literal (error, LINLI_READER_ERROR, code, what);
}

static gboolean
linli_features_has_sibling (const char *path,
                            const char *ending)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *sibling = g_strdup_printf ("%.*s%s", (int) (dot != NULL ? dot - path : (gssize) strlen (path)), path, ending);

  return g_file_test (sibling, G_FILE_TEST_EXISTS);
}

/* Opens read-only, with the drivers of the field and no others. */
static GDALDatasetH
linli_features_open_dataset (const char *path,
                             gboolean    raw)
{
  static const char * const drivers[] = { "GPKG", "GeoJSON", "GeoJSONSeq", "ESRI Shapefile", "LIBKML", "KML", "DXF", NULL };
  /* Bytes as they lie in the .dbf: without a .cpg file GDAL would take GBK for Latin-1. */
  const char *options[] = { raw ? "ENCODING=" : NULL, NULL };

  GDALAllRegister ();
  return GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_INTERNAL, drivers, (const char * const *) options, NULL);
}

gpointer
linli_features_open (const char  *path,
                     GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  gboolean shapefile, raw;
  GDALDatasetH dataset;
  LinliFeatures *self;

  /* GDAL's own paths (/vsicurl/, /vsizip/ …) name no file of this disk. */
  if (!g_file_test (absolute, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "%s is not a file", path);
      return NULL;
    }
  CPLSetErrorHandler (linli_features_error_cb);
  CPLErrorReset ();
  shapefile = g_str_has_suffix (absolute, ".shp") || g_str_has_suffix (absolute, ".SHP");
  raw = shapefile && !linli_features_has_sibling (absolute, ".cpg") && !linli_features_has_sibling (absolute, ".CPG");
  if ((dataset = linli_features_open_dataset (absolute, raw)) == NULL)
    {
      linli_features_set_error (error, LINLI_READER_ERROR_FORMAT, "the file is not geodata that is read (GeoPackage, GeoJSON, Shapefile, KML, DXF)");
      return NULL;
    }
  self = g_new0 (LinliFeatures, 1);
  self->dataset = dataset;
  self->gbk = raw;
  self->crs = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->crs, MIN (GDALDatasetGetLayerCount (dataset), MAX_LAYERS));
  return self;
}

void
linli_features_close (gpointer features)
{
  LinliFeatures *self = features;

  g_clear_pointer (&self->transformation, OCTDestroyCoordinateTransformation);
  g_clear_pointer (&self->target, OSRRelease);
  GDALClose (self->dataset);
  g_clear_pointer (&self->wkb, g_bytes_unref);
  g_ptr_array_unref (self->crs);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->values);
  g_free (self);
}

guint
linli_features_get_n_layers (gpointer features)
{
  LinliFeatures *self = features;

  return self->crs->len;
}

static const char *
linli_features_classify (OGRwkbGeometryType type)
{
  switch (OGR_GT_Flatten (type))
    {
    case wkbPoint:
    case wkbMultiPoint:
      return "point";
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
      return "line";
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
      return "polygon";
    default:
      return "mixed";
    }
}

void
linli_features_describe (gpointer        features,
                         guint           index,
                         LinliLayerInfo *info)
{
  LinliFeatures *self = features;
  OGRLayerH layer = GDALDatasetGetLayer (self->dataset, index);
  OGRSpatialReferenceH crs = OGR_L_GetSpatialRef (layer);

  if (crs != NULL && g_ptr_array_index (self->crs, index) == NULL)
    g_ptr_array_index (self->crs, index) = g_strdup (OSRGetName (crs));
  *info = (LinliLayerInfo) {
    .name = OGR_L_GetName (layer),
    .geometry = linli_features_classify (OGR_L_GetGeomType (layer)),
    .n_features = OGR_L_GetFeatureCount (layer, FALSE),
    .crs = g_ptr_array_index (self->crs, index),
    .projected = crs != NULL && OSRIsProjected (crs),
  };
}

/* Degrees are left as they are, whatever their datum: what system they were drawn in is stated by the user, and CGCS2000 and
 * WGS 84 differ by centimetres. */
static gboolean
linli_features_prepare_transformation (LinliFeatures  *self,
                                       GError        **error)
{
  OGRSpatialReferenceH crs = OGR_L_GetSpatialRef (self->layer);

  g_clear_pointer (&self->transformation, OCTDestroyCoordinateTransformation);
  g_clear_pointer (&self->target, OSRRelease);
  if (crs == NULL || OSRIsGeographic (crs))
    return TRUE;
  self->target = OSRCloneGeogCS (crs);
  if (self->target != NULL)
    OSRSetAxisMappingStrategy (self->target, OAMS_TRADITIONAL_GIS_ORDER);
  self->transformation = self->target != NULL ? OCTNewCoordinateTransformation (crs, self->target) : NULL;
  if (self->transformation == NULL)
    {
      linli_features_set_error (error, LINLI_READER_ERROR_COORDINATES, "the coordinate system of the layer cannot be turned into degrees");
      return FALSE;
    }
  return TRUE;
}

gboolean
linli_features_start (gpointer   features,
                      guint      index,
                      GError   **error)
{
  LinliFeatures *self = features;
  OGRFeatureDefnH definition;
  int n_fields;

  CPLErrorReset ();
  self->layer = GDALDatasetGetLayer (self->dataset, index);
  OGR_L_ResetReading (self->layer);
  definition = OGR_L_GetLayerDefn (self->layer);
  n_fields = MIN (OGR_FD_GetFieldCount (definition), MAX_FIELDS);
  g_ptr_array_set_size (self->names, 0);
  for (int i = 0; i < n_fields; i++)
    g_ptr_array_add (self->names, g_utf8_make_valid (OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (definition, i)), -1));
  return linli_features_prepare_transformation (self, error);
}

static char *
linli_features_decode (LinliFeatures *self,
                       const char    *text)
{
  char *converted = NULL;

  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  if (self->gbk)
    converted = g_convert (text, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
  return converted != NULL ? converted : g_utf8_make_valid (text, -1);
}

static void
linli_features_read_fields (LinliFeatures *self,
                            OGRFeatureH    feature)
{
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (self->values, OGR_F_IsFieldSetAndNotNull (feature, i)
                                     ? linli_features_decode (self, OGR_F_GetFieldAsString (feature, i)) : NULL);
}

/* Straight lines, two dimensions, degrees. */
static gboolean
linli_features_read_geometry (LinliFeatures  *self,
                              OGRFeatureH     feature,
                              GError        **error)
{
  OGRGeometryH geometry = OGR_F_StealGeometry (feature);
  g_autofree guint8 *bytes = NULL;
  gsize size;

  if (geometry == NULL)
    return TRUE;
  if (OGR_G_HasCurveGeometry (geometry, FALSE))
    {
      OGRGeometryH straight = OGR_G_GetLinearGeometry (geometry, 0, NULL);

      OGR_G_DestroyGeometry (geometry);
      geometry = straight;
    }
  OGR_G_FlattenTo2D (geometry);
  if (self->transformation != NULL && OGR_G_Transform (geometry, self->transformation) != OGRERR_NONE)
    {
      OGR_G_DestroyGeometry (geometry);
      linli_features_set_error (error, LINLI_READER_ERROR_COORDINATES, "a geometry cannot be turned into degrees");
      return FALSE;
    }
  size = OGR_G_WkbSizeEx (geometry);
  if (size <= MAX_GEOMETRY_BYTES && !OGR_G_IsEmpty (geometry))
    {
      bytes = g_malloc (size);
      if (OGR_G_ExportToIsoWkb (geometry, wkbNDR, bytes) == OGRERR_NONE)
        self->wkb = g_bytes_new_take (g_steal_pointer (&bytes), size);
    }
  OGR_G_DestroyGeometry (geometry);
  if (size > MAX_GEOMETRY_BYTES)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "a geometry has more points than can be read at once");
  return size <= MAX_GEOMETRY_BYTES;
}

gboolean
linli_features_next (gpointer       features,
                     LinliFeature  *feature,
                     GError       **error)
{
  LinliFeatures *self = features;
  OGRFeatureH found;
  gboolean ok;

  g_clear_pointer (&self->wkb, g_bytes_unref);
  CPLErrorReset ();
  found = OGR_L_GetNextFeature (self->layer);
  if (found == NULL)
    {
      /* The end, or a file that stops in the middle: only the last message tells. */
      if (CPLGetLastErrorType () >= CE_Failure)
        linli_features_set_error (error, LINLI_READER_ERROR_DAMAGED, "the layer could not be read to its end");
      return FALSE;
    }
  linli_features_read_fields (self, found);
  ok = linli_features_read_geometry (self, found, error);
  *feature = (LinliFeature) {
    .number = OGR_F_GetFID (found),
    .wkb = self->wkb,
    .names = (const char * const *) self->names->pdata,
    .values = (const char * const *) self->values->pdata,
    .n_fields = self->names->len,
  };
  OGR_F_Destroy (found);
  return ok;
}
