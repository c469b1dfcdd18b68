package podium.lab.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.images.ImagePart;
import podium.player.images.InputPlanes;
import podium.player.images.Mirrored;
import podium.player.images.WholeImageNetwork;
import podium.player.network.Parameters;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.layers.Shape;
import podium.player.network.running.TrainingNetwork;
import podium.player.prediction.Reduction;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * Grad-CAM for segmenters (Vinogradova et al., <i>Towards Interpretable Semantic Segmentation via Gradient-Weighted
 * Class Activation Mapping</i>, AAAI 2020). Like {@link GradCam}, but differentiates the sum of a label's logits over
 * the pixels that were predicted as this label. The decoder's early feature map stays fixed. Not thread-safe.
 */
public final class SegmenterCam implements Cam {
    private static final String HEAD = DeepLabHead.NAME + "_";

    private final RunFolder run;
    private final Recipe recipe;
    private final NetworkSpec spec;
    private Parameters parameters;

    private SegmenterCam(RunFolder run, Recipe recipe, NetworkSpec spec, Parameters parameters) {
        this.run = run;
        this.recipe = recipe;
        this.spec = spec;
        this.parameters = parameters;
    }

    /** Opens the network of a segmenter's run folder. */
    public static SegmenterCam open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.testNetwork(run.readClasses().size());
        return new SegmenterCam(run, recipe, spec, run.model().read(spec));
    }

    @Override
    public Seen see(RgbImage image) {
        Canvas canvas = new Canvas(Reduction.of(image));
        RgbImage seen = Mirrored.part(canvas.reduction().reduced(image), 0, 0, canvas.width(), canvas.height());
        int area = canvas.width() * canvas.height();
        InputPlanes planes = InputPlanes.of(recipe.network().input());
        float[] pixels = planes.array(1, area);
        planes.write(seen, pixels, 0);
        try (TrainingNetwork backbone =
                TrainingEngine.here().training(spec.mapsGraph(canvas.height(), canvas.width()), parameters)) {
            return new Seen(image, ImagePart.of(image, Optional.empty()), backbone.forward(pixels, 1));
        }
    }

    /** Sums the logits of the pixels that were predicted as a label. If there are none, sums those of all pixels. */
    @Override
    public List<HeatMap> maps(Seen seen, Case.Response look, List<Integer> labels) {
        LabelMap decided = Objects.requireNonNull(look.map());
        Canvas canvas = new Canvas(Reduction.of(seen.image()));
        Shape last = spec.lastMap(canvas.height(), canvas.width());
        float[] activations = seen.activations();
        try (TrainingNetwork tail =
                TrainingEngine.here().training(spec.tailOfMaps(canvas.height(), canvas.width()), parameters)) {
            tail.train(name -> false);
            List<HeatMap> maps = new ArrayList<>();
            for (int label : labels) {
                float[] slopes = new float[activations.length];
                tail.backward(activations, 1, new Cells(label, canvas, decided)::sum, slopes);
                maps.add(canvas.map(seen.image(), last, activations, slopes));
            }
            return maps;
        }
    }

    @Override
    public void drawHead(long seed) throws IOException {
        parameters = parameters.and(GradCam.drawn(spec, run, seed).below(HEAD));
    }

    /** Does nothing: native memory is held only while an image is processed. */
    @Override
    public void close() {}

    /** The network's input for an image: the reduced image, padded with its mirror image. */
    private record Canvas(Reduction reduction) {
        int width() {
            return WholeImageNetwork.canvas(reduction.width());
        }

        int height() {
            return WholeImageNetwork.canvas(reduction.height());
        }

        HeatMap map(RgbImage image, Shape last, float[] activations, float[] slopes) {
            int channels = Math.toIntExact(last.get(0));
            int rows = Math.toIntExact(last.get(1));
            int columns = Math.toIntExact(last.get(2));
            return HeatMap.of(
                    rows,
                    columns,
                    GradCam.evidence(activations, slopes, channels, rows * columns),
                    (double) rows * image.height() / (height() * reduction.factor()),
                    (double) columns * image.width() / (width() * reduction.factor()));
        }
    }

    /** The cells of the logits whose middle pixel was predicted as a label. */
    private record Cells(int label, Canvas canvas, LabelMap decided) {
        double sum(float[] logits, float[] gradient) {
            double sum = sum(logits, gradient, true);
            return sum == 0 ? sum(logits, gradient, false) : sum;
        }

        private double sum(float[] logits, float[] gradient, boolean onlyDecided) {
            int stride = LogitMap.cells(canvas.width(), DeepLabHead.STRIDE);
            int first = label * stride * LogitMap.cells(canvas.height(), DeepLabHead.STRIDE);
            double sum = 0;
            for (int row = 0; row < LogitMap.cells(canvas.reduction().height(), DeepLabHead.STRIDE); row++) {
                for (int column = 0;
                        column < LogitMap.cells(canvas.reduction().width(), DeepLabHead.STRIDE);
                        column++) {
                    if (!onlyDecided || at(row, column) == label) {
                        int i = first + row * stride + column;
                        gradient[i] = 1;
                        sum += logits[i];
                    }
                }
            }
            return sum;
        }

        private int at(int row, int column) {
            int x = Math.min(decided.width() - 1, middle(column));
            int y = Math.min(decided.height() - 1, middle(row));
            return decided.at(x, y);
        }

        private int middle(int cell) {
            return (cell * DeepLabHead.STRIDE + DeepLabHead.STRIDE / 2)
                    * canvas.reduction().factor();
        }
    }
}
