/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-yyjson FILE: reads a file by yyjson, whole, and says how fast and in how much memory: what others would do. */

#include <glib.h>
#include <stdio.h>
#include <sys/resource.h>
#include <yyjson.h>

int
main (int    argc,
      char **argv)
{
  gint64 start = g_get_monotonic_time ();
  yyjson_read_err reason;
  yyjson_doc *document = argc == 2 ? yyjson_read_file (argv[1], YYJSON_READ_NOFLAG, NULL, &reason) : NULL;
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  struct rusage usage;

  g_assert_nonnull (document);
  getrusage (RUSAGE_SELF, &usage);
  printf ("%.3f %.3f %ld\n", (double) yyjson_doc_get_read_size (document) / 1e6, seconds, usage.ru_maxrss / 1024);
  yyjson_doc_free (document);

  return 0;
}
