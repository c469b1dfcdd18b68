package podium.data.tiles;

import podium.data.image.GreyImage;

/**
 * Canny's edges by the definition, with an array for each step: the twin of {@link Canny}. A step's sums have the same
 * order, since of two gradients that are equal on paper both must be equal here, too.
 */
final class NaiveCanny {
    private static final int REACH = 4;

    private final int width;
    private final int height;

    private NaiveCanny(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Returns a map, rows x columns. */
    static boolean[][] edges(GreyImage picture) {
        return new NaiveCanny(picture.width(), picture.height()).of(picture.grey());
    }

    private boolean[][] of(byte[] grey) {
        double[][] samples = new double[height][width];
        double[][] ones = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples[y][x] = (grey[y * width + x] & 0xff) * (1.0 / 255);
                ones[y][x] = 1;
            }
        }
        double[][] smooth = transposed(blurredDown(transposed(blurredDown(samples))));
        double[][] weight = transposed(blurredDown(transposed(blurredDown(ones))));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                smooth[y][x] /= weight[y][x] + Math.ulp(1.0);
            }
        }
        return connected(peaks(smooth));
    }

    private static double[][] transposed(double[][] map) {
        double[][] turned = new double[map[0].length][map.length];
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[0].length; x++) {
                turned[x][y] = map[y][x];
            }
        }
        return turned;
    }

    private static double[][] blurredDown(double[][] map) {
        double[] gauss = new double[2 * REACH + 1];
        for (int i = 0; i < gauss.length; i++) {
            gauss[i] = StrictMath.exp(-0.5 * (i - REACH) * (i - REACH));
        }
        double sum = ((gauss[0] + gauss[1]) + (gauss[2] + gauss[3])) + ((gauss[4] + gauss[5]) + (gauss[6] + gauss[7]));
        sum += gauss[8];
        double[][] blurred = new double[map.length][map[0].length];
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[0].length; x++) {
                double value = map[y][x] * (gauss[REACH] / sum);
                for (int i = 0; i < REACH; i++) {
                    double above = at(map, y + i - REACH, x);
                    double below = at(map, y - i + REACH, x);
                    value += (above + below) * (gauss[i] / sum);
                }
                blurred[y][x] = value;
            }
        }
        return blurred;
    }

    private static double at(double[][] map, int y, int x) {
        return y < 0 || y >= map.length ? 0 : map[y][x];
    }

    /** The difference of the pixels on both sides of a pixel; beyond the edges, pixels repeat. */
    private double rise(double[][] map, int x, int y, int across, int down) {
        int column = inside(x, width);
        int row = inside(y, height);
        return map[inside(row + down, height)][inside(column + across, width)]
                - map[inside(row - down, height)][inside(column - across, width)];
    }

    private static int inside(int place, int length) {
        return Math.max(0, Math.min(length - 1, place));
    }

    /** Returns 2 where a gradient is strong and no neighbour in its direction is longer, 1 where it is weak, else 0. */
    private int[][] peaks(double[][] smooth) {
        double[][] down = new double[height][width];
        double[][] across = new double[height][width];
        double[][] length = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                down[y][x] =
                        2 * rise(smooth, x, y, 0, 1) + (rise(smooth, x - 1, y, 0, 1) + rise(smooth, x + 1, y, 0, 1));
                across[y][x] =
                        2 * rise(smooth, x, y, 1, 0) + (rise(smooth, x, y - 1, 1, 0) + rise(smooth, x, y + 1, 1, 0));
                length[y][x] = Math.sqrt(down[y][x] * down[y][x] + across[y][x] * across[y][x]);
            }
        }
        int[][] marks = new int[height][width];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                double here = length[y][x];
                if (here >= 0.1
                        && along(length, x, y, across[y][x], down[y][x]) <= here
                        && along(length, x, y, -across[y][x], -down[y][x]) <= here) {
                    marks[y][x] = here >= 0.2 ? 2 : 1;
                }
            }
        }
        return marks;
    }

    /** The length, interpolated between two pixels, where a ray from (x, y) leaves the square of its neighbours. */
    private static double along(double[][] length, int x, int y, double across, double down) {
        int column = x + (int) Math.signum(across);
        int row = y + (int) Math.signum(down);
        boolean steep = Math.abs(down) >= Math.abs(across);
        double share = steep ? Math.abs(across) / Math.abs(down) : Math.abs(down) / Math.abs(across);
        double straight = steep ? length[row][x] : length[y][column];
        return length[row][column] * share + straight * (1 - share);
    }

    /** Spreads edges from strong marks to marks beside them until nothing changes. */
    private boolean[][] connected(int[][] marks) {
        boolean[][] edges = new boolean[height][width];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    if (!edges[y][x] && (marks[y][x] == 2 || (marks[y][x] == 1 && beside(edges, x, y)))) {
                        edges[y][x] = true;
                        changed = true;
                    }
                }
            }
        }
        return edges;
    }

    private static boolean beside(boolean[][] edges, int x, int y) {
        for (int row = y - 1; row <= y + 1; row++) {
            for (int column = x - 1; column <= x + 1; column++) {
                if (edges[row][column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
