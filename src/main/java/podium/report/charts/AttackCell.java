package podium.report.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.maps.VocPalette;
import podium.lab.attack.Agreement;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Case;
import podium.lab.attack.Perturbation;
import podium.report.tables.Numbers;

/**
 * One cell of an attack's panel: the image, the prediction for it, and its difference from the original.
 *
 * @param agreement the figure that compares predictions with the truth
 * @param bars the classes of a classifier to show, which are the same in all cells of a panel
 */
public record AttackCell(
        String title,
        RgbImage image,
        Case.Response look,
        List<Bar> bars,
        List<String> names,
        Agreement agreement,
        Change change) {
    static final int WIDTH = 250;

    private static final int TITLE = 20;
    private static final int GAP = 10;
    private static final int ROW = 20;
    private static final int BAR = 13;
    private static final int NAME = 92;
    private static final int VALUE = 44;
    private static final int LEGEND = 4;
    private static final int GREY = 128;

    /**
     * The bar of a class.
     *
     * @param right true if the class is in the truth
     */
    record Bar(int label, String name, boolean right) {}

    /** The small picture at the bottom of a cell, and the lines beside it. */
    public record Change(@Nullable BufferedImage picture, List<String> lines) {
        /** For the original, which has no change: the true label map, if there is one. */
        public static Change none(RgbImage image, Optional<LabelMap> truth) {
            RgbImage small = scaled(image, WIDTH / 2);
            return truth.map(map -> new Change(MaskPanel.painted(small, map), List.of("truth")))
                    .orElse(new Change(null, List.of()));
        }

        /** The differences around grey, amplified as much as the value range allows. */
        static Change of(RgbImage image, AttackResult found) {
            Perturbation perturbation = found.perturbation();
            int times = Math.max(1, (GREY - 1) / Math.max(1, perturbation.linf()));
            return new Change(
                    scaled(amplified(image, found.image(), times), WIDTH / 2).buffered(),
                    List.of(
                            "change x " + times,
                            "Linf " + perturbation.linf(),
                            "RMS " + Numbers.hundredth(perturbation.rms()),
                            "SSIM " + Numbers.share(perturbation.ssim())));
        }

        private static RgbImage amplified(RgbImage image, RgbImage attacked, int times) {
            byte[] before = image.rgb();
            byte[] after = attacked.rgb();
            byte[] rgb = new byte[before.length];
            for (int i = 0; i < rgb.length; i++) {
                int value = GREY + times * ((after[i] & 0xff) - (before[i] & 0xff));
                rgb[i] = (byte) Math.min(255, Math.max(0, value));
            }
            return RgbImage.of(image.width(), image.height(), rgb);
        }

        int height() {
            return picture == null ? 0 : Math.max(picture.getHeight(), lines.size() * ROW);
        }
    }

    /** The height in pixels that {@link #draw} needs. */
    int height() {
        int said = look.map() == null
                ? bars.size() * ROW
                : Math.min(LEGEND, legend(look.map()).size()) * ROW + pixels();
        return TITLE + pixels() + 2 * GAP + ROW + said + GAP + change.height();
    }

    private int pixels() {
        return scaled(image, WIDTH).height();
    }

    /** Scales an image to a length of its longer side in pixels. */
    private static RgbImage scaled(RgbImage image, int side) {
        double scale = (double) side / Math.max(image.width(), image.height());
        return image.resized(Math.max(1, (int) Math.round(image.width() * scale)), Math.max(1, (int)
                Math.round(image.height() * scale)));
    }

    /** Draws the cell at the origin. */
    void draw(Graphics2D graphics) {
        Pictures.smooth(graphics);
        graphics.setFont(Pictures.PLAIN);
        write(graphics, title, 0, TITLE - 6, WIDTH, Pictures.TEXT);
        RgbImage shown = scaled(image, WIDTH);
        graphics.drawImage(shown.buffered(), 0, TITLE, null);
        int top = TITLE + shown.height() + GAP;
        LabelMap map = look.map();
        write(graphics, map == null ? classVerdict() : pixelVerdict(), 0, top + BAR, WIDTH, verdict());
        top += BAR + GAP;
        if (map == null) {
            for (Bar bar : bars) {
                draw(graphics, bar, top);
                top += ROW;
            }
        } else {
            graphics.drawImage(MaskPanel.painted(shown, map), 0, top, null);
            top = entries(graphics, map, top + shown.height() + GAP);
        }
        draw(graphics, change, top + GAP);
    }

    private Color verdict() {
        return look.right() ? Charts.GREEN.darker() : Charts.ORANGE.darker();
    }

    /** The prediction of a classifier, such as {@code predicts cat, dog: wrong} or {@code predicts cat 0.912: wrong}. */
    public String classVerdict() {
        return "predicts " + named(look.labels().stream().map(this::said).toList())
                + (look.right() ? ": right" : ": wrong");
    }

    /** The name of a predicted class; where an image has one class, with its probability. */
    private String said(int label) {
        return switch (agreement) {
            case DICE -> names.get(label);
            case ACCURACY ->
                names.get(label) + " " + Numbers.share(look.scores().get(label));
        };
    }

    /** The result of a segmenter, such as {@code Dice 0.312: wrong}. */
    public String pixelVerdict() {
        return "Dice " + Numbers.share(look.dice()) + (look.right() ? ": right" : ": wrong");
    }

    /** The names joined with commas, or {@code no class}. */
    static String named(List<String> classes) {
        return classes.isEmpty() ? "no class" : String.join(", ", classes);
    }

    private void draw(Graphics2D graphics, Bar bar, int top) {
        double score = look.scores().get(bar.label());
        int length = Math.max(1, (int) Math.round((WIDTH - NAME - VALUE) * score));
        write(graphics, bar.name(), 0, top + BAR - 2, NAME - GAP, Pictures.TEXT);
        graphics.setColor(bar.right() ? Charts.BLUE : Charts.ORANGE);
        graphics.fillRect(NAME, top, length, BAR);
        write(graphics, Numbers.share(score), NAME + length + 5, top + BAR - 2, VALUE, Pictures.TEXT);
    }

    /** The labels in a map except the background, the most frequent first. */
    private static List<Integer> legend(LabelMap map) {
        long[] pixels = map.histogram();
        return IntStream.range(1, pixels.length)
                .filter(label -> pixels[label] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(label -> -pixels[label]))
                .toList();
    }

    private int entries(Graphics2D graphics, LabelMap map, int from) {
        List<Integer> labels = legend(map);
        int top = from;
        for (int label : labels.subList(0, Math.min(LEGEND, labels.size()))) {
            boolean last = top == from + (LEGEND - 1) * ROW && labels.size() > LEGEND;
            graphics.setColor(new Color(VocPalette.rgb(label)));
            graphics.fillRect(0, top, BAR, BAR);
            String share = Numbers.percent((double) map.histogram()[label] / ((long) map.width() * map.height()));
            String more = last ? String.format(Locale.ROOT, " (and %d more)", labels.size() - LEGEND) : "";
            write(graphics, names.get(label) + " " + share + more, ROW, top + BAR - 2, WIDTH - ROW, Pictures.TEXT);
            top += ROW;
        }
        return top;
    }

    private static void draw(Graphics2D graphics, Change change, int top) {
        if (change.picture() == null) {
            return;
        }
        graphics.drawImage(change.picture(), 0, top, null);
        List<String> lines = new ArrayList<>(change.lines());
        for (int i = 0; i < lines.size(); i++) {
            write(graphics, lines.get(i), change.picture().getWidth() + GAP, top + i * ROW + BAR, WIDTH, Pictures.PALE);
        }
    }

    private static void write(Graphics2D graphics, String text, int left, int baseline, int room, Color colour) {
        graphics.setColor(colour);
        graphics.drawString(Pictures.fitting(graphics.getFontMetrics(), text, room), left, baseline);
    }
}
