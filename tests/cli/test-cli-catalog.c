/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  int status;
  char *out;
  char *err;
} Run;

static void
clear_run (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* Runs the program with arguments apart by spaces. */
static Run
run_program (const char *arguments)
{
  g_autofree char *line = g_strconcat (g_getenv ("TDR_CLI"), " ", arguments, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.out, &run.err, &run.status, &error);
  g_assert_no_error (error);
  run.status = WIFEXITED (run.status) ? WEXITSTATUS (run.status) : -1;
  return run;
}

static JsonObject *
parse_json (const char *text,
            JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static gint64
get_integer (JsonArray  *array,
             guint       position,
             const char *member)
{
  return json_object_get_int_member (json_array_get_object_element (array, position), member);
}

/* Nothing is dropped in silence: of every table what was read is what was accepted and refused, and each refusal names
 * its table, a line and a reason. */
static void
test_check_json (void)
{
  g_auto (Run) run = run_program ("catalog check --json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse_json (run.out, parser);
  JsonArray *tables = json_object_get_array_member (root, "tables");
  JsonArray *refusals = json_object_get_array_member (root, "refusals");
  gint64 refused = 0;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (tables), ==, 16);
  for (guint i = 0; i < json_array_get_length (tables); i++)
    {
      g_assert_cmpint (get_integer (tables, i, "read"), >, 0);
      g_assert_cmpint (get_integer (tables, i, "read"), ==,
                       get_integer (tables, i, "accepted") + get_integer (tables, i, "refused"));
      refused += get_integer (tables, i, "refused");
    }
  g_assert_cmpint (json_array_get_length (refusals), ==, refused);
  for (guint i = 0; i < json_array_get_length (refusals); i++)
    {
      JsonObject *refusal = json_array_get_object_element (refusals, i);

      g_assert_true (g_str_has_suffix (json_object_get_string_member (refusal, "table"), ".csv"));
      g_assert_cmpint (json_object_get_int_member (refusal, "line"), >, 1);
      g_assert_cmpuint (strlen (json_object_get_string_member (refusal, "reason")), >, 0);
    }
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "contradictions")), >, 4);
}

/* attestations.csv 8 names no source; a PTU of the classic kind is no longer sold and its scope is not known. */
static void
test_check_text (void)
{
  g_auto (Run) run = run_program ("catalog check");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "attestations.csv:8: no evidence: it names no source\n"));
  g_assert_nonnull (strstr (run.out, "unknown scope “classic”\n"));
  g_assert_nonnull (strstr (run.out, "\nContradictions, both kept: "));
}

static void
test_check_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tender-check-XXXXXX", NULL);
  g_autofree char *arguments = g_strconcat ("catalog check ", folder, NULL);
  g_auto (Run) run = run_program (arguments);

  g_rmdir (folder);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_nonnull (strstr (run.err, "sources.csv"));
}

/* instances.csv 904: 35.7608 an hour in a capacity block. */
static void
test_list_chip (void)
{
  g_auto (Run) run = run_program ("catalog list --json --chip trainium2 --region us-east-2");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse_json (run.out, parser);
  JsonArray *instances = json_object_get_array_member (root, "instances");
  JsonObject *first, *rate;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "offers")), ==, 0);
  g_assert_cmpuint (json_array_get_length (instances), ==, 2);
  first = json_array_get_object_element (instances, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "id"), ==, "aws/trn2.48xlarge/us-east-2/capacity-block");
  g_assert_cmpstr (json_object_get_string_member (first, "jurisdictions"), ==, "US");
  rate = json_array_get_object_element (json_object_get_array_member (first, "rates"), 0);
  g_assert_cmpstr (json_object_get_string_member (rate, "price"), ==, "35.7608");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (rate, "evidence"), "kind"), ==,
                   "list");
}

/* Every filter holds, and what is listed is only that. */
static void
test_list_filters (void)
{
  g_auto (Run) run = run_program ("catalog list --json --platform bedrock --developer anthropic --region eu-west-2");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse_json (run.out, parser);
  JsonArray *offers = json_object_get_array_member (root, "offers");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (offers), >, 5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "instances")), ==, 0);
  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      JsonObject *offer = json_array_get_object_element (offers, i);

      g_assert_cmpstr (json_object_get_string_member (offer, "platform"), ==, "bedrock");
      g_assert_cmpstr (json_object_get_string_member (offer, "developer"), ==, "Anthropic");
      g_assert_cmpstr (json_object_get_string_member (offer, "region"), ==, "eu-west-2");
    }
}

static void
test_same_bytes (void)
{
  g_auto (Run) first = run_program ("catalog list --platform vertex");
  g_auto (Run) second = run_program ("catalog list --platform vertex");

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpstr (first.out, ==, second.out);
}

/* A pipe that takes nothing: what was not written is not passed over. */
static void
test_full_disk (void)
{
  const char *argv[] = { "sh", "-c", "exec \"$TDR_CLI\" catalog check --json > /dev/full", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (err, "could not be written"));
}

static void
test_wrong_use (void)
{
  static const char *const wrong[] = { "catalog", "catalog mend", "catalog list now", "catalog check --loud" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Run) run = run_program (wrong[i]);

      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, "tender-cli catalog"));
    }
}

/* No catalogue where the environment names one: why, and where. */
static void
test_no_catalog (void)
{
  g_setenv ("TDR_CATALOG", "/nonexistent/catalog.db", TRUE);
  {
    g_auto (Run) run = run_program ("catalog list");

    g_assert_cmpint (run.status, ==, 1);
    g_assert_nonnull (strstr (run.err, "/nonexistent/catalog.db"));
  }
  g_unsetenv ("TDR_CATALOG");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/catalog/check-json", test_check_json);
  g_test_add_func ("/cli/catalog/check-text", test_check_text);
  g_test_add_func ("/cli/catalog/check-folder", test_check_folder);
  g_test_add_func ("/cli/catalog/list-chip", test_list_chip);
  g_test_add_func ("/cli/catalog/list-filters", test_list_filters);
  g_test_add_func ("/cli/catalog/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/catalog/full-disk", test_full_disk);
  g_test_add_func ("/cli/catalog/wrong-use", test_wrong_use);
  g_test_add_func ("/cli/catalog/no-catalog", test_no_catalog);
  return g_test_run ();
}
