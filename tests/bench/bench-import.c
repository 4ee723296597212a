/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-import FILE MEGABYTES [CERTIFICATE AUTHORITY]: writes an EC2 offer file of that size if it is not there, and
 * its packed form; serves both on this machine, by HTTP and by HTTPS, from a process of its own; and reads each as Tender
 * does, once doing nothing with what arrives and once importing it, each time in a process of its own, so that its
 * memory is its own. Without a certificate it only writes. */

#include "offer-file.h"
#include "tdr-ec2-offer-parse.h"
#include "tdr-fake-server.h"
#include "tdr-http.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIMES 3

typedef struct {
  gint64 start;
  guint64 n_bytes;
  double seconds;
  double cpu_seconds;
  double first_fact_seconds;
  guint n_facts;
  guint n_rows;
  long peak_kib;
  TdrEc2OfferParser *parser;
} Run;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* ---- the server, in a process of its own */

typedef struct {
  GBytes *plain;
  GBytes *packed;
} Files;

static void
answer_cb (const TdrFakeRequest *request,
           TdrFakeReply         *reply,
           gpointer              user_data)
{
  Files *files = user_data;

  reply->is_packed = g_str_equal (request->path, "/packed");
  reply->status = 200;
  reply->content_type = g_strdup ("application/json");
  reply->body = g_bytes_ref (reply->is_packed ? files->packed : files->plain);
}

static GBytes *
map_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);

  g_assert_no_error (error);
  return g_mapped_file_get_bytes (file);
}

/* Tells both addresses, and serves until the one who asks has gone. */
static void
serve (const char *plain,
       const char *packed,
       const char *certificate,
       int         told,
       int         gone)
{
  Files files = { map_file (plain), map_file (packed) };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrFakeServer) http = tdr_fake_server_new (0, NULL, answer_cb, &files, &error);
  g_autoptr (TdrFakeServer) https = tdr_fake_server_new (0, certificate, answer_cb, &files, &error);
  char byte;

  g_assert_no_error (error);
  dprintf (told, "%s\n%s\n", tdr_fake_server_get_address (http), tdr_fake_server_get_address (https));
  close (told);
  while (read (gone, &byte, 1) > 0)
    ;
  _exit (0);
}

static FILE *
start_server (const char *plain,
              const char *packed,
              const char *certificate)
{
  int told[2], gone[2];

  g_assert_cmpint (pipe (told), ==, 0);
  g_assert_cmpint (pipe (gone), ==, 0);
  if (fork () == 0)
    {
      close (told[0]);
      close (gone[1]);
      serve (plain, packed, certificate, told[1], gone[0]);
    }
  close (told[1]);
  close (gone[0]);

  return fdopen (told[0], "r");
}

/* ---- one reading of the file */

static gboolean
take_cb (const char  *data,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  Run *run = user_data;

  run->n_bytes += length;
  if (run->parser == NULL)
    return TRUE;
  if (!tdr_ec2_offer_parser_feed (run->parser, data, length, error))
    return FALSE;
  if (run->first_fact_seconds == 0 && tdr_ec2_offer_parser_get_n_facts (run->parser) > 0)
    run->first_fact_seconds = seconds_since (run->start);

  return TRUE;
}

static void
read_address (Run        *run,
              const char *address,
              const char *authority)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (authority, &error);
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);
  TdrHttpOptions options = { .tls_database = database, .proxy_resolver = direct };
  g_autoptr (TdrHttp) http = tdr_http_new (&options);
  TdrHttpRequest request = { .address = address };
  g_autoptr (TdrHttpResponse) response = NULL;
  g_autoptr (TdrAnswer) answer = NULL;

  g_assert_no_error (error);
  run->start = g_get_monotonic_time ();
  response = tdr_http_stream (http, &request, take_cb, run, NULL, &error);
  g_assert_no_error (error);
  if (run->parser != NULL)
    {
      answer = tdr_ec2_offer_parser_finish (run->parser, &error);
      g_assert_no_error (error);
      run->n_facts = tdr_answer_get_n (answer);
      run->n_rows = tdr_answer_get_n_rows (answer);
    }
  run->seconds = seconds_since (run->start);
}

static Run
read_in_process (const char *address,
                 const char *authority,
                 gboolean    importing)
{
  Run run = { 0 };
  struct rusage usage;
  int result[2], status;
  pid_t child;

  g_assert_cmpint (pipe (result), ==, 0);
  child = fork ();
  if (child == 0)
    {
      run.parser = importing ? tdr_ec2_offer_parser_new () : NULL;
      read_address (&run, address, authority);
      g_assert_cmpint (write (result[1], &run, sizeof run), ==, sizeof run);
      _exit (0);
    }
  close (result[1]);
  g_assert_cmpint (read (result[0], &run, sizeof run), ==, sizeof run);
  close (result[0]);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  run.peak_kib = usage.ru_maxrss;
  run.cpu_seconds = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                    + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;

  return run;
}

static Run
best_of (const char *address,
         const char *authority,
         gboolean    importing)
{
  Run best = { 0 };

  for (guint i = 0; i < TIMES; i++)
    {
      Run run = read_in_process (address, authority, importing);

      if (best.seconds == 0 || run.seconds < best.seconds)
        best = run;
    }

  return best;
}

static void
measure (const char *name,
         const char *base,
         const char *path,
         const char *authority)
{
  g_autofree char *address = g_strconcat (base, path, NULL);
  Run nothing = best_of (address, authority, FALSE), import = best_of (address, authority, TRUE);
  double megabytes = (double) import.n_bytes / 1e6;

  printf ("  %-13s %7.0f %9.0f %7.0f %9.0f %8ld %10.2f %8u of %u\n", name, megabytes / nothing.seconds,
          megabytes / nothing.cpu_seconds, megabytes / import.seconds, megabytes / import.cpu_seconds,
          import.peak_kib / 1024, import.first_fact_seconds, import.n_facts, import.n_rows);
  fflush (stdout);
}

static void
make_files (const char *plain,
            const char *packed,
            guint       megabytes)
{
  if (!g_file_test (plain, G_FILE_TEST_EXISTS))
    offer_file_write (plain, megabytes);
  if (!g_file_test (packed, G_FILE_TEST_EXISTS))
    offer_file_pack (plain, packed);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *packed = NULL;
  char http[80], https[80];
  FILE *told;

  g_assert_true (argc == 3 || argc == 5);
  packed = g_strconcat (argv[1], ".gz", NULL);
  make_files (argv[1], packed, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  if (argc == 3)
    return 0;
  told = start_server (argv[1], packed, argv[3]);
  g_assert_nonnull (fgets (http, sizeof http, told));
  g_assert_nonnull (fgets (https, sizeof https, told));
  g_strchomp (http);
  g_strchomp (https);
  printf ("import: an EC2 offer file of %s MB over the loopback: MB of decoded JSON a second, and a second of "
          "processor, the best of %d\n"
          "  %-13s %17s %17s %8s %10s %s\n  %-13s %7s %9s %7s %9s\n", argv[2], TIMES, "", "nothing done", "importing",
          "peak MiB", "1st fact s", "facts of rows", "", "MB/s", "MB/CPU s", "MB/s", "MB/CPU s");
  measure ("HTTP, plain", http, "/plain", argv[4]);
  measure ("HTTP, gzip", http, "/packed", argv[4]);
  measure ("HTTPS, plain", https, "/plain", argv[4]);
  measure ("HTTPS, gzip", https, "/packed", argv[4]);
  fclose (told);

  return 0;
}
