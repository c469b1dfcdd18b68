package podium.player.training;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import podium.data.image.RgbImage;
import podium.player.images.Augmenter;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Augmentation.Colours;
import podium.player.recipe.Augmentation.Motion;
import podium.player.recipe.AugmentationTest;

/** Measures the time that a decoded image takes until it is ready for the network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ImagesBenchmark {
    @Param("225")
    public int size;

    private RgbImage delivered;
    private RgbImage stored;
    private Augmenter flips;
    private Augmenter warps;
    private Augmenter all;
    private float[] planes;
    private int index;

    @Setup
    public void draw() {
        delivered = Pictures.noise(500, 375, 1);
        stored = Pictures.noise(size, size, 2);
        flips = new Augmenter(AugmentationTest.with("flip", 1), size, 7);
        warps = new Augmenter(AugmentationTest.with("rotation", 20), size, 7);
        all = new Augmenter(
                new Augmentation(true, new Motion(20, 10, 0.2, 0.1), new Colours(0.3, 0.3, 0.3), 0.6), size, 7);
        planes = new float[3 * size * size];
    }

    @Benchmark
    public RgbImage resize() {
        return delivered.resized(size, size);
    }

    @Benchmark
    public RgbImage flip() {
        return flips.augmented(stored, 0, index++);
    }

    @Benchmark
    public RgbImage warp() {
        return warps.augmented(stored, 0, index++);
    }

    @Benchmark
    public RgbImage everything() {
        return all.augmented(stored, 0, index++);
    }

    @Benchmark
    public float[] scale() {
        InputScaling.IMAGENET.write(stored.rgb(), size * size, planes, 0);
        return planes;
    }
}
