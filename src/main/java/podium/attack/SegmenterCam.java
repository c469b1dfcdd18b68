package podium.attack;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.dataset.RgbImage;
import podium.mask.LabelMap;
import podium.mask.LogitMap;
import podium.network.DeepLabHead;
import podium.network.InferenceNetwork;
import podium.network.NetworkSpec;
import podium.network.Parameters;
import podium.network.TrainingNetwork;
import podium.network.WeightSource;
import podium.network.Weights;
import podium.prediction.Reduction;
import podium.training.Mirrored;
import podium.training.Recipe;
import podium.training.RunFolder;
import podium.training.WholeImageNetwork;

/**
 * Grad-CAM for segmenters (Vinogradova et al., <i>Towards Interpretable Semantic Segmentation via Gradient-Weighted Class
 * Activation Mapping</i>, AAAI 2020): as {@link GradCam}, of the backbone's last map and the sum of a label's logits over the
 * pixels that were given it. What the decoder takes from the early map stays as it is. For one thread.
 */
public final class SegmenterCam {
    private static final String HEAD = DeepLabHead.NAME + "_";

    private final Recipe recipe;
    private final NetworkSpec spec;
    private final Parameters parameters;

    private SegmenterCam(Recipe recipe, NetworkSpec spec, Parameters parameters) {
        this.recipe = recipe;
        this.spec = spec;
        this.parameters = parameters;
    }

    /** The network of a segmenter's run. */
    public static SegmenterCam open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.testNetwork(run.readClasses().size());
        return new SegmenterCam(recipe, spec, run.model().read(spec));
    }

    /** The same with a head that was drawn anew, as {@link GradCam#withRandomHead} has it. */
    public static SegmenterCam withRandomHead(RunFolder run, long seed) throws IOException {
        SegmenterCam trained = open(run);
        Parameters drawn = Weights.load(trained.spec, WeightSource.parse("none", run.path()), seed)
                .parameters();
        return new SegmenterCam(trained.recipe, trained.spec, trained.parameters.and(drawn.below(HEAD)));
    }

    /**
     * Maps of some labels.
     *
     * @param decided the label of each pixel, whose logits are summed; where a label has none, all pixels are
     */
    public List<HeatMap> maps(RgbImage image, LabelMap decided, List<Integer> labels) {
        Reduction reduction = Reduction.of(image);
        int canvasWidth = WholeImageNetwork.canvas(reduction.width());
        int canvasHeight = WholeImageNetwork.canvas(reduction.height());
        RgbImage seen = Mirrored.part(reduction.reduced(image), 0, 0, canvasWidth, canvasHeight);
        float[] pixels = new float[RgbImage.CHANNELS * canvasWidth * canvasHeight];
        recipe.scaling().write(seen.rgb(), canvasWidth * canvasHeight, pixels, 0);
        try (InferenceNetwork backbone = InferenceNetwork.plain(spec.mapsGraph(canvasHeight, canvasWidth), parameters);
                TrainingNetwork tail = new TrainingNetwork(spec.tailOfMaps(canvasHeight, canvasWidth), parameters)) {
            tail.train(name -> false);
            float[] activations = backbone.forward(pixels, 1);
            Shape last = spec.lastMap(canvasHeight, canvasWidth);
            int channels = Math.toIntExact(last.get(0));
            int rows = Math.toIntExact(last.get(1));
            int columns = Math.toIntExact(last.get(2));
            List<HeatMap> maps = new ArrayList<>();
            for (int label : labels) {
                Cells cells = new Cells(label, canvasHeight, canvasWidth, reduction, decided);
                float[] slopes = new float[activations.length];
                tail.backward(activations, 1, cells::sum, slopes);
                double[] evidence = GradCam.evidence(activations, slopes, channels, rows * columns);
                maps.add(HeatMap.of(
                        rows,
                        columns,
                        evidence,
                        (double) rows * image.height() / (canvasHeight * reduction.factor()),
                        (double) columns * image.width() / (canvasWidth * reduction.factor())));
            }
            return maps;
        }
    }

    /** The cells of the logits whose middle pixel has a label. */
    private record Cells(int label, int canvasHeight, int canvasWidth, Reduction reduction, LabelMap decided) {
        double sum(float[] logits, float[] gradient) {
            double sum = sum(logits, gradient, true);
            return sum == 0 ? sum(logits, gradient, false) : sum;
        }

        private double sum(float[] logits, float[] gradient, boolean onlyDecided) {
            int stride = LogitMap.cells(canvasWidth, DeepLabHead.STRIDE);
            int first = label * stride * LogitMap.cells(canvasHeight, DeepLabHead.STRIDE);
            double sum = 0;
            for (int row = 0; row < LogitMap.cells(reduction.height(), DeepLabHead.STRIDE); row++) {
                for (int column = 0; column < LogitMap.cells(reduction.width(), DeepLabHead.STRIDE); column++) {
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
            return (cell * DeepLabHead.STRIDE + DeepLabHead.STRIDE / 2) * reduction.factor();
        }
    }
}
