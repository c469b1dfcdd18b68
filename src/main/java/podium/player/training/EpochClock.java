package podium.player.training;

import java.util.Locale;

/** Measures the duration of an epoch and the number of images trained per second. */
final class EpochClock {
    private final long began = System.nanoTime();
    private long trainedAt = began;
    private long images;

    void images(int more) {
        images += more;
        trainedAt = System.nanoTime();
    }

    double imagesPerSecond() {
        return images / Math.max(1e-9, (trainedAt - began) / 1e9);
    }

    /** Returns the time since the epoch began, in seconds. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Returns the text beside the progress bar. */
    String note(double loss) {
        return String.format(Locale.ROOT, "loss %.4f, %.1f images/s", loss, imagesPerSecond());
    }
}
