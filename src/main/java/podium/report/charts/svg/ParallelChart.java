package podium.report.charts.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import podium.report.charts.svg.Drawing.Anchor;

/**
 * Trials as lines across parallel axes (Inselberg, 1985), one axis below the other, so that many axes fit a telephone. The
 * values of an axis stand from left to right. The better a trial, the darker its line; the best one has a colour of its own.
 */
public final class ParallelChart {
    private static final int MARGIN = 16;
    private static final int AXIS = 62;
    private static final int TOP = 56;
    private static final int MOST_NAMES = 8;
    private static final double RIGHT = Letters.WIDTH - 2.0 * MARGIN;

    private final String title;
    private final List<Axis> axes;

    /**
     * An axis.
     *
     * @param name its name
     * @param ticks the texts below it, from left to right
     */
    public record Axis(String name, List<Tick> ticks) {
        public Axis {
            ticks = List.copyOf(ticks);
        }
    }

    /** A text at a position from 0, the left end, to 1. */
    public record Tick(double at, String text) {}

    /**
     * A trial.
     *
     * @param places its position on each axis, from 0 to 1
     * @param shade how good it is, from 0 to 1
     */
    public record Line(List<Double> places, double shade) {
        public Line {
            places = List.copyOf(places);
        }
    }

    public ParallelChart(String title, List<Axis> axes) {
        this.title = title;
        this.axes = List.copyOf(axes);
    }

    /** The chart of these trials, the best one last. */
    public Svg svg(List<Line> lines, String described) {
        Drawing drawing = new Drawing();
        for (int axis = 0; axis < axes.size(); axis++) {
            axis(drawing, axes.get(axis), TOP + axis * AXIS);
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean best = i == lines.size() - 1;
            Line line = lines.get(i);
            String ink = best ? Ink.ORANGE.style() : line.shade() < 0.5 ? Ink.PALE.style() : Ink.BLUE.style();
            drawing.group(ink, inside -> inside.polyline(best ? "line" : "thin", points(line), ""));
        }
        return drawing.done("", Letters.WIDTH, TOP + (axes.size() - 1) * AXIS + 34, title, described);
    }

    private static void axis(Drawing drawing, Axis axis, double y) {
        drawing.text("dim", MARGIN, y - 8, Anchor.START, axis.name(), RIGHT);
        drawing.line("rule", MARGIN, y, MARGIN + RIGHT, y);
        List<Tick> shown = new ArrayList<>();
        int every = (axis.ticks().size() + MOST_NAMES - 1) / MOST_NAMES;
        for (int i = 0; i < axis.ticks().size(); i += Math.max(1, every)) {
            shown.add(axis.ticks().get(i));
        }
        for (Tick tick : shown) {
            Anchor anchor = tick.at() < 0.1 ? Anchor.START : tick.at() > 0.9 ? Anchor.END : Anchor.MIDDLE;
            drawing.text(
                    "", MARGIN + tick.at() * RIGHT, y + 17, anchor, tick.text(), RIGHT / Math.max(1, shown.size()));
        }
    }

    private static String points(Line line) {
        StringBuilder points = new StringBuilder();
        for (int axis = 0; axis < line.places().size(); axis++) {
            points.append(points.isEmpty() ? "" : " ")
                    .append(String.format(
                            Locale.ROOT,
                            "%s,%s",
                            Drawing.number(MARGIN + line.places().get(axis) * RIGHT),
                            Drawing.number(TOP + axis * (double) AXIS)));
        }
        return points.toString();
    }
}
