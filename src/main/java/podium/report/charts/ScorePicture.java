package podium.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import podium.core.metric.TopClassAccuracy;
import podium.data.image.RgbImage;
import podium.player.figures.DecisionRule;
import podium.player.prediction.ClassScores;
import podium.player.rejection.Rejection;
import podium.report.tables.Numbers;

/**
 * An image beside a bar chart of its class scores, the highest first. The bars of predicted classes are coloured.
 *
 * @param model the name of the classifier
 * @param scores the scores, between 0 and 1
 * @param rule the decision rule, whose threshold, if it has one, is drawn as a line
 * @param rejected the Ids of the images that show none of the classes; no bar of theirs is coloured
 */
public record ScorePicture(String model, ClassScores scores, DecisionRule rule, Set<String> rejected) {
    private static final int WIDTH = 1000;
    private static final int MARGIN = 24;
    private static final int TOP = 64;
    private static final int IMAGE = 440;
    private static final int ROW = 22;
    private static final int BAR = 14;
    /** More classes than this would not fit beside the image. */
    private static final int ROWS = 20;

    private static final Color YES = new Color(0x2F6DB5);
    private static final Color NO = new Color(0xC2CCD8);
    private static final Color LINE = new Color(0xE08E2B);

    public ScorePicture {
        rejected = Set.copyOf(rejected);
    }

    /**
     * Draws one of the images.
     *
     * @param image the index of the image in the scores
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png, RgbImage picture, int image) throws IOException {
        int[] labels = IntStream.range(0, scores.classes().size())
                .boxed()
                .sorted(Comparator.comparing(label -> -scores.score(image, label)))
                .limit(ROWS)
                .mapToInt(Integer::intValue)
                .toArray();
        int shown = Math.max(labels.length * ROW + 30, scaledHeight(picture));
        return Pictures.write(png, WIDTH, TOP + shown + MARGIN, graphics -> {
            Pictures.smooth(graphics);
            heading(graphics, image);
            RgbImage small = picture.resized(scaledWidth(picture), scaledHeight(picture));
            graphics.drawImage(small.buffered(), MARGIN + (IMAGE - small.width()) / 2, TOP, null);
            bars(graphics, image, labels);
        });
    }

    private static double scale(RgbImage picture) {
        return (double) IMAGE / Math.max(picture.width(), picture.height());
    }

    private static int scaledWidth(RgbImage picture) {
        return Math.max(1, (int) Math.round(picture.width() * scale(picture)));
    }

    private static int scaledHeight(RgbImage picture) {
        return Math.max(1, (int) Math.round(picture.height() * scale(picture)));
    }

    /** The Id, and the class and its probability if the rule decides for one class, or that the image shows none. */
    private String heading(int image) {
        String id = scores.ids().get(image);
        if (rejected.contains(id)) {
            return id + ": " + Rejection.NONE;
        }
        if (rule.line().isPresent()) {
            return id;
        }
        float[] row = scores.row(image);
        int label = TopClassAccuracy.argmax(row);
        return id + ": " + scores.classes().get(label) + " " + Numbers.hundredth(rule.probability(row, label));
    }

    private void heading(Graphics2D graphics, int image) {
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.TITLE);
        String id = Pictures.fitting(graphics.getFontMetrics(), heading(image), IMAGE);
        graphics.drawString(id, MARGIN, 38);
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.PALE);
        FontMetrics letters = graphics.getFontMetrics();
        String text = Pictures.fitting(letters, model, WIDTH - IMAGE - 3 * MARGIN);
        graphics.drawString(text, WIDTH - MARGIN - letters.stringWidth(text), 38);
    }

    private void bars(Graphics2D graphics, int image, int[] labels) {
        graphics.setFont(Pictures.PLAIN);
        FontMetrics letters = graphics.getFontMetrics();
        int left = 2 * MARGIN + IMAGE;
        List<String> names = new ArrayList<>();
        for (int label : labels) {
            names.add(Pictures.fitting(letters, scores.classes().get(label), 150));
        }
        int name = names.stream().mapToInt(letters::stringWidth).max().orElse(0);
        int start = left + name + 10;
        int room = WIDTH - MARGIN - letters.stringWidth("0.000") - 14 - start;
        boolean[] decision = rejected.contains(scores.ids().get(image))
                ? new boolean[scores.classes().size()]
                : rule.decide(scores.row(image));
        for (int row = 0; row < labels.length; row++) {
            float score = scores.score(image, labels[row]);
            boolean yes = decision[labels[row]];
            int top = TOP + row * ROW;
            int baseline = top + BAR - 2;
            graphics.setColor(yes ? Pictures.TEXT : Pictures.PALE);
            graphics.drawString(names.get(row), start - 10 - letters.stringWidth(names.get(row)), baseline);
            graphics.setColor(yes ? YES : NO);
            int length = Math.max(1, Math.round(room * Math.max(0, Math.min(1, score))));
            graphics.fillRect(start, top, length, BAR);
            graphics.setColor(yes ? Pictures.TEXT : Pictures.PALE);
            String value = Numbers.share(score);
            graphics.drawString(value, WIDTH - MARGIN - letters.stringWidth(value), baseline);
        }
        rule.line()
                .ifPresent(threshold -> threshold(
                        graphics,
                        threshold,
                        start + (int) Math.round(room * Math.max(0, Math.min(1, threshold))),
                        TOP + labels.length * ROW));
    }

    private static void threshold(Graphics2D graphics, double threshold, int x, int bottom) {
        graphics.setColor(LINE);
        graphics.setStroke(
                new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0));
        graphics.drawLine(x, TOP - 6, x, bottom);
        String text = "threshold " + Numbers.hundredth(threshold);
        FontMetrics letters = graphics.getFontMetrics();
        int from = Math.min(x - letters.stringWidth(text) / 2, WIDTH - MARGIN - letters.stringWidth(text));
        graphics.drawString(text, from, bottom + 16);
    }
}
