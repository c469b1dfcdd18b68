package podium.player.images;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.mask.LogitMap;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Engine;
import podium.player.network.running.ImageNetwork;

/**
 * A segmenter for images of any size. Each image is placed in the upper left corner of a canvas whose sides are
 * multiples of 32 pixels; the rest of the canvas is filled by reflection. Not thread-safe.
 */
public final class WholeImageNetwork implements AutoCloseable {
    private static final int MULTIPLE = 32;

    private final NetworkSpec spec;
    private final InputPlanes planes;
    private final ImageNetwork network;

    /** Loads the network into an engine. */
    public WholeImageNetwork(NetworkSpec spec, Parameters parameters, InputPlanes planes, Engine engine) {
        this.spec = spec;
        this.network = engine.inference((height, width) -> spec.graphFor(Purpose.INFERENCE, height, width), parameters);
        this.planes = planes;
    }

    /** Returns the side of the canvas for a side of an image, in pixels. */
    public static int canvas(int side) {
        return (side + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    /** Returns the indices of images ordered by canvas size, so that each network is built only once. */
    public static int[] bySize(List<ImageSize> sizes) {
        return IntStream.range(0, sizes.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer image) -> canvas(sizes.get(image).width()))
                        .thenComparingInt(image -> canvas(sizes.get(image).height())))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the logits of an image: labels x height/4 x width/4, rounded up. */
    public LogitMap logits(RgbImage image) {
        int width = canvas(image.width());
        int height = canvas(image.height());
        float[] pixels = planes.array(1, width * height);
        planes.write(Mirrored.part(image, 0, 0, width, height), pixels, 0);
        float[] values = network.forward(pixels, height, width);
        int stride = DeepLabHead.STRIDE;
        return LogitMap.of(spec.classes(), height / stride, width / stride, stride, values)
                .cropped(LogitMap.cells(image.height(), stride), LogitMap.cells(image.width(), stride));
    }

    @Override
    public void close() {
        network.close();
    }
}
