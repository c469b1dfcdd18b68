package podium.report.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.figures.Confusions.Mistake;
import podium.player.figures.Confusions.Pair;
import podium.report.tables.ConfusedTable;
import podium.report.tables.Numbers;

/**
 * Example images of the pairs of classes that a classifier confuses most often: a row for each pair, and below each
 * image its Id, the true and the predicted class, and the probability of the latter.
 *
 * @param title the title of the picture
 */
public record ConfusedPicture(String title, ConfusedTable table) {
    private static final int PAIRS = 6;
    private static final int SIDE = 160;
    private static final int GAP = 12;
    private static final int MARGIN = 24;
    private static final int TOP = 56;
    private static final int HEADING = 30;
    private static final int CAPTION = 48;

    /** A source of images. */
    public interface Images {
        RgbImage image(int image) throws IOException;
    }

    private record Example(Mistake mistake, RgbImage image) {}

    private record Row(Pair pair, List<Example> examples) {}

    /**
     * Draws the picture, or deletes an earlier one if there is nothing to draw.
     *
     * @return false if no classes are confused, or there are no fonts to draw with
     */
    public boolean write(Path png, Images images) throws IOException {
        List<Row> rows = rows(images);
        if (rows.isEmpty()) {
            Files.deleteIfExists(png);
            return false;
        }
        int width = 2 * MARGIN + ConfusedTable.EXAMPLES * (SIDE + GAP);
        int height = TOP + rows.size() * (HEADING + SIDE + CAPTION) + MARGIN;
        return Pictures.write(png, width, height, graphics -> {
            Pictures.smooth(graphics);
            graphics.setColor(Pictures.TEXT);
            graphics.setFont(Pictures.TITLE);
            graphics.drawString(Pictures.fitting(graphics.getFontMetrics(), title, width - 2 * MARGIN), MARGIN, 34);
            for (int row = 0; row < rows.size(); row++) {
                draw(graphics, rows.get(row), TOP + row * (HEADING + SIDE + CAPTION));
            }
        });
    }

    private List<Row> rows(Images images) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Pair pair : table.confusions().pairs().stream().limit(PAIRS).toList()) {
            List<Example> examples = new ArrayList<>();
            for (Mistake mistake :
                    pair.mistakes().stream().limit(ConfusedTable.EXAMPLES).toList()) {
                examples.add(new Example(mistake, fitted(images.image(mistake.image()))));
            }
            rows.add(new Row(pair, examples));
        }
        return rows;
    }

    private static RgbImage fitted(RgbImage image) {
        double scale = (double) SIDE / Math.max(image.width(), image.height());
        return image.resized(Math.max(1, (int) Math.round(image.width() * scale)), Math.max(1, (int)
                Math.round(image.height() * scale)));
    }

    private void draw(Graphics2D graphics, Row row, int top) {
        Pair pair = row.pair();
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.PLAIN);
        int count = pair.mistakes().size();
        graphics.drawString(
                names(pair.truth(), pair.predicted()) + ": " + count + (count == 1 ? " image, " : " images, ")
                        + Numbers.percent(table.share(pair)) + " of the class",
                MARGIN,
                top + 20);
        for (int place = 0; place < row.examples().size(); place++) {
            example(graphics, row.examples().get(place), MARGIN + place * (SIDE + GAP), top + HEADING);
        }
    }

    private void example(Graphics2D graphics, Example example, int left, int top) {
        RgbImage image = example.image();
        Mistake mistake = example.mistake();
        graphics.drawImage(
                image.buffered(), left + (SIDE - image.width()) / 2, top + (SIDE - image.height()) / 2, null);
        graphics.setFont(Pictures.SMALL);
        FontMetrics letters = graphics.getFontMetrics();
        graphics.setColor(Pictures.TEXT);
        graphics.drawString(Pictures.fitting(letters, table.ids().get(mistake.image()), SIDE), left, top + SIDE + 16);
        graphics.setColor(Pictures.PALE);
        String probability = " " + Numbers.hundredth(mistake.probability());
        String names = Pictures.fitting(
                letters, names(mistake.truth(), mistake.predicted()), SIDE - letters.stringWidth(probability));
        graphics.drawString(names + probability, left, top + SIDE + 31);
    }

    private String names(int truth, int predicted) {
        return table.classes().get(truth) + " \u2192 " + table.classes().get(predicted);
    }
}
