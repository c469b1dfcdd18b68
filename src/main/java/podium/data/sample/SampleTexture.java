package podium.data.sample;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** A pattern over a rectangle, in the units of a sketch; the sketch clips it to the part that wears it. */
@FunctionalInterface
interface SampleTexture {
    Shape over(Rectangle2D bounds);

    /** Parallel bars, rotated by an angle (0: vertical bars). */
    static SampleTexture stripes(double spacing, double width, double degrees) {
        return bounds -> {
            double reach = Math.hypot(bounds.getWidth(), bounds.getHeight()) / 2 + spacing;
            Path2D bars = new Path2D.Double();
            for (double x = -reach; x < reach; x += spacing) {
                bars.append(new Rectangle2D.Double(x, -reach, width, 2 * reach), false);
            }
            AffineTransform turn = AffineTransform.getTranslateInstance(bounds.getCenterX(), bounds.getCenterY());
            turn.rotate(Math.toRadians(degrees));
            return bars.createTransformedShape(turn);
        };
    }

    /** Every second field of a chessboard. */
    static SampleTexture checks(double size) {
        return bounds -> {
            Path2D fields = new Path2D.Double();
            int row = 0;
            for (double y = bounds.getY(); y < bounds.getMaxY(); y += size, row++) {
                for (double x = bounds.getX() + row % 2 * size; x < bounds.getMaxX(); x += 2 * size) {
                    fields.append(new Rectangle2D.Double(x, y, size, size), false);
                }
            }
            return fields;
        };
    }

    /** Dots in staggered rows. */
    static SampleTexture dots(double spacing, double radius) {
        return bounds -> {
            Path2D dots = new Path2D.Double();
            int row = 0;
            for (double y = bounds.getY() + spacing / 2; y < bounds.getMaxY(); y += spacing, row++) {
                for (double x = bounds.getX() + (1 + row % 2) * spacing / 2; x < bounds.getMaxX(); x += spacing) {
                    dots.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), false);
                }
            }
            return dots;
        };
    }

    /** Rows of half rings, like feathers. */
    static SampleTexture scallops(double size, double width) {
        return bounds -> arcs(bounds, size, width, 180, 180, 0.7);
    }

    /** Rows of nearly closed rings, like wool. */
    static SampleTexture curls(double size, double width) {
        return bounds -> arcs(bounds, size, width, 30, 290, 1.15);
    }

    /** Large ragged patches, as on a cow. */
    static SampleTexture patches(RandomGenerator random, int count, double radius) {
        return bounds -> {
            Path2D patches = new Path2D.Double();
            for (int patch = 0; patch < count; patch++) {
                double x = bounds.getX() + (patch + random.nextDouble(0.2, 0.8)) * bounds.getWidth() / count;
                double y = bounds.getY() + random.nextDouble(0.2, 0.75) * bounds.getHeight();
                for (int lobe = 0; lobe < 4; lobe++) {
                    double size = radius * random.nextDouble(0.55, 1);
                    double left = x + random.nextDouble(-0.7, 0.7) * radius - size;
                    double top = y + random.nextDouble(-0.6, 0.6) * radius - size;
                    patches.append(new Ellipse2D.Double(left, top, 2 * size, 1.7 * size), false);
                }
            }
            patches.setWindingRule(Path2D.WIND_NON_ZERO);
            return patches;
        };
    }

    private static Shape arcs(
            Rectangle2D bounds, double size, double width, double start, double extent, double pitch) {
        Path2D arcs = new Path2D.Double();
        int row = 0;
        for (double y = bounds.getY() - size; y < bounds.getMaxY(); y += pitch * size, row++) {
            for (double x = bounds.getX() - row % 2 * size / 2; x < bounds.getMaxX(); x += Math.max(1, pitch) * size) {
                arcs.append(new Arc2D.Double(x, y, size, size, start, extent, Arc2D.OPEN), false);
            }
        }
        return new BasicStroke((float) width).createStrokedShape(arcs);
    }
}
