package podium.report.charts;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import podium.player.figures.Confusions;
import podium.report.charts.svg.Ink;
import podium.report.charts.svg.Svg;

/**
 * The confusion matrix of a classifier of images with any number of classes, and below it a bar for each class with its
 * true positives, false negatives and false positives. The true negatives are written beside the bar, since there are
 * so many of them.
 *
 * @param matrix the matrix above the bars
 * @param classes the names of the classes
 */
public record OutcomesPicture(ConfusionPicture matrix, List<String> classes, Confusions confusions) {
    private static final int ROW = 24;
    private static final int BAR = 16;
    private static final int NAME = 130;
    private static final int ROOM = 380;
    private static final int HEADING = 44;
    private static final int MARGIN = ConfusionPicture.MARGIN;
    private static final List<Color> COLOURS = List.of(Charts.BLUE, Ink.PALE.colour(), Charts.ORANGE);
    private static final List<String> OUTCOMES = List.of("true positives", "false negatives", "false positives");

    public OutcomesPicture {
        classes = List.copyOf(classes);
    }

    /** Draws the picture; returns false if there are no fonts to draw with. */
    public boolean write(Path png) throws IOException {
        int bars = HEADING + classes.size() * ROW + MARGIN;
        return Pictures.write(png, matrix.width(), matrix.height() + bars, graphics -> {
            matrix.draw(graphics);
            graphics.translate(MARGIN, matrix.height());
            legend(graphics);
            for (int label = 0; label < classes.size(); label++) {
                bar(graphics, label, HEADING + label * ROW);
            }
        });
    }

    /** The matrix and the bars as SVG. */
    public List<Svg> svg() {
        BarChart bars = BarChart.stacked(matrix.title() + ", by class", "images");
        for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
            int place = outcome;
            bars.series(
                    OUTCOMES.get(outcome),
                    classes,
                    IntStream.range(0, classes.size())
                            .mapToObj(label -> counts(label).get(place))
                            .toList());
        }
        return List.of(matrix.svg(), bars.svg());
    }

    private static void legend(Graphics2D graphics) {
        graphics.setFont(Pictures.PLAIN);
        FontMetrics letters = graphics.getFontMetrics();
        int x = NAME;
        for (int outcome = 0; outcome < OUTCOMES.size(); outcome++) {
            graphics.setColor(COLOURS.get(outcome));
            graphics.fillRect(x, 8, BAR, BAR);
            graphics.setColor(Pictures.TEXT);
            graphics.drawString(OUTCOMES.get(outcome), x + BAR + 6, 8 + BAR - 3);
            x += BAR + 24 + letters.stringWidth(OUTCOMES.get(outcome));
        }
    }

    private void bar(Graphics2D graphics, int label, int top) {
        List<Long> counts = counts(label);
        graphics.setFont(Pictures.PLAIN);
        FontMetrics letters = graphics.getFontMetrics();
        int baseline = top + BAR - 3;
        String name = Pictures.fitting(letters, classes.get(label), NAME - 16);
        graphics.setColor(Pictures.TEXT);
        graphics.drawString(name, NAME - 8 - letters.stringWidth(name), baseline);
        double scale = (double) ROOM / Math.max(1, longest());
        long before = 0;
        for (int outcome = 0; outcome < counts.size(); outcome++) {
            int from = (int) Math.round(before * scale);
            before += counts.get(outcome);
            graphics.setColor(COLOURS.get(outcome));
            graphics.fillRect(NAME + from, top, (int) Math.round(before * scale) - from, BAR);
        }
        graphics.setFont(Pictures.SMALL);
        graphics.setColor(Pictures.PALE);
        graphics.drawString(
                counts.get(0) + " / " + counts.get(1) + " / " + counts.get(2) + ", " + confusions.trueNegatives(label)
                        + " true negatives",
                NAME + (int) Math.round(before * scale) + 8,
                baseline);
    }

    private List<Long> counts(int label) {
        return List.of(
                confusions.truePositives(label), confusions.falseNegatives(label), confusions.falsePositives(label));
    }

    private long longest() {
        long longest = 0;
        for (int label = 0; label < classes.size(); label++) {
            longest = Math.max(
                    longest, counts(label).stream().mapToLong(Long::longValue).sum());
        }
        return longest;
    }
}
