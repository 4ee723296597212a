/* SPDX-License-Identifier: GPL-3.0-or-later */

/* take-screenshots FOLDER PREFIX FILE: draws every page of the tender FILE, light and dark, wide and narrow, into FOLDER. */

#include "tdr-application.h"
#include "tdr-language.h"
#include "tdr-window.h"

typedef struct {
  const char *name;
  int width;
  int height;
} Size;

static const Size sizes[] = { { "wide", 1280, 800 }, { "narrow", 600, 800 } };
static const char *const pages[] = {
  "workloads", "requirements", "offers", "prices", "compare", "commitments", "risk", "award",
};

static gboolean
is_ready (TdrWindow *window)
{
  TdrDocument *document = tdr_window_get_document (window);

  return tdr_document_get_evaluation (document) != NULL && !tdr_document_get_busy (document);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Lets the window lay itself out, and paint what came of it. */
static void
wait_for_paint (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  for (int frame = 0; frame < 3; frame++)
    {
      gboolean painted = FALSE;
      gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

      gtk_widget_queue_draw (widget);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      g_signal_handler_disconnect (clock, handler);
    }
}

static void
take (GtkWidget  *widget,
      const char *folder,
      const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  wait_for_paint (widget);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_print ("%s\n", path);
}

static void
take_pages (TdrWindow  *window,
            const char *folder,
            const char *prefix)
{
  static const struct { const char *name; AdwColorScheme scheme; } schemes[] = {
    { "light", ADW_COLOR_SCHEME_FORCE_LIGHT }, { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
  };

  for (guint scheme = 0; scheme < G_N_ELEMENTS (schemes); scheme++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
        {
          g_autofree char *name = g_strjoin ("-", prefix, pages[page], sizes[size].name, schemes[scheme].name, NULL);

          adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[scheme].scheme);
          gtk_window_set_default_size (GTK_WINDOW (window), sizes[size].width, sizes[size].height);
          tdr_window_show_page (window, pages[page]);
          take (GTK_WIDGET (window), folder, name);
        }
}

static GtkWidget *
find_by_type (GtkWidget *root,
              GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type);
  return found;
}

static void
take_one (TdrWindow  *window,
          const char *folder,
          const char *prefix,
          const char *what)
{
  g_autofree char *name = g_strjoin ("-", prefix, what, NULL);

  take (GTK_WIDGET (window), folder, name);
}

/* What only shows when somebody asks for it. */
static void
take_details (TdrWindow  *window,
              const char *folder,
              const char *prefix)
{
  AdwDialog *dialog;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 1500);
  tdr_window_show_page (window, "offers");
  wait_for_paint (GTK_WIDGET (window));
  g_signal_emit_by_name (find_by_type (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW), "activate", 0);
  take_one (window, folder, prefix, "details");
  tdr_window_show_page (window, "compare");
  take_one (window, folder, prefix, "compare-whole");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (find_by_type (GTK_WIDGET (window), ADW_TYPE_TOGGLE_GROUP)),
                                    "chips");
  take_one (window, folder, prefix, "chips");
  tdr_window_show_page (window, "workloads");
  take_one (window, folder, prefix, "workloads-whole");
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 2600);
  tdr_window_show_page (window, "commitments");
  take_one (window, folder, prefix, "commitments-whole");
  tdr_window_show_page (window, "risk");
  take_one (window, folder, prefix, "risk-whole");
  tdr_window_show_page (window, "award");
  take_one (window, folder, prefix, "award-whole");
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 1500);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.properties", NULL);
  take_one (window, folder, prefix, "properties");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL);
  take_one (window, folder, prefix, "shortcuts");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  adw_dialog_force_close (dialog);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-uri", "s", "file:///nowhere/lost.tender");
  while (!adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);
  take_one (window, folder, prefix, "error");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
  take_one (window, folder, prefix, "empty");
}

static void
take_preferences (TdrWindow  *window,
                  const char *folder,
                  const char *prefix)
{
  static const struct { const char *name; int width; AdwColorScheme scheme; } looks[] = {
    { "light", 1280, ADW_COLOR_SCHEME_FORCE_LIGHT },
    { "dark", 1280, ADW_COLOR_SCHEME_FORCE_DARK },
    { "narrow", 400, ADW_COLOR_SCHEME_FORCE_LIGHT },
  };
  static const char *const parts[] = { "network", "keys", "permissions" };

  for (guint look = 0; look < G_N_ELEMENTS (looks); look++)
    for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
      {
        g_autofree char *name = g_strjoin ("-", prefix, "preferences", parts[part], looks[look].name, NULL);
        AdwDialog *dialog;

        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[look].scheme);
        gtk_window_set_default_size (GTK_WINDOW (window), looks[look].width, 900);
        gtk_widget_activate_action (GTK_WIDGET (window), "app.preferences", NULL);
        dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
        adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), parts[part]);
        wait_for_paint (GTK_WIDGET (window));
        take (GTK_WIDGET (window), folder, name);
        adw_dialog_force_close (dialog);
      }
}

static TdrWindow *
open_window (AdwApplication *application,
             const char     *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TdrWindow *window;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = TDR_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  while (!is_ready (window) || !tdr_document_get_file (tdr_window_get_document (window)))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TdrApplication) application = NULL;
  TdrWindow *window;

  tdr_language_init ();
  if (argc != 4)
    {
      g_printerr ("Usage: take-screenshots FOLDER PREFIX FILE\n");
      return 2;
    }
  application = tdr_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = open_window (ADW_APPLICATION (application), argv[3]);
  take_preferences (window, argv[1], argv[2]);
  take_pages (window, argv[1], argv[2]);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  take_details (window, argv[1], argv[2]);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
