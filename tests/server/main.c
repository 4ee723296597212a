/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fake-provider.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define DEFAULT_PORT 8443

static const char *const services[] = {
  "bedrock", "price-list", "pricing", "savings-plans", "ec2", "sts", "sso", "azure-retail", "google-billing", "ecb",
};

static void
print_usage (const char *address,
             const char *root)
{
  g_print ("Serving the providers' answers at %s. In another terminal:\n\n"
           "  export AWS_ACCESS_KEY_ID=" TDR_FAKE_ACCESS_KEY_ID " AWS_SECRET_ACCESS_KEY=" TDR_FAKE_SECRET_ACCESS_KEY
           " GOOGLE_API_KEY=" TDR_FAKE_GOOGLE_KEY "\n"
           "  ./dev cli prices refresh --region us-east-1 --region eastus2 --authority %s/tests/fixtures/tls/ca.pem",
           address, root);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    g_print (" --endpoint %s=%s", services[i], address);
  g_print ("\n\nType a fault and how often, for instance “reset 5”; or “none”. An empty line ends.\n");
  for (guint i = 0; i <= TDR_FAULT_DENIED; i++)
    g_print (" %s", tdr_fault_to_string ((TdrFault) i));
  g_print ("\n");
}

/* What was set is said again, for a program that waits for it. */
static void
set_fault (TdrFakeServer *server,
           const char    *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  guint64 n_times = 1;
  TdrFault fault;

  if (!tdr_fault_from_string (words[0], &fault)
      || (words[1] != NULL && !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXUINT, &n_times, NULL)))
    {
      g_print ("There is no such fault.\n");
      return;
    }
  tdr_fake_server_set_fault (server, fault, (guint) n_times);
  g_print ("%s, %u times\n", tdr_fault_to_string (fault), (guint) n_times);
}

/* [ROOT [PORT [CERTIFICATE]]]: 0 is any port that is free. */
int
main (int    argc,
      char **argv)
{
  const char *root = argc > 1 ? argv[1] : ".", *name = argc > 3 ? argv[3] : "server.pem";
  guint port = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : DEFAULT_PORT;
  g_autofree char *fixtures = g_build_filename (root, "tests", "fixtures", "sources", NULL);
  g_autofree char *certificate = g_build_filename (root, "tests", "fixtures", "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrFakeProvider) provider = tdr_fake_provider_new (fixtures, port, certificate, &error);
  char line[200];

  setlocale (LC_ALL, "");
  if (provider == NULL)
    {
      g_printerr ("The server cannot start: %s\n", error->message);
      return 1;
    }
  print_usage (tdr_fake_server_get_address (tdr_fake_provider_get_server (provider)), root);
  while (fgets (line, sizeof line, stdin) != NULL && strlen (g_strstrip (line)) > 0)
    set_fault (tdr_fake_provider_get_server (provider), line);

  return 0;
}
