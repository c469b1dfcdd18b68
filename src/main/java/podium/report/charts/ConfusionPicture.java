package podium.report.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.core.metric.ConfusionMatrix;

/**
 * A confusion matrix as a heat map, with a row for each actual label and a column for each predicted label. A cell is
 * darker if it has a larger share of the actual label's pixels. Cells show shares of at least half a percent, in
 * percent.
 *
 * @param title the title of the picture
 * @param labels the names of the labels, in the order of the matrix
 */
public record ConfusionPicture(String title, List<String> labels, ConfusionMatrix confusion) {
    private static final int CELL = 34;
    private static final int MARGIN = 24;
    private static final int HEADING = 56;
    private static final int NAME = 130;
    private static final double WRITTEN = 0.005;

    private static final Color NOTHING = new Color(0xF0F0F0);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    public ConfusionPicture {
        labels = List.copyOf(labels);
    }

    /** Draws the picture; returns false if there are no fonts to draw with. */
    public boolean write(Path png) throws IOException {
        int grid = labels.size() * CELL;
        int width = Math.max(700, NAME + grid + 2 * MARGIN);
        return Pictures.write(png, width, HEADING + NAME + grid + 2 * MARGIN, graphics -> {
            Pictures.smooth(graphics);
            graphics.setColor(Pictures.TEXT);
            graphics.setFont(Pictures.TITLE);
            graphics.drawString(Pictures.fitting(graphics.getFontMetrics(), title, width - 2 * MARGIN), MARGIN, 34);
            graphics.setFont(Pictures.PLAIN);
            graphics.setColor(Pictures.PALE);
            graphics.drawString("rows: actual, columns: predicted, in percent of the row's pixels", MARGIN, HEADING);
            int left = MARGIN + NAME;
            int top = HEADING + NAME;
            for (int label = 0; label < labels.size(); label++) {
                names(graphics, label, left, top);
                row(graphics, label, left, top + label * CELL);
            }
        });
    }

    private void names(Graphics2D graphics, int label, int left, int top) {
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.TEXT);
        FontMetrics letters = graphics.getFontMetrics();
        String name = Pictures.fitting(letters, labels.get(label), NAME - 16);
        int middle = label * CELL + CELL / 2 + letters.getAscent() / 2 - 1;
        graphics.drawString(name, left - 8 - letters.stringWidth(name), top + middle);
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.translate(left + middle, top - 8);
        turned.rotate(-Math.PI / 2);
        turned.drawString(name, 0, 0);
        turned.dispose();
    }

    private void row(Graphics2D graphics, int actual, int left, int top) {
        graphics.setFont(SMALL);
        FontMetrics letters = graphics.getFontMetrics();
        long all = confusion.actual(actual);
        for (int predicted = 0; predicted < labels.size(); predicted++) {
            double share = all == 0 ? 0 : (double) confusion.count(actual, predicted) / all;
            int x = left + predicted * CELL;
            graphics.setColor(all == 0 ? NOTHING : shade(share));
            graphics.fillRect(x, top, CELL - 1, CELL - 1);
            if (share >= WRITTEN) {
                String text = Long.toString(Math.round(100 * share));
                graphics.setColor(share > 0.5 ? Color.WHITE : Pictures.TEXT);
                graphics.drawString(
                        text, x + (CELL - letters.stringWidth(text)) / 2, top + (CELL + letters.getAscent()) / 2 - 2);
            }
        }
    }

    /** A colour from white to blue, by the square root of the share, so that small shares are visible. */
    private static Color shade(double share) {
        double depth = Math.sqrt(share);
        return new Color(
                (int) Math.round(255 - depth * (255 - 0x1F)), (int) Math.round(255 - depth * (255 - 0x4E)), (int)
                        Math.round(255 - depth * (255 - 0x8C)));
    }
}
