/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart-view.h"

#include "tdr-plot.h"

#include <adwaita.h>

#define NO_MARK -1
#define RING_MARGIN 3.0   /* px between a mark and the ring around it */
#define RING_WIDTH 2.0    /* px, as libadwaita draws focus rings */

struct _TdrChartView
{
  GtkWidget parent_instance;

  TdrChart *chart;
  int selected;
};

typedef enum {
  SIGNAL_MARK_ACTIVATED,
} TdrChartViewSignal;

static guint signals[SIGNAL_MARK_ACTIVATED + 1];

G_DEFINE_FINAL_TYPE (TdrChartView, tdr_chart_view, GTK_TYPE_WIDGET)

static const TdrPalette *
choose_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return tdr_palette_get (dark ? TDR_PALETTE_HIGH_CONTRAST_DARK : TDR_PALETTE_HIGH_CONTRAST_LIGHT);
  return tdr_palette_get (dark ? TDR_PALETTE_DARK : TDR_PALETTE_LIGHT);
}

static int
find_mark (TdrChartView *self,
           double        x,
           double        y)
{
  if (!self->chart)
    return NO_MARK;
  return tdr_plot_hit (self->chart, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                       gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)), x, y);
}

static void
select_mark (TdrChartView *self,
             int           mark)
{
  g_autofree char *words = NULL;

  if (mark == self->selected)
    return;
  self->selected = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (mark == NO_MARK)
    return;
  words = tdr_chart_describe_mark (self->chart, mark);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update_accessible (TdrChartView *self)
{
  g_autofree char *words = self->chart ? tdr_chart_describe (self->chart) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->chart ? self->chart->title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static void
draw_ring (TdrChartView *self,
           cairo_t      *cr,
           double        width,
           double        height)
{
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  TdrBox box;

  if (!tdr_plot_mark_box (self->chart, gtk_widget_get_pango_context (GTK_WIDGET (self)), width, height, self->selected,
                          &box))
    return;
  cairo_rectangle (cr, box.x - RING_MARGIN, box.y - RING_MARGIN, box.width + 2 * RING_MARGIN,
                   box.height + 2 * RING_MARGIN);
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_stroke (cr);
}

/* The mark that a key leads to from @mark, or NO_MARK if the key does not move. */
static int
step_mark (TdrChartView *self,
           guint         key,
           int           mark)
{
  int last = (int) tdr_chart_get_n_marks (self->chart) - 1;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Down:
    case GDK_KEY_KP_Right:
      return MIN (mark + 1, last);
    case GDK_KEY_Up:
    case GDK_KEY_Left:
    case GDK_KEY_KP_Up:
    case GDK_KEY_KP_Left:
      return mark == NO_MARK ? last : MAX (mark - 1, 0);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return last;
    default:
      return NO_MARK;
    }
}

static gboolean
key_pressed_cb (TdrChartView    *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  int mark;

  if (!self->chart || tdr_chart_get_n_marks (self->chart) == 0 || (modifiers & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (self->selected != NO_MARK && (key == GDK_KEY_Return || key == GDK_KEY_space || key == GDK_KEY_KP_Enter))
    {
      g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, self->selected);
      return GDK_EVENT_STOP;
    }
  mark = step_mark (self, key, self->selected);
  if (mark == NO_MARK)
    return GDK_EVENT_PROPAGATE;
  select_mark (self, mark);
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (TdrChartView *self)
{
  select_mark (self, NO_MARK);
}

static void
pressed_cb (TdrChartView *self,
            int           n_press,
            double        x,
            double        y)
{
  int mark = find_mark (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_mark (self, mark);
  if (mark != NO_MARK)
    g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, mark);
}

static GtkSizeRequestMode
tdr_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tdr_chart_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  const int least_width = 240, natural_width = 640;   /* px: labels above short bars still fit; a comfortable chart */
  TdrChartView *self = TDR_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least_width;
      *natural = natural_width;
      return;
    }
  *minimum = self->chart ? (int) tdr_plot_measure (self->chart, gtk_widget_get_pango_context (widget),
                                                   for_size < 0 ? natural_width : for_size)
                         : 0;
  *natural = *minimum;
}

static void
tdr_chart_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  TdrChartView *self = TDR_CHART_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (cairo_t) cr = NULL;

  if (!self->chart)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  tdr_plot_draw (self->chart, choose_palette (), cr, gtk_widget_get_pango_context (widget), width, height);
  if (self->selected != NO_MARK)
    draw_ring (self, cr, width, height);
}

static gboolean
tdr_chart_view_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  TdrChartView *self = TDR_CHART_VIEW (widget);
  int mark = keyboard ? self->selected : find_mark (self, x, y);
  g_autofree char *words = NULL;

  if (mark == NO_MARK)
    return FALSE;
  words = tdr_chart_describe_mark (self->chart, mark);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
tdr_chart_view_dispose (GObject *object)
{
  TdrChartView *self = TDR_CHART_VIEW (object);

  g_clear_pointer (&self->chart, tdr_chart_unref);

  G_OBJECT_CLASS (tdr_chart_view_parent_class)->dispose (object);
}

static void
tdr_chart_view_class_init (TdrChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tdr_chart_view_dispose;
  widget_class->get_request_mode = tdr_chart_view_get_request_mode;
  widget_class->measure = tdr_chart_view_measure;
  widget_class->snapshot = tdr_chart_view_snapshot;
  widget_class->query_tooltip = tdr_chart_view_query_tooltip;

  /**
   * TdrChartView::mark-activated:
   *
   * A mark was clicked, or Return was pressed on it.
   */
  signals[SIGNAL_MARK_ACTIVATED] = g_signal_new ("mark-activated", TDR_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (TdrChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
tdr_chart_view_init (TdrChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->selected = NO_MARK;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* A view without a chart. */
GtkWidget *
tdr_chart_view_new (void)
{
  return g_object_new (TDR_TYPE_CHART_VIEW, NULL);
}

/* Shows @chart (nullable), of which it keeps a reference. No mark is selected any more. */
void
tdr_chart_view_set_chart (TdrChartView *self,
                          TdrChart     *chart)
{
  g_return_if_fail (TDR_IS_CHART_VIEW (self));

  if (chart)
    tdr_chart_ref (chart);
  g_clear_pointer (&self->chart, tdr_chart_unref);
  self->chart = chart;
  self->selected = NO_MARK;
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* (nullable): the chart on show. */
TdrChart *
tdr_chart_view_get_chart (TdrChartView *self)
{
  g_return_val_if_fail (TDR_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/* The mark that the keys have reached, or -1. */
int
tdr_chart_view_get_selected (TdrChartView *self)
{
  g_return_val_if_fail (TDR_IS_CHART_VIEW (self), -1);

  return self->selected;
}
