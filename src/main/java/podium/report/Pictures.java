package podium.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import podium.run.WriteAside;

/** Draws charts into PNG files, where this Java can draw letters at all. */
final class Pictures {
    /** Java draws letters only where the system has fonts: many servers and containers have none. */
    private static final boolean DRAWABLE = drawable();

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
     * Draws charts in rows of {@code columns}; empty ones are left out.
     *
     * @return false, and nothing written, where there are no fonts
     */
    static boolean write(Path png, List<BarChart> charts, int columns) throws IOException {
        if (!DRAWABLE) {
            return false;
        }
        List<CategoryChart> drawn = charts.stream()
                .filter(chart -> !chart.isEmpty())
                .map(BarChart::chart)
                .toList();
        int width = drawn.get(0).getWidth();
        int height = drawn.get(0).getHeight();
        int rows = (drawn.size() + columns - 1) / columns;
        BufferedImage picture = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (int i = 0; i < drawn.size(); i++) {
            Graphics2D cell = (Graphics2D) graphics.create(i % columns * width, i / columns * height, width, height);
            drawn.get(i).paint(cell, width, height);
            cell.dispose();
        }
        graphics.dispose();
        WriteAside.write(png, out -> ImageIO.write(picture, "png", out));
        return true;
    }
}
