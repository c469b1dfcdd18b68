package podium.report.charts;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.data.image.RgbImage;
import podium.lab.explain.HeatMap;

/** Images overlaid with their heat maps, side by side. Blue means no heat, red the most heat. */
public final class HeatPicture {
    private static final int SIDE = 300;
    private static final int MARGIN = 20;
    private static final int TITLE = 56;
    private static final int CAPTION = 26;
    private static final double OPACITY = 0.5;

    private HeatPicture() {}

    /** An image, with or without a map, and its caption. */
    public record Tile(String caption, BufferedImage picture) {}

    /** A tile of the image without a map. */
    public static Tile tile(String caption, RgbImage image) {
        return new Tile(caption, small(image).buffered());
    }

    /** A tile of the image overlaid with a map. */
    public static Tile tile(String caption, RgbImage image, HeatMap map) {
        RgbImage small = small(image);
        BufferedImage picture = small.buffered();
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                double heat = map.at(x, y, small.width(), small.height());
                picture.setRGB(x, y, mixed(new Color(picture.getRGB(x, y)), colour(heat)));
            }
        }
        return new Tile(caption, picture);
    }

    private static RgbImage small(RgbImage image) {
        double scale = (double) SIDE / Math.max(image.width(), image.height());
        return image.resized(Math.max(1, (int) Math.round(image.width() * scale)), Math.max(1, (int)
                Math.round(image.height() * scale)));
    }

    /** A colour from blue over green and yellow to red. */
    private static Color colour(double heat) {
        return Color.getHSBColor((float) ((1 - heat) * 2 / 3), 0.9f, 0.95f);
    }

    private static int mixed(Color under, Color over) {
        return new Color(
                        mixed(under.getRed(), over.getRed()),
                        mixed(under.getGreen(), over.getGreen()),
                        mixed(under.getBlue(), over.getBlue()))
                .getRGB();
    }

    private static int mixed(int under, int over) {
        return (int) Math.round((1 - OPACITY) * under + OPACITY * over);
    }

    /**
     * Draws rows of tiles.
     *
     * @return false if there are no fonts to draw with
     */
    public static boolean write(Path png, String title, List<List<Tile>> rows) throws IOException {
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        List<Integer> heights = new ArrayList<>();
        int height = TITLE;
        for (List<Tile> row : rows) {
            int tallest = row.stream()
                    .mapToInt(tile -> tile.picture().getHeight())
                    .max()
                    .orElse(0);
            heights.add(tallest);
            height += CAPTION + tallest + MARGIN;
        }
        return Pictures.write(png, columns * (SIDE + MARGIN) + MARGIN, height, graphics -> {
            Pictures.smooth(graphics);
            graphics.setColor(Pictures.TEXT);
            graphics.setFont(Pictures.TITLE);
            graphics.drawString(
                    Pictures.fitting(graphics.getFontMetrics(), title, columns * (SIDE + MARGIN) - MARGIN), MARGIN, 36);
            int top = TITLE;
            for (int row = 0; row < rows.size(); row++) {
                draw(graphics, rows.get(row), top);
                top += CAPTION + heights.get(row) + MARGIN;
            }
        });
    }

    private static void draw(Graphics2D graphics, List<Tile> tiles, int top) {
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.PALE);
        FontMetrics letters = graphics.getFontMetrics();
        for (int i = 0; i < tiles.size(); i++) {
            int left = MARGIN + i * (SIDE + MARGIN);
            graphics.drawString(Pictures.fitting(letters, tiles.get(i).caption(), SIDE), left, top + CAPTION - 8);
            graphics.drawImage(tiles.get(i).picture(), left, top + CAPTION, null);
        }
    }
}
