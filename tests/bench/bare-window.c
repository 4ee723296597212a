/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An empty libadwaita window: what any program of this kind pays before it does anything. It prints a line when its
 * first frame is on the screen, as Tender does when it is measured. */

#include <adwaita.h>

static void
frame_painted_cb (GdkFrameClock *clock,
                  gpointer       unused)
{
  g_signal_handlers_disconnect_by_func (clock, frame_painted_cb, unused);
  g_print ("first frame\n");
}

static void
window_realized_cb (GtkWidget *window,
                    gpointer   unused)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (frame_painted_cb), NULL);
}

static void
activated_cb (GtkApplication *application,
              gpointer        unused)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  g_signal_connect (window, "realize", G_CALLBACK (window_realized_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
