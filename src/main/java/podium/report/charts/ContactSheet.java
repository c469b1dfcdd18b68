package podium.report.charts;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.data.image.RgbImage;

/**
 * Images in rows, each with the names of its classes and its id below it. A small image is enlarged by a whole factor,
 * so that its pixels can be seen.
 */
public record ContactSheet(String title, List<Cell> cells) {
    private static final int COLUMNS = 10;
    private static final int SIDE = 144;
    private static final int MARGIN = 16;
    private static final int TITLE = 56;
    private static final int LINE = 16;
    private static final int NAME_LINES = 3;
    private static final Color FRAME = new Color(0xE4E4E4);

    public ContactSheet {
        cells = List.copyOf(cells);
    }

    /** An image that fits into a square, with its texts. */
    public record Cell(BufferedImage picture, String classes, String id) {}

    /** A cell of an image of any size. */
    public static Cell cell(RgbImage image, String classes, String id) {
        return new Cell(fitting(image), classes, id);
    }

    private static BufferedImage fitting(RgbImage image) {
        int longer = Math.max(image.width(), image.height());
        if (longer > SIDE) {
            double scale = (double) SIDE / longer;
            return image.resized(Math.max(1, (int) Math.round(image.width() * scale)), Math.max(1, (int)
                            Math.round(image.height() * scale)))
                    .buffered();
        }
        int factor = SIDE / longer;
        int width = image.width() * factor;
        int height = image.height() * factor;
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image.buffered(), 0, 0, width, height, null);
        graphics.dispose();
        return large;
    }

    /**
     * Draws the sheet.
     *
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png) throws IOException {
        int columns = Math.max(4, Math.min(COLUMNS, cells.size()));
        int rows = (cells.size() + columns - 1) / columns;
        int width = columns * (SIDE + MARGIN) + MARGIN;
        int step = SIDE + (NAME_LINES + 1) * LINE + MARGIN;
        return Pictures.write(png, width, TITLE + Math.max(1, rows) * step, graphics -> {
            Pictures.smooth(graphics);
            graphics.setColor(Pictures.TEXT);
            graphics.setFont(Pictures.TITLE);
            graphics.drawString(Pictures.fitting(graphics.getFontMetrics(), title, width - 2 * MARGIN), MARGIN, 34);
            for (int i = 0; i < cells.size(); i++) {
                draw(graphics, cells.get(i), MARGIN + i % columns * (SIDE + MARGIN), TITLE + i / columns * step);
            }
        });
    }

    private static void draw(Graphics2D graphics, Cell cell, int left, int top) {
        BufferedImage picture = cell.picture();
        graphics.setColor(FRAME);
        graphics.drawRect(left - 1, top - 1, SIDE + 1, SIDE + 1);
        graphics.drawImage(
                picture, left + (SIDE - picture.getWidth()) / 2, top + (SIDE - picture.getHeight()) / 2, null);
        int line = top + SIDE + LINE;
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.PLAIN);
        for (String text : lines(graphics.getFontMetrics(), cell.classes())) {
            graphics.drawString(text, left, line);
            line += LINE;
        }
        graphics.setColor(Pictures.PALE);
        graphics.setFont(Pictures.SMALL);
        graphics.drawString(Pictures.fitting(graphics.getFontMetrics(), cell.id(), SIDE), left, line);
    }

    /** The text in at most {@value #NAME_LINES} lines; the last one is shortened if it is too wide. */
    private static List<String> lines(FontMetrics letters, String text) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (letters.stringWidth(longer) > SIDE && !line.isEmpty() && lines.size() < NAME_LINES - 1) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines.stream()
                .filter(part -> !part.isEmpty())
                .map(part -> Pictures.fitting(letters, part, SIDE))
                .toList();
    }
}
