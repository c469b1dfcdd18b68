package podium.data.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Paints what is behind the objects: skies, grounds and walls with a texture. Its colours vary as widely as
 * those of the objects, so that no background colour reveals a class.
 */
final class SampleBackground {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final int width;
    private final int height;
    private final RandomGenerator random;

    SampleBackground(BufferedImage image, Graphics2D graphics, RandomGenerator random) {
        this.image = image;
        this.graphics = graphics;
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.random = random;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    boolean tossed() {
        return random.nextBoolean();
    }

    void sky(double horizon) {
        Color high = random.nextInt(3) > 0
                ? SampleColours.hsb(
                        random.nextDouble(0.5, 0.66), random.nextDouble(0.1, 0.6), random.nextDouble(0.5, 1))
                : SampleColours.hsb(random.nextDouble(), random.nextDouble(0.05, 0.4), random.nextDouble(0.5, 1));
        Color low = SampleColours.hsb(random.nextDouble(), random.nextDouble(0.02, 0.3), random.nextDouble(0.7, 1));
        gradient(high, low, 0, horizon);
        clouds(
                SampleColours.shade(low, 1.4),
                0,
                horizon,
                random.nextDouble(0.2, 0.9),
                width * random.nextDouble(0.25, 0.6));
    }

    void hills(double horizon) {
        for (int ridge = 0; ridge < 2; ridge++) {
            Color colour = ground();
            double base = horizon * height;
            SampleNoise outline = new SampleNoise(width * random.nextDouble(0.12, 0.5), 3, random);
            double tall = height * random.nextDouble(0.03, 0.16);
            Path2D hill = new Path2D.Double();
            hill.moveTo(0, base + 2);
            for (int x = 0; x <= width; x++) {
                hill.lineTo(x, base - tall * (0.6 + 0.8 * outline.at(x, 40 * ridge)));
            }
            hill.lineTo(width, base + 2);
            graphics.setColor(colour);
            graphics.fill(hill);
        }
    }

    void grass(double horizon) {
        Color near = ground();
        gradient(SampleColours.shade(near, 1.2), SampleColours.shade(near, 0.85), horizon, 1);
        clouds(ground(), horizon, 1, 0.5, width * 0.2);
        int blades = width * 6;
        for (int blade = 0; blade < blades; blade++) {
            double depth = Math.sqrt((blade + 1.0) / blades);
            double x = random.nextDouble(width);
            double y = height * (horizon + (1.03 - horizon) * depth * depth);
            double tall = 1 + 7 * depth * random.nextDouble();
            line(
                    SampleColours.shade(near, random.nextDouble(0.6, 1.35)),
                    0.8,
                    x,
                    y,
                    x + random.nextDouble(-1.5, 1.5),
                    y - tall);
        }
    }

    void water(double horizon) {
        Color near = random.nextInt(4) > 0
                ? SampleColours.hsb(
                        random.nextDouble(0.42, 0.66), random.nextDouble(0.1, 0.7), random.nextDouble(0.35, 0.85))
                : SampleColours.wash(random);
        gradient(SampleColours.shade(near, 1.25), SampleColours.shade(near, 0.8), horizon, 1);
        int waves = width;
        for (int wave = 0; wave < waves; wave++) {
            double depth = (wave + 1.0) / waves;
            double x = random.nextDouble(width);
            double y = height * (horizon + (1 - horizon) * depth * depth);
            double wide = 3 + 13 * depth * random.nextDouble();
            Color crest = SampleColours.shade(near, random.nextDouble(0.75, 1.5));
            line(crest, 1, x - wide, y, x - wide / 2, y - 1, x, y, x + wide / 2, y - 1, x + wide, y);
        }
    }

    void beach(double horizon) {
        double shore = height * (horizon + (1 - horizon) * random.nextDouble(0.35, 0.75));
        Color sand = ground();
        SampleNoise outline = new SampleNoise(width * 0.4, 3, random);
        Path2D beach = new Path2D.Double();
        beach.moveTo(0, height);
        for (int x = 0; x <= width; x++) {
            beach.lineTo(x, shore + 8 * outline.at(x, 0));
        }
        beach.lineTo(width, height);
        graphics.setColor(SampleColours.shade(sand, 1.6));
        graphics.setStroke(new BasicStroke(3));
        graphics.draw(beach);
        graphics.setColor(SampleColours.shade(sand, 1.15));
        graphics.setClip(beach);
        graphics.fill(beach);
        speckle(SampleColours.shade(sand, 1.15), horizon, 4 * width);
        graphics.setClip(null);
    }

    void pavement(double horizon) {
        Color stone = random.nextInt(3) > 0
                ? SampleColours.hsb(random.nextDouble(), random.nextDouble(0.02, 0.2), random.nextDouble(0.3, 0.85))
                : ground();
        gradient(SampleColours.shade(stone, 1.1), SampleColours.shade(stone, 0.85), horizon, 1);
        speckle(stone, horizon, 4 * width);
        double kerb = horizon + (1 - horizon) * random.nextDouble(0.1, 0.35);
        fill(SampleColours.shade(stone, 1.35), 0, kerb * height, width, 2);
        fill(SampleColours.shade(stone, 0.6), 0, kerb * height + 2, width, 1);
        if (tossed()) {
            double dash = width * random.nextDouble(0.12, 0.3);
            double y = height * (kerb + (1 - kerb) * random.nextDouble(0.4, 0.8));
            for (double x = -dash * random.nextDouble(); x < width; x += 2 * dash) {
                fill(SampleColours.shade(stone, 1.6), x, y, dash, 2.5);
            }
        }
    }

    void houses(double horizon) {
        double x = -random.nextDouble(20);
        while (x < width) {
            double wide = width * random.nextDouble(0.15, 0.35);
            double tall = height * horizon * random.nextDouble(0.35, 0.95);
            Color wall = SampleColours.shade(SampleColours.wash(random), 1.15);
            double top = horizon * height - tall;
            fill(wall, x, top, wide, tall + 1);
            fill(SampleColours.shade(wall, 0.6), x, top, wide, 2);
            double pane = random.nextDouble(6, 10);
            for (double row = top + pane; row < horizon * height - pane; row += 2 * pane) {
                for (double column = x + pane * 0.7; column < x + wide - pane; column += 1.8 * pane) {
                    fill(SampleColours.shade(wall, random.nextDouble(0.4, 0.7)), column, row, 0.8 * pane, pane);
                }
            }
            x += wide;
        }
    }

    void bricks(double horizon) {
        Color brick = SampleColours.wash(random);
        fill(SampleColours.shade(brick, tossed() ? 1.4 : 0.6), 0, 0, width, horizon * height);
        double tall = random.nextDouble(7, 12);
        int row = 0;
        for (double y = 0; y < horizon * height; y += tall, row++) {
            for (double x = -row % 2 * tall; x < width; x += 2 * tall) {
                fill(SampleColours.shade(brick, random.nextDouble(0.82, 1.15)), x, y, 2 * tall - 1, tall - 1);
            }
        }
    }

    void wallpaper(double horizon) {
        Color wall = SampleColours.wash(random);
        Color pattern = tossed() ? SampleColours.shade(wall, random.nextDouble(0.75, 1.3)) : SampleColours.wash(random);
        fill(wall, 0, 0, width, horizon * height);
        graphics.setColor(SampleColours.sheer(pattern, random.nextDouble(0.3, 0.8)));
        double spacing = random.nextDouble(11, 30);
        SampleTexture texture = switch (random.nextInt(5)) {
            case 0 -> SampleTexture.stripes(spacing, spacing * random.nextDouble(0.2, 0.6), 0);
            case 1 -> SampleTexture.dots(spacing, spacing * random.nextDouble(0.1, 0.3));
            case 2 -> SampleTexture.stripes(spacing, spacing * 0.3, random.nextDouble(90));
            case 3 -> SampleTexture.checks(spacing);
            default -> SampleTexture.stripes(2.0 * width, 2, 0);
        };
        Rectangle2D area = new Rectangle2D.Double(0, 0, width, horizon * height);
        graphics.setClip(area);
        graphics.fill(texture.over(area));
        graphics.setClip(null);
        if (tossed()) {
            picture(horizon);
        }
        fill(SampleColours.shade(wall, 1.5), 0, horizon * height - 4, width, 4);
    }

    void boards(double horizon) {
        Color wood = SampleColours.hsb(
                random.nextDouble(0.0, 0.16), random.nextDouble(0.1, 0.7), random.nextDouble(0.3, 0.85));
        fill(wood, 0, horizon * height, width, height);
        double middle = random.nextDouble(0.2, 0.8) * width;
        double board = random.nextDouble(16, 34);
        for (int i = -12; i < 12; i++) {
            Path2D plank = new Path2D.Double();
            plank.moveTo(middle + i * board * 0.5, horizon * height);
            plank.lineTo(middle + (i + 1) * board * 0.5, horizon * height);
            plank.lineTo(middle + (i + 1) * board * 1.6, height);
            plank.lineTo(middle + i * board * 1.6, height);
            plank.closePath();
            graphics.setColor(SampleColours.shade(wood, random.nextDouble(0.8, 1.15)));
            graphics.fill(plank);
            graphics.setColor(SampleColours.shade(wood, 0.5));
            graphics.setStroke(new BasicStroke(0.8f));
            graphics.draw(plank);
        }
    }

    void carpet(double horizon) {
        Color wool = SampleColours.wash(random);
        gradient(SampleColours.shade(wool, 0.9), wool, horizon, 1);
        speckle(wool, horizon, 6 * width);
    }

    private void picture(double horizon) {
        double wide = width * random.nextDouble(0.1, 0.2);
        double tall = wide * random.nextDouble(0.8, 1.4);
        double x = random.nextDouble(width - wide);
        double y = random.nextDouble(0.05, 0.4) * horizon * height;
        fill(SampleColours.paint(random), x, y, wide, tall);
        fill(SampleColours.paint(random), x + 2, y + 2, wide - 4, tall - 4);
        graphics.setColor(SampleColours.paint(random));
        graphics.fill(new Ellipse2D.Double(x + wide * 0.3, y + tall * 0.35, wide * 0.4, tall * 0.4));
    }

    /** A random ground colour, mostly that of grass. */
    private Color ground() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> SampleColours.coat(random);
            case 2 -> SampleColours.wash(random);
            default -> SampleColours.leaf(random);
        };
    }

    private void speckle(Color colour, double horizon, int count) {
        for (int grain = 0; grain < count; grain++) {
            double y = height * random.nextDouble(horizon, 1);
            fill(SampleColours.shade(colour, random.nextDouble(0.65, 1.3)), random.nextDouble(width), y, 1.5, 1);
        }
    }

    private void gradient(Color high, Color low, double from, double to) {
        float top = (float) (from * height);
        float bottom = (float) (to * height);
        graphics.setPaint(new GradientPaint(0, top, high, 0, bottom, low));
        graphics.fill(new Rectangle2D.Double(0, top, width, bottom - top + 1));
    }

    private void fill(Color colour, double x, double y, double wide, double tall) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y, wide, tall));
    }

    private void line(Color colour, double thick, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) thick));
        graphics.draw(path);
    }

    /** Paints patches of a colour into a band of the picture. */
    private void clouds(Color colour, double from, double to, double strength, double size) {
        SampleNoise noise = new SampleNoise(size, 4, random);
        int top = (int) (from * height);
        int rows = (int) Math.ceil(to * height) - top;
        int[] pixels = new int[width * rows];
        image.getRaster().getDataElements(0, top, width, rows, pixels);
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            double share = 2.2 * strength * noise.at(pixel % width, 2.0 * (top + pixel / width));
            if (share > 0) {
                pixels[pixel] = mix(pixels[pixel], colour.getRGB(), Math.min(1, share));
            }
        }
        image.getRaster().setDataElements(0, top, width, rows, pixels);
    }

    private static int mix(int under, int over, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (under >> shift & 255) * (1 - share) + (over >> shift & 255) * share;
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }
}
