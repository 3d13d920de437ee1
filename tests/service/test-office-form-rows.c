/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Forms with too few rows: what stands below them beside the cells, as Excel and WPS write it. */

#include <libxml/parser.h>
#include <string.h>

#include "office-form-fixture.h"
#include "office-forms.h"

#define DRAWING "xl/drawings/drawing1.xml"
#define BOXES "xl/drawings/vmlDrawing1.vml"
#define COMMENTS "xl/comments1.xml"
#define SHEET "xl/worksheets/sheet1.xml"

/* Two rows to fill, the third and the fourth. */
static const char * const signed_rows[] = { "花名册", "序号|姓名|联系电话", "||", "||", "合计||", "填表人：||", NULL };

/* As a parser writes it: quotes and declarations do not count. */
static char *
dup_canonical (const char *text)
{
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, 0);
  xmlChar *dumped;
  int size;
  char *copy;

  xmlDocDumpMemoryEnc (doc, &dumped, &size, "UTF-8");
  copy = g_strdup ((const char *) dumped);
  xmlFree (dumped);
  xmlFreeDoc (doc);
  return copy;
}

/* The part is as it was but for what is named in @changes, which is from and to in turns and ends with NULL; without any it is byte for byte. */
static void
assert_changed (Fixture            *fixture,
                const char         *part,
                const char * const *changes)
{
  g_autofree char *before = fixture_dup_part (fixture->form, part), *after = fixture_dup_part (fixture->filled, part);
  g_autofree char *wanted = NULL, *found = NULL;
  g_autoptr (GString) changed = g_string_new (before);

  if (changes[0] == NULL)
    {
      g_assert_cmpstr (after, ==, before);
      return;
    }
  for (guint i = 0; changes[i] != NULL; i += 2)
    g_assert_cmpuint (g_string_replace (changed, changes[i], changes[i + 1], 1), ==, 1);
  wanted = dup_canonical (changed->str);
  found = dup_canonical (after);
  g_assert_cmpstr (found, ==, wanted);
}

/* A comment and a seal at the foot go down with it; comments on the title and on the first row stay, and so does everything else. */
static void
test_seal (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const comments[] = { "B6", "B9", NULL }, *none[] = { NULL };
  static const char * const boxes[] = { "2, 15, 4, 10, 4, 15, 8, 4", "2, 15, 7, 10, 4, 15, 11, 4", "<x:Row>5<", "<x:Row>8<", NULL };
  static const char * const drawing[] = { "<xdr:row>6<", "<xdr:row>9<", "<xdr:row>5<", "<xdr:row>8<", NULL };
  static const char * const others[] = { "xl/media/image1.png", "xl/drawings/_rels/drawing1.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels", "[Content_Types].xml",
                                         "xl/styles.xml", "xl/_rels/workbook.xml.rels" };
  static const char * const enough[] = { "花名册", "序号|姓名|联系电话", "||", "||", "||", "||", "||", "填表人：||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", signed_rows, "seal"), roomy = NULL;

  fixture_fill (fixture, form);
  fixture_assert_row (fixture, 0, 8, "填表人：||");
  assert_changed (fixture, COMMENTS, comments);
  assert_changed (fixture, BOXES, boxes);
  assert_changed (fixture, DRAWING, drawing);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_changed (fixture, others[i], none);
  fixture_assert_opens (fixture, "填表人：");

  roomy = fixture_open_plain (fixture, "表", enough, "seal");
  fixture_fill (fixture, roomy);
  assert_changed (fixture, COMMENTS, none);
  assert_changed (fixture, BOXES, none);
  assert_changed (fixture, DRAWING, none);
}

typedef struct {
  const char *edit_as; /* NULL: it is anchored at one cell only */
  guint from[2]; /* a row, from 0, and how far into it */
  guint to[2];
  guint new_from[2];
  guint new_to[2];
} Anchor;

static void
append_end (GString    *text,
            const char *name,
            const guint end[2])
{
  g_string_append_printf (text, "<xdr:%s><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%u</xdr:row><xdr:rowOff>%u</xdr:rowOff></xdr:%s>", name, end[0], end[1], name);
}

static char *
dup_drawing (const Anchor *anchors,
             guint         n,
             gboolean      moved)
{
  GString *text = g_string_new ("<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
                                "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                                "<xdr:absoluteAnchor><xdr:pos x=\"0\" y=\"1524000\"/><xdr:ext cx=\"9\" cy=\"9\"/><xdr:clientData/></xdr:absoluteAnchor>");

  for (guint i = 0; i < n; i++)
    {
      const char *kind = anchors[i].edit_as != NULL ? "twoCellAnchor" : "oneCellAnchor";

      /* Newer shapes come with another one for older programs. */
      g_string_append_printf (text, "<mc:AlternateContent><mc:Choice><xdr:%s", kind);
      if (anchors[i].edit_as != NULL && *anchors[i].edit_as != '\0')
        g_string_append_printf (text, " editAs=\"%s\"", anchors[i].edit_as);
      g_string_append_c (text, '>');
      append_end (text, "from", moved ? anchors[i].new_from : anchors[i].from);
      if (anchors[i].edit_as != NULL)
        append_end (text, "to", moved ? anchors[i].new_to : anchors[i].to);
      g_string_append_printf (text, "<xdr:sp macro=\"\" textlink=\"表!$A$%u\"/><xdr:clientData/></xdr:%s></mc:Choice></mc:AlternateContent>", moved ? 9u : 6u, kind);
    }
  g_string_append (text, "</xdr:wsDr>");
  return g_string_free (text, FALSE);
}

/* Rows of 15 points, 20 in the last one to fill, which three come to look like, and 30 for the total; 12700 is a point. */
static void
test_anchors (Fixture       *fixture,
              gconstpointer  data)
{
  static const Anchor anchors[] = {
    { "", { 1, 0 }, { 2, 0 }, { 1, 0 }, { 2, 0 } }, /* a line across a cell of the header */
    { "", { 1, 0 }, { 3, 0 }, { 1, 0 }, { 3, 0 } },
    { "", { 1, 0 }, { 3, 100 }, { 1, 0 }, { 6, 100 } }, /* stretched */
    { "twoCell", { 1, 5 }, { 5, 50 }, { 1, 5 }, { 8, 50 } },
    { "oneCell", { 1, 10 }, { 5, 50 }, { 1, 10 }, { 5, 10 * 12700 + 50 } }, /* as big as it was */
    { "oneCell", { 3, 20 }, { 5, 0 }, { 6, 20 }, { 8, 0 } },
    { "absolute", { 4, 0 }, { 5, 0 }, { 4, 0 }, { 5, 10 * 12700 } }, /* where it was */
    { "absolute", { 0, 7 }, { 1, 7 }, { 0, 7 }, { 1, 7 } },
    { NULL, { 5, 7 }, { 0 }, { 8, 7 }, { 0 } },
    { NULL, { 2, 7 }, { 0 }, { 2, 7 }, { 0 } },
  };
  g_autofree char *drawing = dup_drawing (anchors, G_N_ELEMENTS (anchors), FALSE), *moved = dup_drawing (anchors, G_N_ELEMENTS (anchors), TRUE);
  g_autofree char *wanted = dup_canonical (moved), *part = NULL, *found = NULL;
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", signed_rows, "seal");
  office_form_add_part (fixture->form, DRAWING, drawing);
  office_form_change_part (fixture->form, SHEET, "<row r=\"4\"", "<row r=\"4\" ht=\"20\" customHeight=\"1\"");
  office_form_change_part (fixture->form, SHEET, "<row r=\"5\"", "<row r=\"5\" ht=\"30\" customHeight=\"1\"");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  part = fixture_dup_part (fixture->filled, DRAWING);
  found = dup_canonical (part);
  g_assert_cmpstr (found, ==, wanted);
}

/* Where they lie costs nothing, however far below. */
static void
test_far_below (Fixture       *fixture,
                gconstpointer  data)
{
  Anchor anchors[50];
  g_autofree char *drawing = NULL, *moved = NULL, *wanted = NULL, *part = NULL, *found = NULL;
  g_autoptr (LinliOfficeForm) form = NULL;

  /* Three rows of 20 points are four of 15. */
  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    anchors[i] = (Anchor) { "absolute", { 1048000 + i, 7 }, { 1048100 + i, 7 }, { 1047999 + i, 7 }, { 1048099 + i, 7 } };
  drawing = dup_drawing (anchors, G_N_ELEMENTS (anchors), FALSE);
  moved = dup_drawing (anchors, G_N_ELEMENTS (anchors), TRUE);
  office_form_plain (fixture->form, "表", signed_rows, "seal");
  office_form_add_part (fixture->form, DRAWING, drawing);
  office_form_change_part (fixture->form, SHEET, "<row r=\"4\"", "<row r=\"4\" ht=\"20\" customHeight=\"1\"");
  form = fixture_open (fixture);
  g_test_timer_start ();
  fixture_fill (fixture, form);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5);
  part = fixture_dup_part (fixture->filled, DRAWING);
  wanted = dup_canonical (moved);
  found = dup_canonical (part);
  g_assert_cmpstr (found, ==, wanted);
}

/* Comments that answer one another stand in a part more. */
static void
test_threads (Fixture       *fixture,
              gconstpointer  data)
{
  static const char part[] = "xl/threadedComments/threadedComment1.xml";
  static const char thread[] = "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">"
                               "<threadedComment ref=\"A1\" id=\"{1}\"><text>每月报送</text></threadedComment>"
                               "<threadedComment ref=\"B6\" id=\"{2}\"><text>由经办人填写</text></threadedComment></ThreadedComments>";
  static const char relation[] = "<Relationship Id=\"rId9\" Type=\"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment\""
                                 " Target=\"../threadedComments/threadedComment1.xml\"/></Relationships>";
  static const char * const changes[] = { "B6", "B9", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", signed_rows, "seal");
  office_form_add_part (fixture->form, part, thread);
  office_form_change_part (fixture->form, "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", relation);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  assert_changed (fixture, part, changes);
  assert_changed (fixture, COMMENTS, changes);
}

/* Relations may be written as paths of Windows. */
static void
test_backslashes (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", signed_rows, "seal");
  office_form_change_part (fixture->form, "xl/worksheets/_rels/sheet1.xml.rels", "../drawings/vmlDrawing1.vml", "..\\drawings\\vmlDrawing1.vml");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  fixture_assert_holds (fixture, BOXES, "<x:Row>8<");
}

/* A button, a chart, and boxes that no parser reads would have to go down too. */
static void
test_not_understood (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const changes[][3] = {
    { BOXES, "ObjectType=\"Note\"", "ObjectType=\"Button\"" },
    { BOXES, "</div>", "<br></div>" },
    { DRAWING, "<xdr:clientData/>", "<xdr:graphicFrame/><xdr:clientData/>" },
    { SHEET, "<legacyDrawing", "<controls/><legacyDrawing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (LinliOfficeForm) form = NULL;

      office_form_plain (fixture->form, "表", signed_rows, "seal");
      office_form_change_part (fixture->form, changes[i][0], changes[i][1], changes[i][2]);
      form = fixture_open (fixture);
      g_test_message ("change %" G_GSIZE_FORMAT, i);
      fixture_refuse (fixture, form, LINLI_READER_ERROR_ATTACHED);
    }
}

/* What looks like a cell beyond the last one is a name; rows named as such go down like cells. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|津贴", "||=YTD2026", "||=YTD2026+ZZZ9", "合计||=YTD2026+ZZZ9+SUM($4:$4)+SUM(3:4)+SUM(5:5)+SUM(1:2)+XFD9", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL);

  fixture_fill (fixture, form);
  fixture_assert_holds (fixture, SHEET, "<c r=\"C6\" s=\"1\"><f>YTD2026+ZZZ9</f>");
  fixture_assert_holds (fixture, SHEET, "<c r=\"C8\" s=\"1\"><f>YTD2026+ZZZ9+SUM($4:$7)+SUM(3:7)+SUM(8:8)+SUM(1:2)+XFD12</f>");
}

/* Rules for the rows that are filled: cells that are not fixed are those of the row that each is about. */
static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
  static const char rules[] = "<conditionalFormatting sqref=\"A4:C4\"><cfRule type=\"expression\" priority=\"1\"><formula>$C4&gt;80</formula></cfRule></conditionalFormatting>"
                              "<conditionalFormatting sqref=\"B3:B4\"><cfRule type=\"expression\" priority=\"2\"><formula>$B3=$B4</formula></cfRule></conditionalFormatting>"
                              "<conditionalFormatting sqref=\"A5:C5\"><cfRule type=\"expression\" priority=\"3\"><formula>$B4=$B5</formula></cfRule></conditionalFormatting>"
                              "<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"C4\"><formula1>INDIRECT($B4)</formula1></dataValidation>"
                              "<dataValidation type=\"custom\" sqref=\"B3:B4\"><formula1>COUNTIF(B$3:B$4,B3)+$A$5=1</formula1></dataValidation></dataValidations><pageMargins";
  static const char * const wanted[] = { "sqref=\"A4:C7\"><cfRule type=\"expression\" priority=\"1\"><formula>$C4&gt;80<", "sqref=\"B3:B7\"><cfRule type=\"expression\" priority=\"2\"><formula>$B3=$B4<",
                                         "sqref=\"A8:C8\"><cfRule type=\"expression\" priority=\"3\"><formula>$B7=$B8<", "sqref=\"C4:C7\"><formula1>INDIRECT($B4)<",
                                         "sqref=\"B3:B7\"><formula1>COUNTIF(B$3:B$7,B3)+$A$8=1<", "<xm:f>$C4=1</xm:f></x14:formula1><xm:sqref>A4:A7</xm:sqref>" };
  static const char newer[] = "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">"
                              "<x14:dataValidations><x14:dataValidation type=\"custom\"><x14:formula1><xm:f>$C4=1</xm:f></x14:formula1><xm:sqref>A4</xm:sqref></x14:dataValidation>"
                              "</x14:dataValidations></ext></extLst></worksheet>";
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", signed_rows, NULL);
  office_form_change_part (fixture->form, SHEET, "<pageMargins", rules);
  office_form_change_part (fixture->form, SHEET, "</worksheet>", newer);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    fixture_assert_holds (fixture, SHEET, wanted[i]);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form/rows/seal", test_seal);
  FIXTURE_ADD ("/office-form/rows/anchors", test_anchors);
  FIXTURE_ADD ("/office-form/rows/far-below", test_far_below);
  FIXTURE_ADD ("/office-form/rows/threads", test_threads);
  FIXTURE_ADD ("/office-form/rows/backslashes", test_backslashes);
  FIXTURE_ADD ("/office-form/rows/not-understood", test_not_understood);
  FIXTURE_ADD ("/office-form/rows/names", test_names);
  FIXTURE_ADD ("/office-form/rows/rules", test_rules);
  return g_test_run ();
}
