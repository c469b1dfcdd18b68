package podium.core.mask;

import java.util.SplittableRandom;

/** Runs like those of real masks: one per row of an image 500 pixels wide, with ends that vary from row to row. */
final class Contours {
    private static final int WIDTH = 500;

    private Contours() {}

    /** A set of the given number of runs, over as many rows, 13 to 190 pixels each. */
    static PixelRuns of(int runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PixelRunsBuilder builder = new PixelRunsBuilder();
        int left = 150;
        int right = 250;
        for (long row = 0; row < runs; row++) {
            left = Math.min(Math.max(left + random.nextInt(-4, 5), 100), 197);
            right = Math.min(Math.max(right + random.nextInt(-4, 5), 210), 290);
            builder.add(row * WIDTH + left, row * WIDTH + right);
        }
        return builder.build();
    }
}
