package podium.player.training;

import java.util.Locale;

/** Times an epoch: the whole of it, and how fast it trains. */
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

    /** Since the epoch began. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** What stands beside the progress bar. */
    String note(double loss) {
        return String.format(Locale.ROOT, "loss %.4f, %.1f images/s", loss, imagesPerSecond());
    }
}
