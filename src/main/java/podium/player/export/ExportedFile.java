package podium.player.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.data.tiles.Tiling;
import podium.player.network.onnx.OnnxArray;
import podium.player.network.onnx.OnnxFile;
import podium.player.network.onnx.OnnxNetwork;
import podium.player.network.onnx.OnnxOutput;
import podium.player.prediction.Reduction;

/**
 * An exported file, loaded into ONNX Runtime. It may come from anyone: what it says of itself is checked, and so are the numbers that
 * it gives. Not thread-safe.
 *
 * <pre>{@code
 * try (ExportedFile file = ExportedFile.open(Path.of("model.onnx"), threads)) {
 *     FileOutput output = file.output(file.input(image));
 * }
 * }</pre>
 */
public final class ExportedFile implements AutoCloseable {
    /** Rounding may bring a score so much beyond 0 or 1. */
    private static final float ROUNDING = 1e-4f;

    private final Path path;
    private final ModelCard card;
    private final OnnxNetwork network;

    private ExportedFile(Path path, ModelCard card, OnnxNetwork network) {
        this.path = path;
        this.card = card;
        this.network = network;
    }

    /**
     * A file's input for one image.
     *
     * @param image the image at the size that the file is run at
     * @param planes its scaled samples
     */
    @SuppressWarnings("ArrayRecordComponent") // Not copied, and not changed.
    public record Input(RgbImage image, float[] planes) {}

    /**
     * Opens a file.
     *
     * @throws InputException if 'podium model export' did not write it, or it cannot be loaded
     */
    public static ExportedFile open(Path path, int threads) {
        OnnxFile read = OnnxFile.read(path);
        OnnxNetwork network = read.network(threads);
        try {
            ExportedFile file = new ExportedFile(path, CardTexts.read(path, read.metadata()), network);
            file.requireFitting();
            return file;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void requireFitting() {
        long channels = card.pixels().channels();
        List<Long> sides = card.size()
                .map(size -> List.of(OnnxArray.ANY, channels, (long) size.height(), (long) size.width()))
                .orElse(List.of(OnnxArray.ANY, channels, OnnxArray.ANY, OnnxArray.ANY));
        if (!network.input().sides().equals(sides)) {
            throw new InputException(path + ": it takes " + network.input() + ", and its metadata says "
                    + new OnnxArray(network.input().name(), sides) + "; export it again");
        }
        output();
    }

    private OnnxOutput output() {
        String name = network.output().name();
        List<OnnxOutput> expected = switch (card.task()) {
            case CLASSIFICATION -> List.of(OnnxOutput.SCORES);
            case SEGMENTATION -> List.of(OnnxOutput.LOGITS, OnnxOutput.LABELS);
        };
        return expected.stream()
                .filter(output -> output.title().equals(name) && network.givesBytes() == (output == OnnxOutput.LABELS))
                .findFirst()
                .orElseThrow(() -> new InputException(path + ": it gives "
                        + (network.givesBytes() ? "bytes called '" : "floats called '") + name
                        + "', which is not what 'podium model export' writes for "
                        + card.task().name().toLowerCase(Locale.ROOT) + "; export it again"));
    }

    public ModelCard card() {
        return card;
    }

    /**
     * Returns the input for an image: at the file's size or, if it takes any, with large photographs reduced. For a
     * network that sees tiles it is the tile with the most edges.
     */
    public Input input(RgbImage image) {
        RgbImage seen = card.averaging()
                .tiles()
                .map(tiles -> new Tiling(tiles.side(), tiles.step(), 1)
                        .kept(image)
                        .get(0)
                        .of(image))
                .orElse(image);
        RgbImage sized = card.fixed()
                .map(fixed -> fixed.of(seen))
                .orElseGet(() -> Reduction.of(seen).reduced(seen));
        return new Input(sized, card.pixels().planes(sized));
    }

    /**
     * Runs the file.
     *
     * @throws InputException if it cannot be run on this input, or gives other numbers than it says
     */
    public FileOutput output(Input input) {
        ImageSize size = input.image().size();
        int classes = card.classes().size();
        return switch (output()) {
            case SCORES -> new FileOutput.Scores(scores(forward(input, size), classes));
            case LABELS -> new FileOutput.PixelLabels(labels(input, size));
            case FEATURES -> throw new IllegalStateException(path + " gives features");
            case LOGITS -> {
                float[] logits = forward(input, size);
                requireLength(logits.length, classes * size.pixels(), size);
                yield new FileOutput.PixelLogits(LogitMap.of(classes, size.height(), size.width(), 1, finite(logits)));
            }
        };
    }

    private float[] forward(Input input, ImageSize size) {
        try {
            return network.forward(input.planes(), size.height(), size.width());
        } catch (IllegalStateException e) {
            throw cannotRun(size, e);
        }
    }

    private LabelMap labels(Input input, ImageSize size) {
        byte[] labels;
        try {
            labels = network.labels(input.planes(), size.height(), size.width());
        } catch (IllegalStateException e) {
            throw cannotRun(size, e);
        }
        requireLength(labels.length, size.pixels(), size);
        for (byte label : labels) {
            if ((label & 0xff) >= card.classes().size()) {
                throw new InputException(path + ": it gives the label " + (label & 0xff) + ", and names "
                        + card.classes().size() + " labels, from 0 on; export it again");
            }
        }
        return LabelMap.of(size.width(), size.height(), labels);
    }

    private float[] scores(float[] scores, int classes) {
        if (scores.length != classes) {
            throw new InputException(path + ": it gives " + scores.length
                    + " scores for an image, and the number of its" + " classes is " + classes + "; export it again");
        }
        for (float score : finite(scores)) {
            if (score < -ROUNDING || score > 1 + ROUNDING) {
                throw new InputException(path + ": it gives the score " + score + "; expected 0 to 1, as"
                        + " 'podium model export' writes files");
            }
        }
        return scores;
    }

    private float[] finite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new InputException(path + ": it gives " + number + " for this image; its weights are damaged,"
                        + " so export it again");
            }
        }
        return numbers;
    }

    private void requireLength(long found, long expected, ImageSize size) {
        if (found != expected) {
            throw new InputException(path + ": it gives " + found + " numbers for an image of " + size
                    + " pixels; expected " + expected);
        }
    }

    private InputException cannotRun(ImageSize size, IllegalStateException e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        return new InputException(
                path + ": ONNX Runtime cannot run it on an image of " + size + " pixels (" + Reason.of(reason)
                        + "); export it again",
                e);
    }

    @Override
    public void close() {
        network.close();
    }
}
