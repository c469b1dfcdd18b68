package podium.report;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.attack.Case;
import podium.attack.Found;
import podium.dataset.RgbImage;
import podium.mask.LabelMap;

/**
 * An image, the perturbation made visible, the attacked image, and what the network says of both: bars of the likeliest
 * classes, before or after, or label maps.
 *
 * @param model whose answers they are
 * @param classes by name, for a classifier's bars
 */
public record AttackPanel(String model, List<String> classes) {
    private static final int SIDE = 340;
    private static final int MARGIN = 20;
    private static final int TOP = 84;
    private static final int ROW = 22;
    private static final int BAR = 14;
    private static final int BARS = 8;
    private static final int NAME = 130;
    private static final int VALUE = 60;
    private static final int GREY = 128;

    private static final Color BEFORE = new Color(0x2F6DB5);
    private static final Color AFTER = new Color(0xE08E2B);

    private record Tile(String name, BufferedImage picture) {}

    /**
     * Draws one.
     *
     * @return false where there are no fonts to draw with
     */
    public boolean write(Path png, String caption, RgbImage image, Found found) throws IOException {
        double scale = (double) SIDE / Math.max(image.width(), image.height());
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        List<Tile> tiles = tiles(image, found, width, height);
        boolean maps = found.after().map() != null;
        List<Integer> bars = maps ? List.of() : likeliest(found);
        int whole = tiles.size() * (width + MARGIN) - MARGIN;
        int bottom = TOP + height + MARGIN;
        String told = String.format(
                Locale.ROOT,
                "%s, Linf %d, RMS %.2f, SSIM %.3f, Dice %.3f before, %.3f after",
                told(found),
                found.perturbation().linf(),
                found.perturbation().rms(),
                found.perturbation().ssim(),
                found.before().dice(),
                found.after().dice());
        int room = Math.max(whole, 3 * SIDE);
        return Pictures.write(
                png, room + 2 * MARGIN, bottom + (bars.isEmpty() ? 0 : (bars.size() + 1) * ROW) + MARGIN, graphics -> {
                    Pictures.smooth(graphics);
                    heading(graphics, caption, told, room);
                    for (int i = 0; i < tiles.size(); i++) {
                        int left = MARGIN + i * (width + MARGIN);
                        graphics.setFont(Pictures.PLAIN);
                        graphics.setColor(Pictures.PALE);
                        graphics.drawString(tiles.get(i).name(), left, TOP - 8);
                        graphics.drawImage(tiles.get(i).picture(), left, TOP, null);
                    }
                    bars(graphics, found, bars, bottom, room);
                });
    }

    private static String told(Found found) {
        if (!found.counted()) {
            return "nothing to reach";
        }
        return found.after().reached() ? "fooled" : "not fooled";
    }

    private static List<Tile> tiles(RgbImage image, Found found, int width, int height) {
        int times = Math.max(1, (GREY - 1) / Math.max(1, found.perturbation().linf()));
        RgbImage before = image.resized(width, height);
        RgbImage after = found.image().resized(width, height);
        List<Tile> tiles = new ArrayList<>(List.of(
                new Tile("image", before.buffered()),
                new Tile(
                        "perturbation, x " + times,
                        amplified(image, found.image(), times)
                                .resized(width, height)
                                .buffered()),
                new Tile("attacked", after.buffered())));
        addMap(tiles, "seen before", before, found.before());
        addMap(tiles, "seen after", after, found.after());
        return tiles;
    }

    private static void addMap(List<Tile> tiles, String name, RgbImage image, Case.Look look) {
        @Nullable LabelMap map = look.map();
        if (map != null) {
            tiles.add(new Tile(name, MaskPanel.painted(image, map)));
        }
    }

    /** Differences around grey. */
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

    private static List<Integer> likeliest(Found found) {
        List<Double> before = found.before().scores();
        List<Double> after = found.after().scores();
        return IntStream.range(0, before.size())
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -Math.max(before.get(label), after.get(label))))
                .limit(BARS)
                .toList();
    }

    private void heading(Graphics2D graphics, String caption, String told, int width) {
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.TITLE);
        String shown = Pictures.fitting(graphics.getFontMetrics(), caption, width / 3);
        graphics.drawString(shown, MARGIN, 38);
        int taken = graphics.getFontMetrics().stringWidth(shown) + MARGIN;
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.PALE);
        FontMetrics letters = graphics.getFontMetrics();
        String text = Pictures.fitting(letters, model + ": " + told, width - taken);
        graphics.drawString(text, MARGIN + width - letters.stringWidth(text), 38);
    }

    private void bars(Graphics2D graphics, Found found, List<Integer> labels, int top, int width) {
        int room = (width - NAME - 2 * VALUE - MARGIN) / 2;
        graphics.setFont(Pictures.PLAIN);
        for (int row = 0; row < labels.size(); row++) {
            int label = labels.get(row);
            int baseline = top + row * ROW + BAR - 2;
            graphics.setColor(Pictures.TEXT);
            graphics.drawString(
                    Pictures.fitting(graphics.getFontMetrics(), classes.get(label), NAME - 10), MARGIN, baseline);
            bar(graphics, found.before().scores().get(label), MARGIN + NAME, top + row * ROW, room, BEFORE);
            int second = MARGIN + NAME + room + VALUE + MARGIN;
            bar(graphics, found.after().scores().get(label), second, top + row * ROW, room, AFTER);
        }
    }

    private static void bar(Graphics2D graphics, double score, int left, int top, int room, Color colour) {
        graphics.setColor(colour);
        int length = Math.max(1, (int) Math.round(room * score));
        graphics.fillRect(left, top, length, BAR);
        graphics.setColor(Pictures.TEXT);
        graphics.drawString(Numbers.share(score), left + length + 6, top + BAR - 2);
    }
}
