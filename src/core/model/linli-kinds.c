/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The descriptors of the core's kinds of record, in the order in which a user thinks of them. A test compares them with the
 * tables that the migrations make. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-codes-private.h"
#include "linli-kinds-private.h"

#define FIELDS(array) array, G_N_ELEMENTS (array)

static const LinliField community_fields[] = {
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "subdistrict", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Subdistrict") },
  { "district", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("District") },
  { "city", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("City") },
  { "code", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Code") },
  { "phone", LINLI_FIELD_PHONE, LINLI_FIELD_PLAIN, N_("Phone") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField compound_fields[] = {
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_DEFAULTED, N_("Kind"), .codes = _linli_compound_kinds },
  { "road", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Street") },
  { "door_plate", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Door plate") },
  { "aliases", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Other names") },
  { "property_company", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Property company") },
  { "property_phone", LINLI_FIELD_PHONE, LINLI_FIELD_PLAIN, N_("Phone of the property company") },
  { "committee_contact", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Contact of the owners' committee") },
  { "committee_phone", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Phone of the owners' committee") },
  { "built_year", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Year built") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField building_fields[] = {
  { "geom", LINLI_FIELD_GEOMETRY, LINLI_FIELD_INTERNAL, N_("Geometry") },
  { "compound_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Compound"), .reference = "compound" },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_DEFAULTED, N_("Kind"), .codes = _linli_building_kinds },
  { "floors", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Floors") },
  { "floors_below", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Floors below ground") },
  { "has_gas", LINLI_FIELD_BOOLEAN, LINLI_FIELD_PLAIN, N_("Piped gas") },
  { "has_lift", LINLI_FIELD_BOOLEAN, LINLI_FIELD_PLAIN, N_("Lift") },
  { "built_year", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Year built") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField unit_fields[] = {
  { "building_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_REQUIRED, N_("Building"), .reference = "building" },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "floors", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Floors") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField dwelling_fields[] = {
  { "geom", LINLI_FIELD_GEOMETRY, LINLI_FIELD_INTERNAL, N_("Geometry") },
  { "compound_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Compound"), .reference = "compound" },
  { "building_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Building"), .reference = "building" },
  { "unit_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Unit"), .reference = "unit" },
  { "floor", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Floor") },
  { "room", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Room") },
  { "suffix", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Suffix") },
  { "address_raw", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Address as written") },
  { "use", LINLI_FIELD_CODE, LINLI_FIELD_DEFAULTED, N_("Use"), .codes = _linli_dwelling_uses },
  { "tenure", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Tenure"), .codes = _linli_tenures },
  { "owner_name", LINLI_FIELD_TEXT, LINLI_FIELD_MASKED, N_("Owner") },
  { "owner_phone", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Owner's phone") },
  { "owner_identity", LINLI_FIELD_IDENTITY, LINLI_FIELD_MASKED, N_("Owner's identity number") },
  { "area", LINLI_FIELD_REAL, LINLI_FIELD_PLAIN, N_("Area (m²)") },
  { "has_gas", LINLI_FIELD_BOOLEAN, LINLI_FIELD_PLAIN, N_("Piped gas") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField household_fields[] = {
  { "dwelling_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Dwelling"), .reference = "dwelling" },
  { "head_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Head of household"), .reference = "person" },
  { "number", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Household number") },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_DEFAULTED, N_("Kind"), .codes = _linli_household_kinds },
  { "phone", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Phone") },
  { "moved_out_on", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Moved out on") },
  { "moved_to", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Moved to") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField person_fields[] = {
  { "household_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Household"), .reference = "household" },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_MASKED, N_("Name of person") },
  { "former_name", LINLI_FIELD_TEXT, LINLI_FIELD_MASKED, N_("Former name") },
  { "sex", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Sex"), .codes = _linli_sexes },
  { "birth_date", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Birth date") },
  { "identity_type", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Identity document"), .codes = _linli_identity_types },
  { "identity_number", LINLI_FIELD_IDENTITY, LINLI_FIELD_MASKED, N_("Identity number") },
  { "phone", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Phone") },
  { "phone2", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Second phone") },
  { "ethnicity", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Ethnic group"), .codes = _linli_ethnic_groups },
  { "education", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Education"), .codes = _linli_educations },
  { "employer", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Employer") },
  { "relation_to_head", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Relation to head"), .codes = _linli_relations },
  { "relation_to_owner", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Relation to owner"), .codes = _linli_relations },
  { "population_type", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Population type"), .codes = _linli_population_types },
  { "residence_status", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Residence status"), .codes = _linli_residence_statuses },
  { "residence_reason", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Reason") },
  { "registered_address", LINLI_FIELD_TEXT, LINLI_FIELD_MASKED, N_("Registered address") },
  { "attention", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Attention"), .codes = _linli_attentions },
  { "moved_in_on", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Moved in on") },
  { "moved_out_on", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Moved out on") },
  { "moved_to", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Moved to") },
  { "deceased_on", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Deceased on") },
  { "away_from", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Away from") },
  { "away_until", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Away until") },
  { "away_to", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Away to") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField tag_kind_fields[] = {
  { "code", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Code") },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "colour", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Colour") },
  { "sensitive", LINLI_FIELD_BOOLEAN, LINLI_FIELD_DEFAULTED, N_("Sensitive") },
  { "position", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Position") },
};

static const LinliField tag_fields[] = {
  { "subject_kind", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Kind of subject") },
  { "subject_id", LINLI_FIELD_INTEGER, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Subject") },
  { "code", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Code") },
  { "since", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Since") },
  { "until", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Until") },
  { "source", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Source") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField organisation_fields[] = {
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Kind"), .codes = _linli_organisation_kinds },
  { "credit_code", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Credit code") },
  { "dwelling_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Dwelling"), .reference = "dwelling" },
  { "building_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Building"), .reference = "building" },
  { "address_raw", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Address as written") },
  { "contact_name", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Contact") },
  { "contact_phone", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Contact's phone") },
  { "legal_person", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Legal representative") },
  { "employees", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Employees") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField vehicle_fields[] = {
  { "plate", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Plate") },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Kind"), .codes = _linli_vehicle_kinds },
  { "energy", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Energy"), .codes = _linli_energies },
  { "colour", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Colour") },
  { "model", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Model") },
  { "household_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Household"), .reference = "household" },
  { "person_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Person"), .reference = "person" },
  { "organisation_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Organisation"), .reference = "organisation" },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField place_fields[] = {
  { "geom", LINLI_FIELD_GEOMETRY, LINLI_FIELD_INTERNAL, N_("Geometry") },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Kind"), .codes = _linli_place_kinds },
  { "compound_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Compound"), .reference = "compound" },
  { "address_raw", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Address as written") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField grid_fields[] = {
  { "geom", LINLI_FIELD_GEOMETRY, LINLI_FIELD_INTERNAL, N_("Geometry") },
  { "parent_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Parent grid"), .reference = "grid" },
  { "level", LINLI_FIELD_CODE, LINLI_FIELD_DEFAULTED, N_("Level"), .codes = _linli_grid_levels },
  { "kind", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Kind"), .codes = _linli_grid_kinds },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name") },
  { "code", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Code") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField grid_rule_fields[] = {
  { "grid_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_REQUIRED, N_("Grid"), .reference = "grid" },
  { "compound_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Compound"), .reference = "compound" },
  { "building_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Building"), .reference = "building" },
  { "unit_from", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("From unit") },
  { "unit_to", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("To unit") },
};

static const LinliField grid_duty_fields[] = {
  { "grid_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_REQUIRED, N_("Grid"), .reference = "grid" },
  { "person_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Person"), .reference = "person" },
  { "role", LINLI_FIELD_CODE, LINLI_FIELD_DEFAULTED, N_("Role"), .codes = _linli_duty_roles },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Name of person") },
  { "phone", LINLI_FIELD_PHONE, LINLI_FIELD_PLAIN, N_("Phone") },
  { "since", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Since") },
  { "until", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Until") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField road_fields[] = {
  { "geom", LINLI_FIELD_GEOMETRY, LINLI_FIELD_INTERNAL, N_("Geometry") },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Name") },
  { "class", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Class") },
  { "oneway", LINLI_FIELD_BOOLEAN, LINLI_FIELD_PLAIN, N_("One way") },
  { "source", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Source") },
};

static const LinliField water_fields[] = {
  { "geom", LINLI_FIELD_GEOMETRY, LINLI_FIELD_INTERNAL, N_("Geometry") },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Name") },
  { "class", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Class") },
  { "source", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Source") },
};

static const LinliField matter_fields[] = {
  { "kind", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Kind") },
  { "number", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Number") },
  { "title", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_PROSE, N_("Title") },
  { "line", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL | LINLI_FIELD_PROSE, N_("Line as written") },
  { "state", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL | LINLI_FIELD_DEFAULTED, N_("State") },
  { "category", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Category") },
  { "urgency", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Urgency"), .codes = _linli_urgencies },
  { "channel", LINLI_FIELD_CODE, LINLI_FIELD_PLAIN, N_("Channel"), .codes = _linli_channels },
  { "subject_kind", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Kind of subject") },
  { "subject_id", LINLI_FIELD_INTEGER, LINLI_FIELD_INTERNAL, N_("Subject") },
  { "dwelling_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Dwelling"), .reference = "dwelling" },
  { "grid_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_PLAIN, N_("Grid"), .reference = "grid" },
  { "x", LINLI_FIELD_REAL, LINLI_FIELD_INTERNAL, N_("Longitude") },
  { "y", LINLI_FIELD_REAL, LINLI_FIELD_INTERNAL, N_("Latitude") },
  { "place_text", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Location") },
  { "contact_name", LINLI_FIELD_TEXT, LINLI_FIELD_MASKED, N_("Contact") },
  { "contact_phone", LINLI_FIELD_PHONE, LINLI_FIELD_MASKED, N_("Contact's phone") },
  { "assignee", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Assignee") },
  { "opened_at", LINLI_FIELD_TIME, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Opened at") },
  { "opened_by", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Opened by") },
  { "due_at", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Due on") },
  { "promised_on", LINLI_FIELD_DATE, LINLI_FIELD_PLAIN, N_("Promised on") },
  { "waiting_for", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Waiting for") },
  { "closed_at", LINLI_FIELD_TIME, LINLI_FIELD_INTERNAL, N_("Closed at") },
  { "outcome", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Outcome") },
  { "note", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Note") },
};

static const LinliField matter_category_fields[] = {
  { "kind", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Kind") },
  { "code", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Code") },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Name") },
  { "days", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Days until due") },
  { "closed_when", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Closed when") },
  { "position", LINLI_FIELD_INTEGER, LINLI_FIELD_PLAIN, N_("Position") },
};

static const LinliField timeline_fields[] = {
  { "matter_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_INTERNAL, N_("Matter"), .reference = "matter" },
  { "subject_kind", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Kind of subject") },
  { "subject_id", LINLI_FIELD_INTEGER, LINLI_FIELD_INTERNAL, N_("Subject") },
  { "at", LINLI_FIELD_TIME, LINLI_FIELD_REQUIRED, N_("Time") },
  { "actor", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Actor") },
  { "verb", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Verb") },
  { "text", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Text") },
  { "from_state", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("From state") },
  { "to_state", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("To state") },
};

static const LinliField link_fields[] = {
  { "from_kind", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("From kind") },
  { "from_id", LINLI_FIELD_INTEGER, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("From") },
  { "to_kind", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("To kind") },
  { "to_id", LINLI_FIELD_INTEGER, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("To") },
  { "role", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Role") },
};

static const LinliField attachment_fields[] = {
  { "owner_kind", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Kind of owner") },
  { "owner_id", LINLI_FIELD_INTEGER, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Belongs to") },
  { "hash", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_INTERNAL, N_("Hash") },
  { "name", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("File name") },
  { "media_type", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Media type") },
  { "role", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Role") },
  { "taken_at", LINLI_FIELD_TIME, LINLI_FIELD_PLAIN, N_("Taken at") },
};

static const LinliField due_fields[] = {
  { "matter_id", LINLI_FIELD_REFERENCE, LINLI_FIELD_INTERNAL, N_("Matter"), .reference = "matter" },
  { "subject_kind", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Kind of subject") },
  { "subject_id", LINLI_FIELD_INTEGER, LINLI_FIELD_INTERNAL, N_("Subject") },
  { "title", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED | LINLI_FIELD_PROSE, N_("Title") },
  { "at", LINLI_FIELD_DATE, LINLI_FIELD_REQUIRED, N_("Due on") },
  { "for_whom", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("For whom") },
  { "why", LINLI_FIELD_TEXT, LINLI_FIELD_PROSE, N_("Why it waits") },
  { "done_at", LINLI_FIELD_TIME, LINLI_FIELD_INTERNAL, N_("Done at") },
  { "done_by", LINLI_FIELD_TEXT, LINLI_FIELD_INTERNAL, N_("Done by") },
};

static const LinliField setting_fields[] = {
  { "key", LINLI_FIELD_TEXT, LINLI_FIELD_REQUIRED, N_("Key") },
  { "value", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, N_("Value") },
};

static const LinliKind kinds[] = {
  { "community", N_("Community"), N_("Communities"), "linli-community-symbolic", FIELDS (community_fields) },
  { "compound", N_("Compound"), N_("Compounds"), "linli-compound-symbolic", FIELDS (compound_fields) },
  { "building", N_("Building"), N_("Buildings"), "linli-building-symbolic", FIELDS (building_fields) },
  { "unit", N_("Unit"), N_("Units"), "linli-unit-symbolic", FIELDS (unit_fields) },
  { "dwelling", N_("Dwelling"), N_("Dwellings"), "linli-dwelling-symbolic", FIELDS (dwelling_fields) },
  { "household", N_("Household"), N_("Households"), "linli-household-symbolic", FIELDS (household_fields) },
  { "person", N_("Person"), N_("Persons"), "linli-person-symbolic", FIELDS (person_fields) },
  { "tag_kind", N_("Kind of tag"), N_("Kinds of tag"), "linli-tag-symbolic", FIELDS (tag_kind_fields) },
  { "tag", N_("Tag"), N_("Tags"), "linli-tag-symbolic", FIELDS (tag_fields) },
  { "organisation", N_("Organisation"), N_("Organisations"), "linli-organisation-symbolic", FIELDS (organisation_fields) },
  { "vehicle", N_("Vehicle"), N_("Vehicles"), "linli-vehicle-symbolic", FIELDS (vehicle_fields) },
  { "place", N_("Place"), N_("Places"), "linli-place-symbolic", FIELDS (place_fields) },
  { "grid", N_("Grid"), N_("Grids"), "linli-grid-symbolic", FIELDS (grid_fields) },
  { "grid_rule", N_("Grid rule"), N_("Grid rules"), "linli-grid-symbolic", FIELDS (grid_rule_fields) },
  { "grid_duty", N_("Grid duty"), N_("Grid duties"), "linli-person-symbolic", FIELDS (grid_duty_fields) },
  { "road", N_("Road"), N_("Roads"), "linli-road-symbolic", FIELDS (road_fields) },
  { "water", N_("Water"), N_("Waters"), "linli-water-symbolic", FIELDS (water_fields) },
  { "matter", N_("Matter"), N_("Matters"), "linli-matter-symbolic", FIELDS (matter_fields) },
  { "matter_category", N_("Category of matters"), N_("Categories of matters"), "linli-matter-symbolic", FIELDS (matter_category_fields) },
  { "timeline", N_("Timeline entry"), N_("Timeline entries"), "linli-timeline-symbolic", FIELDS (timeline_fields) },
  { "link", N_("Link"), N_("Links"), "linli-link-symbolic", FIELDS (link_fields) },
  { "attachment", N_("Attachment"), N_("Attachments"), "linli-attachment-symbolic", FIELDS (attachment_fields) },
  { "due", N_("Due item"), N_("Due items"), "linli-due-symbolic", FIELDS (due_fields) },
  { "setting", N_("Setting"), N_("Settings"), "linli-setting-symbolic", FIELDS (setting_fields) },
};

const LinliKind * const _linli_kinds[] = {
  &kinds[0],
  &kinds[1],
  &kinds[2],
  &kinds[3],
  &kinds[4],
  &kinds[5],
  &kinds[6],
  &kinds[7],
  &kinds[8],
  &kinds[9],
  &kinds[10],
  &kinds[11],
  &kinds[12],
  &kinds[13],
  &kinds[14],
  &kinds[15],
  &kinds[16],
  &kinds[17],
  &kinds[18],
  &kinds[19],
  &kinds[20],
  &kinds[21],
  &kinds[22],
  &kinds[23],
};

const guint _linli_n_kinds = G_N_ELEMENTS (_linli_kinds);
