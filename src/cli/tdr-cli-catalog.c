/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-catalog.h"

#include "tdr-cli.h"

#include <string.h>

static void
print_help (void)
{
  g_print ("Usage: tender-cli catalog check|list [OPTION…]\n\n"
           "  check        read the catalogue's tables again; say what was refused, and where sources disagree\n"
           "  list         list what can be bought\n\n"
           "“tender-cli catalog check --help” describes one of them.\n");
}

/**
 * tdr_cli_catalog_add_evidence:
 * @evidence: (nullable)
 *
 * Adds a member that says why a figure may be believed.
 */
void
tdr_cli_catalog_add_evidence (JsonBuilder       *builder,
                              const char        *member,
                              const TdrEvidence *evidence)
{
  json_builder_set_member_name (builder, member);
  if (evidence == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "publisher");
  json_builder_add_string_value (builder, evidence->publisher);
  json_builder_set_member_name (builder, "address");
  json_builder_add_string_value (builder, evidence->address);
  json_builder_set_member_name (builder, "as_of");
  json_builder_add_string_value (builder, evidence->as_of);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, tdr_evidence_kind_to_string (evidence->kind));
  json_builder_set_member_name (builder, "note");
  json_builder_add_string_value (builder, evidence->note);
  json_builder_end_object (builder);
}

/**
 * tdr_cli_catalog_print_json:
 *
 * Prints what was built, indented.
 *
 * Returns: the exit status
 */
int
tdr_cli_catalog_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);
  g_autofree char *text = g_strconcat (json, "\n", NULL);

  return tdr_cli_write (text, strlen (text));
}

/**
 * tdr_cli_catalog:
 *
 * tender-cli catalog: looks into the catalogue.
 *
 * Returns: the exit status
 */
int
tdr_cli_catalog (int    argc,
                 char **argv)
{
  static char check_name[] = "catalog check";
  static char list_name[] = "catalog list";

  if (argc < 2)
    return tdr_cli_usage ("catalog", "say what to do: check or list");
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return TDR_CLI_DONE;
    }
  if (g_str_equal (argv[1], "check"))
    {
      argv[1] = check_name;
      return tdr_cli_catalog_check (argc - 1, argv + 1);
    }
  if (g_str_equal (argv[1], "list"))
    {
      argv[1] = list_name;
      return tdr_cli_catalog_list (argc - 1, argv + 1);
    }

  return tdr_cli_usage ("catalog", "there is no “%s”: check or list", argv[1]);
}
