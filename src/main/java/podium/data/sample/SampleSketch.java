package podium.data.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A drawing of one object as a list of filled parts, back to front, in a box of about 100 units with y
 * downwards. Every drawing of a class is slightly different: points are moved by a fraction of a unit.
 *
 * <pre>{@code
 * sketch.box(BODY, 0, 0, 100, 66, 6).inlay(DARK, SampleTexture.stripes(8, 2, 90));
 * }</pre>
 */
final class SampleSketch {
    private static final double TREMOR = 0.8;
    private static final double OUTLINE = 1.3;

    /** A filled shape. A pattern is clipped by the part that wears it, anything else by itself. */
    private record Part(Shape shape, SampleInk ink, double opacity, Shape wearer) {
        boolean isPattern() {
            return shape != wearer;
        }
    }

    private final RandomGenerator random;
    private final List<Part> parts = new ArrayList<>();

    SampleSketch(RandomGenerator random) {
        this.random = random;
    }

    /** The random source of the class's own variations. */
    RandomGenerator random() {
        return random;
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    SampleSketch oval(SampleInk ink, double x, double y, double radiusX, double radiusY) {
        return add(ink, new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
    }

    SampleSketch box(SampleInk ink, double x, double y, double width, double height, double corner) {
        return add(ink, new RoundRectangle2D.Double(x, y, width, height, 2 * corner, 2 * corner));
    }

    /** Adds a closed polygon through the points. */
    SampleSketch polygon(SampleInk ink, double... points) {
        return add(ink, straight(tremble(points), true));
    }

    /** Adds a closed smooth shape through the points. */
    SampleSketch blob(SampleInk ink, double... points) {
        return add(ink, smooth(tremble(points), true));
    }

    /** Adds a line of some width, straight from point to point. */
    SampleSketch line(SampleInk ink, double width, double... points) {
        return add(ink, stroke(width).createStrokedShape(straight(points, false)));
    }

    /** Adds a line of some width, smooth through the points. */
    SampleSketch curve(SampleInk ink, double width, double... points) {
        return add(ink, stroke(width).createStrokedShape(smooth(tremble(points), false)));
    }

    /** Adds a tyre with its inside: spokes and a hub on a disc of the given ink and opacity. */
    SampleSketch wheel(double x, double y, double radius, double tyre, int spokes, SampleInk disc, double opacity) {
        oval(disc, x, y, radius, radius).sheer(opacity);
        double turn = between(0, Math.PI);
        for (int spoke = 0; spoke < spokes; spoke++) {
            double angle = turn + Math.PI * spoke / spokes;
            double dx = 0.9 * radius * Math.cos(angle);
            double dy = 0.9 * radius * Math.sin(angle);
            line(SampleInk.LIGHT, radius / 16, x - dx, y - dy, x + dx, y + dy);
        }
        oval(SampleInk.METAL, x, y, radius / 5, radius / 5);
        double middle = radius - tyre / 2;
        Shape ring = new Ellipse2D.Double(x - middle, y - middle, 2 * middle, 2 * middle);
        return add(SampleInk.DARK, stroke(tyre).createStrokedShape(ring));
    }

    /** Makes the last part transparent. */
    SampleSketch sheer(double opacity) {
        Part last = parts.remove(parts.size() - 1);
        parts.add(new Part(last.shape, last.ink, opacity, last.wearer));
        return this;
    }

    /** Puts a pattern on the last part that is not a pattern itself. */
    SampleSketch inlay(SampleInk ink, SampleTexture texture) {
        Shape wearer = parts.get(parts.size() - 1).wearer;
        parts.add(new Part(texture.over(wearer.getBounds2D()), ink, 1, wearer));
        return this;
    }

    /** The box around all parts. */
    Rectangle2D bounds() {
        Rectangle2D bounds = parts.get(0).shape.getBounds2D();
        parts.forEach(part -> bounds.add(part.wearer.getBounds2D()));
        return bounds;
    }

    /** Draws with smooth edges, each part with a thin darker outline. */
    void draw(Graphics2D graphics, AffineTransform place, SampleColours colours) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setStroke(new BasicStroke((float) (OUTLINE * Math.sqrt(Math.abs(place.getDeterminant())))));
        for (Part part : parts) {
            Color colour = colours.colour(part.ink);
            Shape shape = place.createTransformedShape(part.shape);
            graphics.setColor(SampleColours.sheer(colour, part.opacity));
            if (part.isPattern()) {
                graphics.setClip(place.createTransformedShape(part.wearer));
                graphics.fill(shape);
            } else {
                graphics.fill(shape);
                graphics.setColor(SampleColours.sheer(SampleColours.shade(colour, 0.45), 0.6 * part.opacity));
                graphics.setClip(shape);
                graphics.draw(shape);
            }
            graphics.setClip(null);
        }
    }

    /** Fills the same parts with the current colour of the graphics, without smooth edges. */
    void fillSilhouette(Graphics2D graphics, AffineTransform place) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Part part : parts) {
            if (!part.isPattern()) {
                graphics.fill(place.createTransformedShape(part.shape));
            }
        }
    }

    private SampleSketch add(SampleInk ink, Shape shape) {
        parts.add(new Part(shape, ink, 1, shape));
        return this;
    }

    private double[] tremble(double[] points) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            moved[i] = points[i] + TREMOR * random.nextDouble(-1, 1);
        }
        return moved;
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Path2D straight(double[] points, boolean closed) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    /** A Catmull-Rom spline as Bezier curves: the tangent at a point is parallel to the chord of its neighbours. */
    private static Path2D smooth(double[] points, boolean closed) {
        int count = points.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 0; i < (closed ? count : count - 1); i++) {
            int before = 2 * (closed ? (i + count - 1) % count : Math.max(0, i - 1));
            int from = 2 * i;
            int to = 2 * ((i + 1) % count);
            int after = 2 * (closed ? (i + 2) % count : Math.min(count - 1, i + 2));
            path.curveTo(
                    points[from] + (points[to] - points[before]) / 6,
                    points[from + 1] + (points[to + 1] - points[before + 1]) / 6,
                    points[to] - (points[after] - points[from]) / 6,
                    points[to + 1] - (points[after + 1] - points[from + 1]) / 6,
                    points[to],
                    points[to + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
