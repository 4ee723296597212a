/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sidebar-row.h"

struct _TdrSidebarRow
{
  GtkListBoxRow parent_instance;

  char *page;
  char *section;
  char *title;
  char *icon_name;
  char *count;
};

typedef enum {
  PROP_PAGE = 1,
  PROP_SECTION,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_COUNT,
} TdrSidebarRowProperty;

static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (TdrSidebarRow, tdr_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static char **
find_field (TdrSidebarRow *self,
            guint          prop_id)
{
  switch ((TdrSidebarRowProperty) prop_id)
    {
    case PROP_PAGE:
      return &self->page;
    case PROP_SECTION:
      return &self->section;
    case PROP_TITLE:
      return &self->title;
    case PROP_ICON_NAME:
      return &self->icon_name;
    case PROP_COUNT:
      return &self->count;
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
string_is_set (gpointer    object,
               const char *text)
{
  return text && *text;
}

static void
tdr_sidebar_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_string (value, *find_field (TDR_SIDEBAR_ROW (object), prop_id));
}

static void
tdr_sidebar_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (!g_set_str (find_field (TDR_SIDEBAR_ROW (object), prop_id), g_value_get_string (value)))
    return;
  g_object_notify_by_pspec (object, pspec);
  if (prop_id == PROP_TITLE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
}

static void
tdr_sidebar_row_finalize (GObject *object)
{
  TdrSidebarRow *self = TDR_SIDEBAR_ROW (object);

  g_free (self->page);
  g_free (self->section);
  g_free (self->title);
  g_free (self->icon_name);
  g_free (self->count);

  G_OBJECT_CLASS (tdr_sidebar_row_parent_class)->finalize (object);
}

static void
tdr_sidebar_row_class_init (TdrSidebarRowClass *klass)
{
  static const char *const names[] = { NULL, "page", "section", "title", "icon-name", "count" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdr_sidebar_row_get_property;
  object_class->set_property = tdr_sidebar_row_set_property;
  object_class->finalize = tdr_sidebar_row_finalize;

  for (guint id = PROP_PAGE; id <= PROP_COUNT; id++)
    props[id] = g_param_spec_string (names[id], NULL, NULL, NULL,
                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/sidebar-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, string_is_set);
}

static void
tdr_sidebar_row_init (TdrSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Name of the page that the row leads to. */
const char *
tdr_sidebar_row_get_page (TdrSidebarRow *self)
{
  g_return_val_if_fail (TDR_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}

/* (nullable): heading of the section that begins with this row. */
const char *
tdr_sidebar_row_get_section (TdrSidebarRow *self)
{
  g_return_val_if_fail (TDR_IS_SIDEBAR_ROW (self), NULL);

  return self->section;
}

/* Shows @count at the row's end, which a screen reader says as @spoken. */
void
tdr_sidebar_row_set_count (TdrSidebarRow *self,
                           const char    *count,
                           const char    *spoken)
{
  g_return_if_fail (TDR_IS_SIDEBAR_ROW (self));

  g_object_set (self, "count", count, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken ? spoken : "",
                                  -1);
}
