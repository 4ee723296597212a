/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-application.h"
#include "tdr-window.h"

static AdwApplication *application;

static TdrWindow *
open_window (void)
{
  TdrWindow *window = tdr_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

/* A window that something still holds after it was destroyed is a leak. */
static void
close_window (TdrWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static void
test_pages (void)
{
  static const char *const names[] = { "requirements", "offers", "compare", "workloads" };
  TdrWindow *window = open_window ();
  GObject *pages = gtk_widget_get_template_child (GTK_WIDGET (window), TDR_TYPE_WINDOW, "pages");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", names[i]));
      g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (pages)), ==, names[i]);
    }
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = ADW_APPLICATION (tdr_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/pages", test_pages);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
