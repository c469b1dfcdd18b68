package podium.report.charts;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.maps.VocPalette;
import podium.report.tables.Numbers;

/**
 * An image, its true label map if there is one, and a predicted label map, side by side. Below them is a legend of the
 * labels with their colours and shares of the pixels.
 *
 * @param model the name of the segmenter
 * @param labels the names of the labels, background first
 */
public record MaskPanel(String model, List<String> labels) {
    private static final int SIDE = 440;
    private static final int MARGIN = 20;
    private static final int TOP = 84;
    private static final int ENTRY = 310;
    private static final int ROW = 22;
    private static final int SQUARE = 14;
    /** The share of the label's colour in the colour of a pixel. */
    private static final double OPACITY = 0.7;

    private static final Color FRAME = new Color(0xB0B0B0);

    public MaskPanel {
        labels = List.copyOf(labels);
    }

    private record Part(String name, BufferedImage picture) {}

    private record Entry(int label, String text) {}

    /**
     * Draws an image's panel.
     *
     * @param caption the caption of the image
     * @param truth the true label map, of the image's size; null for none
     * @param predicted the predicted label map, of the image's size
     * @return false if there are no fonts to draw with
     */
    public boolean write(Path png, String caption, RgbImage image, @Nullable LabelMap truth, LabelMap predicted)
            throws IOException {
        double scale = (double) SIDE / Math.max(image.width(), image.height());
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        RgbImage small = image.resized(width, height);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("image", small.buffered()));
        if (truth != null) {
            parts.add(new Part("truth", painted(small, truth)));
        }
        parts.add(new Part("prediction", painted(small, predicted)));
        List<Entry> legend = legend(truth, predicted);
        int whole = Math.max(2 * ENTRY, parts.size() * (width + MARGIN) - MARGIN);
        int columns = whole / ENTRY;
        int rows = (legend.size() + columns - 1) / columns;
        int bottom = TOP + height + MARGIN;
        return Pictures.write(png, whole + 2 * MARGIN, bottom + rows * ROW + MARGIN, graphics -> {
            Pictures.smooth(graphics);
            heading(graphics, caption, whole);
            for (int i = 0; i < parts.size(); i++) {
                int left = MARGIN + i * (width + MARGIN);
                graphics.setColor(Pictures.PALE);
                graphics.drawString(parts.get(i).name(), left, TOP - 8);
                graphics.drawImage(parts.get(i).picture(), left, TOP, null);
            }
            for (int i = 0; i < legend.size(); i++) {
                entry(graphics, legend.get(i), MARGIN + i % columns * ENTRY, bottom + i / columns * ROW);
            }
        });
    }

    private void heading(Graphics2D graphics, String caption, int width) {
        graphics.setColor(Pictures.TEXT);
        graphics.setFont(Pictures.TITLE);
        String shown = Pictures.fitting(graphics.getFontMetrics(), caption, width * 3 / 5);
        graphics.drawString(shown, MARGIN, 38);
        int taken = graphics.getFontMetrics().stringWidth(shown) + MARGIN;
        graphics.setFont(Pictures.PLAIN);
        graphics.setColor(Pictures.PALE);
        FontMetrics letters = graphics.getFontMetrics();
        String text = Pictures.fitting(letters, model, width - taken);
        graphics.drawString(text, MARGIN + width - letters.stringWidth(text), 38);
    }

    private void entry(Graphics2D graphics, Entry entry, int left, int top) {
        graphics.setColor(new Color(VocPalette.rgb(entry.label())));
        graphics.fillRect(left, top, SQUARE, SQUARE);
        graphics.setColor(FRAME);
        graphics.drawRect(left, top, SQUARE, SQUARE);
        graphics.setColor(Pictures.TEXT);
        graphics.drawString(
                Pictures.fitting(graphics.getFontMetrics(), entry.text(), ENTRY - SQUARE - MARGIN),
                left + SQUARE + 8,
                top + SQUARE - 2);
    }

    /** The labels in either map, with their shares of the pixels. */
    private List<Entry> legend(@Nullable LabelMap truth, LabelMap predicted) {
        long[] actual = truth == null ? new long[256] : truth.histogram();
        long[] said = predicted.histogram();
        double pixels = (double) predicted.width() * predicted.height();
        List<Entry> entries = new ArrayList<>();
        for (int label = 0; label < said.length; label++) {
            if (actual[label] == 0 && said[label] == 0) {
                continue;
            }
            String name =
                    label < labels.size() ? labels.get(label) : label == LabelMap.VOID ? "void" : "label " + label;
            String share = Numbers.percent(said[label] / pixels);
            entries.add(new Entry(
                    label,
                    truth == null
                            ? name + ": " + share
                            : name + ": truth " + Numbers.percent(actual[label] / pixels)
                                    + (label == LabelMap.VOID ? "" : ", predicted " + share)));
        }
        return entries;
    }

    /** The image overlaid with the colours of its labels. The background is only made paler. */
    static BufferedImage painted(RgbImage image, LabelMap map) {
        BufferedImage result = image.buffered();
        for (int y = 0; y < image.height(); y++) {
            int row = (int) ((y + 0.5) * map.height() / image.height());
            for (int x = 0; x < image.width(); x++) {
                int label = map.at((int) ((x + 0.5) * map.width() / image.width()), row);
                int colour = label == 0 ? 0xFFFFFF : VocPalette.rgb(label);
                result.setRGB(x, y, mixed(result.getRGB(x, y), colour, label == 0 ? 0.5 * OPACITY : OPACITY));
            }
        }
        return result;
    }

    private static int mixed(int under, int over, double opacity) {
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (1 - opacity) * (under >> shift & 0xFF) + opacity * (over >> shift & 0xFF);
            result |= (int) Math.round(value) << shift;
        }
        return result;
    }
}
