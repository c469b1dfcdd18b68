package podium.data.tiles;

import java.util.Arrays;
import podium.data.image.GreyImage;

/**
 * Edges by Canny, "A computational approach to edge detection", 1986: a Gaussian of sigma 1, Sobel gradients, only those
 * that no neighbour in their direction exceeds, and hysteresis with the thresholds 0.1 and 0.2. With samples from 0 to 1,
 * a step from black to white has a gradient of nearly 3. The result is that of scikit-image's {@code canny} with its
 * defaults:
 *
 * <pre>
 * skimage.feature.canny(numpy.asarray(PIL.Image.open(file).convert("L")))
 * </pre>
 *
 * <p>A picture needs two bytes of memory per pixel, and a few rows of doubles.
 */
final class Canny {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.2;

    private static final byte NONE = 0;
    private static final byte EDGE = 1;
    private static final byte WEAK = 2;
    private static final byte STRONG = 3;

    private Canny() {}

    /** The edges of a picture. Pixels at its border are none. */
    static EdgeMap edges(GreyImage picture) {
        int width = picture.width();
        int height = picture.height();
        byte[] marks = new byte[width * height];
        SmoothRows rows = new SmoothRows(picture);
        double[][] smooth = new double[3][width];
        GradientRow[] gradients = {new GradientRow(width), new GradientRow(width), new GradientRow(width)};
        for (int next = 0; next <= height; next++) {
            if (next < height) {
                rows.write(next, smooth[next % 3]);
            }
            int row = next - 1;
            if (row >= 0) {
                gradients[row % 3].compute(
                        smooth[Math.max(0, row - 1) % 3], smooth[row % 3], smooth[Math.min(height - 1, row + 1) % 3]);
            }
            int complete = row - 1;
            if (complete >= 1) {
                mark(
                        gradients[(complete - 1) % 3],
                        gradients[complete % 3],
                        gradients[row % 3],
                        marks,
                        complete * width,
                        width);
            }
        }
        connect(marks, width);
        return new EdgeMap(width, height, marks);
    }

    private static void mark(
            GradientRow above, GradientRow here, GradientRow below, byte[] marks, int from, int width) {
        for (int x = 1; x < width - 1; x++) {
            double length = here.length(x);
            if (length >= LOW && here.peaks(x, above, below)) {
                marks[from + x] = length >= HIGH ? STRONG : WEAK;
            }
        }
    }

    /** Turns strong pixels, and weak ones that are connected with a strong one, into edges; and others into none. */
    private static void connect(byte[] marks, int width) {
        int[] stack = new int[1024];
        for (int start = 0; start < marks.length; start++) {
            if (marks[start] != STRONG) {
                continue;
            }
            int size = 0;
            marks[start] = EDGE;
            stack[size++] = start;
            while (size > 0) {
                int pixel = stack[--size];
                if (size + 8 >= stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                for (int row = pixel - width; row <= pixel + width; row += width) {
                    for (int near = row - 1; near <= row + 1; near++) { // an edge is never at the border
                        if (marks[near] >= WEAK) {
                            marks[near] = EDGE;
                            stack[size++] = near;
                        }
                    }
                }
            }
        }
        for (int i = 0; i < marks.length; i++) {
            marks[i] = marks[i] == EDGE ? EDGE : NONE;
        }
    }
}
