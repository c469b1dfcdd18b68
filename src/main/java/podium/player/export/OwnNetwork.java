package podium.player.export;

import java.util.Locale;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.mask.UpsampledRow;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.network.Purpose;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.engine.Engine;
import podium.player.network.engine.Mxnet;
import podium.player.network.running.ImageNetwork;
import podium.player.network.running.InferenceNetwork;

/**
 * A run's own network in MXNet, which its exported file is compared with.
 *
 * @param exported the run
 */
record OwnNetwork(ExportedRun exported) {
    /** Runs both on one image, and returns a sentence: the largest difference, or why they were not compared. */
    String difference(ExportedFile file, RgbImage image) {
        Engine engine = new Mxnet();
        try {
            engine.load();
        } catch (InputException e) {
            return "not compared with the run's own network: " + e.getMessage();
        }
        ExportedFile.Input input = file.input(image);
        return file.output(input).choose(new Comparison(engine, input));
    }

    /** The comparison of the file's output for an input. */
    private final class Comparison implements FileOutput.Cases<String, RuntimeException> {
        private final Engine engine;
        private final ExportedFile.Input input;
        private final String own;

        Comparison(Engine engine, ExportedFile.Input input) {
            this.engine = engine;
            this.input = input;
            this.own = "the run's own network in " + engine.title();
        }

        @Override
        public String scores(float[] values) {
            return largest(own, "score", new Distance().between(values, 0, ownScores(engine, input)));
        }

        @Override
        public String logits(LogitMap map) {
            return largest(own, "logit", distance(map, ownLogits(engine, input)));
        }

        @Override
        public String labels(LabelMap map) {
            LogitMap logits = ownLogits(engine, input);
            return differing(own, map, logits.labels(map.width(), map.height()));
        }
    }

    private static String largest(String own, String what, Distance distance) {
        return String.format(
                Locale.ROOT,
                "the file's largest difference from %s is %.2g; the largest %s is %.3g",
                own,
                distance.largest,
                what,
                distance.size);
    }

    private static String differing(String own, LabelMap labels, LabelMap others) {
        byte[] found = labels.labels();
        byte[] expected = others.labels();
        int different = 0;
        for (int i = 0; i < found.length; i++) {
            different += found[i] == expected[i] ? 0 : 1;
        }
        return different == 0
                ? String.format(Locale.ROOT, "all %,d pixels have the label of %s", found.length, own)
                : String.format(
                        Locale.ROOT, "%,d of %,d pixels have another label than by %s", different, found.length, own);
    }

    private float[] ownScores(Engine engine, ExportedFile.Input input) {
        try (InferenceNetwork network =
                engine.inference(exported.network().graph(Purpose.SCORES), exported.parameters())) {
            return network.forward(input.planes(), 1);
        }
    }

    private LogitMap ownLogits(Engine engine, ExportedFile.Input input) {
        ImageSize size = input.image().size();
        int stride = DeepLabHead.STRIDE;
        try (ImageNetwork network = engine.inference(
                (height, width) -> exported.network().graphFor(Purpose.INFERENCE, height, width),
                exported.parameters())) {
            return LogitMap.of(
                    exported.card().classes().size(),
                    LogitMap.cells(size.height(), stride),
                    LogitMap.cells(size.width(), stride),
                    stride,
                    network.forward(input.planes(), size.height(), size.width()));
        }
    }

    private static Distance distance(LogitMap found, LogitMap expected) {
        UpsampledRow row = new UpsampledRow(expected.labels(), expected.rows(), expected.columns(), expected.stride());
        Distance distance = new Distance();
        float[] line = new float[found.columns()];
        for (int y = 0; y < found.rows(); y++) {
            row.take(expected.values(), 0, y);
            for (int label = 0; label < found.labels(); label++) {
                for (int x = 0; x < line.length; x++) {
                    line[x] = row.of(label)[row.place(x)];
                }
                distance.between(found.values(), (label * found.rows() + y) * line.length, line);
            }
        }
        return distance;
    }

    /** The largest difference of two arrays, and the largest number. */
    private static final class Distance {
        private double largest;
        private double size;

        /** Takes account of {@code expected} and as many numbers of {@code found} from an index on. */
        Distance between(float[] found, int from, float[] expected) {
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs((double) found[from + i] - expected[i]));
                size = Math.max(size, Math.abs(expected[i]));
            }
            return this;
        }
    }
}
