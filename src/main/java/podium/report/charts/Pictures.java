package podium.report.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.knowm.xchart.internal.chartpart.Chart;
import podium.core.files.WriteAside;
import podium.data.image.PictureEncoder;

/** Draws charts and images into files. Nothing is drawn if Java has no fonts. */
public final class Pictures {
    /** True if the system has fonts, which many servers and containers lack. */
    private static final boolean DRAWABLE = drawable();

    public static final String JPEG = ".jpg";

    private static final float QUALITY = 0.75f;

    static final Color TEXT = new Color(0x303030);
    static final Color PALE = new Color(0x707070);
    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);

    private Pictures() {}

    private static boolean drawable() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
            return graphics.getFontMetrics().stringWidth("m") > 0;
        } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError | NullPointerException e) {
            return false;
        } finally {
            graphics.dispose();
        }
    }

    /**
     * Draws charts of equal size in rows of {@code columns} charts.
     *
     * @return false if there are no fonts, and then nothing is written
     */
    public static boolean write(Path png, List<? extends Chart<?, ?>> charts, int columns) throws IOException {
        int width = charts.get(0).getWidth();
        int height = charts.get(0).getHeight();
        int rows = (charts.size() + columns - 1) / columns;
        return write(png, columns * width, rows * height, graphics -> {
            for (int i = 0; i < charts.size(); i++) {
                Graphics2D cell =
                        (Graphics2D) graphics.create(i % columns * width, i / columns * height, width, height);
                charts.get(i).paint(cell, width, height);
                cell.dispose();
            }
        });
    }

    /**
     * Draws on white into a PNG or, if the name ends in .jpg, into a JPEG, which is smaller for photographs.
     *
     * @return false if there are no fonts, and then nothing is written
     */
    public static boolean write(Path file, int width, int height, Consumer<Graphics2D> drawing) throws IOException {
        if (!DRAWABLE) {
            return false;
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        drawing.accept(graphics);
        graphics.dispose();
        boolean jpeg = file.toString().endsWith(JPEG);
        WriteAside.write(file, out -> {
            if (jpeg) {
                out.write(PictureEncoder.jpeg(picture, QUALITY));
            } else {
                PictureEncoder.png(picture, out);
            }
        });
        return true;
    }

    /** Turns on antialiasing and smooth scaling. */
    static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    /** Shortens a text that is too wide by cutting out its middle. */
    static String fitting(FontMetrics letters, String text, int width) {
        String result = text;
        for (int kept = text.length() - 1; kept > 1 && letters.stringWidth(result) > width; kept--) {
            result = text.substring(0, kept / 2) + "..." + text.substring(text.length() - (kept - kept / 2));
        }
        return result;
    }
}
