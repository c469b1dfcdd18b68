package podium.report.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.core.metric.ConfusionMatrix;
import podium.report.charts.svg.MatrixChart;
import podium.report.charts.svg.Svg;

/**
 * A confusion matrix as a heat map, with a row for each actual label and a column for each predicted label. A cell is
 * darker if it has a larger share of the actual label's pixels or images.
 *
 * @param title the title of the picture
 * @param labels the names of the labels, in the order of the matrix, which may have more of them
 * @param cells what the cells show
 */
public record ConfusionPicture(String title, List<String> labels, ConfusionMatrix confusion, Cells cells) {
    /** With more labels than this, cells are small and show no numbers. */
    private static final int WRITTEN_LABELS = 60;

    private static final int CELL = 34;
    private static final int SMALL_CELL = 14;
    static final int MARGIN = 24;
    private static final int HEADING = 56;
    private static final int LONGEST_NAME = 130;
    private static final int LETTER = 9;
    private static final int NAME_GAP = 16;
    private static final double WRITTEN = 0.005;
    /** Cells with a larger share are so dark that their text is white. */
    private static final double DARK = 0.42;

    private static final Color NOTHING = new Color(0xF0F0F0);
    private static final Color NO_IMAGES = new Color(0xF8F9FB);

    /** The numbers in the cells. */
    public enum Cells {
        /** The share of the row's pixels in percent, if it is at least half a percent. */
        PERCENT("rows: true label, columns: predicted label; percent of the row's pixels"),
        /** The number of images, if there are any. */
        COUNTS("rows: true class, columns: predicted class; numbers of images, coloured by their share of the row");

        private final String caption;

        Cells(String caption) {
            this.caption = caption;
        }

        private String text(long count, double share) {
            return switch (this) {
                case PERCENT -> share >= WRITTEN ? Long.toString(Math.round(100 * share)) : "";
                case COUNTS -> count > 0 ? Long.toString(count) : "";
            };
        }

        /** The colour of a share. Where a count of 0 is not written, its cell is still to be seen. */
        private Color colour(double share) {
            return switch (this) {
                case PERCENT -> shade(share);
                case COUNTS -> share > 0 ? shade(share) : NO_IMAGES;
            };
        }
    }

    public ConfusionPicture {
        labels = List.copyOf(labels);
    }

    /** Draws the picture; returns false if there are no fonts to draw with. */
    public boolean write(Path png) throws IOException {
        return Pictures.write(png, width(), height(), this::draw);
    }

    /** The matrix as SVG. */
    public Svg svg() {
        return new MatrixChart(title, cells.caption, labels).svg(new MatrixChart.Cells() {
            @Override
            public double share(int actual, int predicted) {
                return (double) confusion.count(actual, predicted) / confusion.actual(actual);
            }

            @Override
            public String text(int actual, int predicted) {
                return cells.text(confusion.count(actual, predicted), share(actual, predicted));
            }
        });
    }

    int width() {
        return Math.max(700, name() + labels.size() * cell() + 2 * MARGIN);
    }

    int height() {
        return HEADING + name() + labels.size() * cell() + 2 * MARGIN;
    }

    /** The room for the names beside the rows and above the columns. */
    private int name() {
        int letters = labels.stream().mapToInt(String::length).max().orElse(0);
        return Math.min(LONGEST_NAME, NAME_GAP + LETTER * Math.max(2, letters));
    }

    private boolean small() {
        return labels.size() > WRITTEN_LABELS;
    }

    /** The side of a cell, in which the largest count must fit. */
    private int cell() {
        return small() ? SMALL_CELL : Math.max(CELL, 7 * digits() + 8);
    }

    private int digits() {
        long largest = 0;
        for (int actual = 0; actual < labels.size(); actual++) {
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                largest = Math.max(largest, confusion.count(actual, predicted));
            }
        }
        return switch (cells) {
            case PERCENT -> "100".length();
            case COUNTS -> Long.toString(largest).length();
        };
    }

    /** Draws the picture at the top left. */
    void draw(Graphics2D graphics) {
        Pictures.smooth(graphics);
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.TITLE);
        graphics.drawString(Pictures.fitting(graphics.getFontMetrics(), title, width() - 2 * MARGIN), MARGIN, 34);
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.PALE);
        graphics.drawString(cells.caption, MARGIN, HEADING);
        int left = MARGIN + name();
        int top = HEADING + name();
        for (int label = 0; label < labels.size(); label++) {
            names(graphics, label, left, top);
            row(graphics, label, left, top + label * cell());
        }
    }

    private Font letters() {
        return small() ? Pictures.SMALL : Pictures.PLAIN;
    }

    private void names(Graphics2D graphics, int label, int left, int top) {
        graphics.setFont(letters());
        graphics.setColor(Pictures.TEXT);
        FontMetrics letters = graphics.getFontMetrics();
        String name = Pictures.fitting(letters, labels.get(label), name() - NAME_GAP);
        int middle = label * cell() + cell() / 2 + letters.getAscent() / 2 - 1;
        graphics.drawString(name, left - 8 - letters.stringWidth(name), top + middle);
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.translate(left + middle, top - 8);
        turned.rotate(-Math.PI / 2);
        turned.drawString(name, 0, 0);
        turned.dispose();
    }

    private void row(Graphics2D graphics, int actual, int left, int top) {
        graphics.setFont(Pictures.SMALL);
        FontMetrics letters = graphics.getFontMetrics();
        long all = confusion.actual(actual);
        int cell = cell();
        for (int predicted = 0; predicted < labels.size(); predicted++) {
            long count = confusion.count(actual, predicted);
            double share = all == 0 ? 0 : (double) count / all;
            int x = left + predicted * cell;
            graphics.setColor(all == 0 ? NOTHING : cells.colour(share));
            graphics.fillRect(x, top, cell - 1, cell - 1);
            String text = small() ? "" : cells.text(count, share);
            graphics.setColor(share > DARK ? Color.WHITE : Pictures.TEXT);
            graphics.drawString(
                    text, x + (cell - letters.stringWidth(text)) / 2, top + (cell + letters.getAscent()) / 2 - 2);
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
