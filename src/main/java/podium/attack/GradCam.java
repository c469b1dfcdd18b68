package podium.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.dataset.RgbImage;
import podium.network.InferenceNetwork;
import podium.network.NetworkSpec;
import podium.network.Parameters;
import podium.network.TrainingNetwork;
import podium.network.WeightSource;
import podium.network.Weights;
import podium.training.Recipe;
import podium.training.RunFolder;

/**
 * Grad-CAM (Selvaraju et al., 2017): the backbone's last map A, its channels k weighted by the mean over places of the
 * class's logit's derivative, max(0, sum over k of w_k A_k). For one thread.
 */
public final class GradCam implements AutoCloseable {
    private static final String HEAD = "head_";

    private final Recipe recipe;
    private final int classes;
    private final int rows;
    private final int columns;
    private final int channels;
    private final InferenceNetwork backbone;
    private final TrainingNetwork tail;

    private GradCam(Recipe recipe, NetworkSpec spec, Parameters parameters) {
        this.recipe = recipe;
        this.classes = spec.classes();
        var map = spec.mapGraph();
        this.channels = Math.toIntExact(map.output().get(0));
        this.rows = Math.toIntExact(map.output().get(1));
        this.columns = Math.toIntExact(map.output().get(2));
        this.backbone = InferenceNetwork.plain(map, parameters);
        this.tail = new TrainingNetwork(spec.tailGraph(), parameters);
        tail.train(name -> false);
    }

    /** The network of a classifier's run. */
    public static GradCam open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.network(run.readClasses().size());
        return new GradCam(recipe, spec, run.model().read(spec));
    }

    /**
     * The same network with a head that was drawn anew: a map that does not change with it does not show what the network
     * has learned (Adebayo et al., "Sanity checks for saliency maps", 2018).
     */
    public static GradCam withRandomHead(RunFolder run, long seed) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.network(run.readClasses().size());
        Parameters trained = run.model().read(spec);
        Parameters drawn =
                Weights.load(spec, WeightSource.parse("none", run.path()), seed).parameters();
        return new GradCam(recipe, spec, trained.and(drawn.below(HEAD)));
    }

    /** Maps of some classes. */
    public List<HeatMap> maps(RgbImage image, List<Integer> labels) {
        int size = recipe.size();
        float[] pixels = new float[RgbImage.CHANNELS * size * size];
        recipe.scaling().write(image.resized(size, size).rgb(), size * size, pixels, 0);
        float[] activations = backbone.forward(pixels, 1);
        List<HeatMap> maps = new ArrayList<>();
        for (int label : labels) {
            maps.add(map(activations, label));
        }
        return maps;
    }

    private HeatMap map(float[] activations, int label) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("class " + label + " of " + classes);
        }
        float[] slopes = new float[activations.length];
        tail.backward(
                activations,
                1,
                (logits, gradient) -> {
                    gradient[label] = 1;
                    return logits[label];
                },
                slopes);
        return HeatMap.of(rows, columns, evidence(activations, slopes, channels, rows * columns));
    }

    /** The sum over channels of activations, each weighted by its mean slope; further numbers do not count. */
    static double[] evidence(float[] activations, float[] slopes, int channels, int area) {
        double[] evidence = new double[area];
        for (int channel = 0; channel < channels; channel++) {
            double weight = 0;
            for (int i = 0; i < area; i++) {
                weight += slopes[channel * area + i];
            }
            for (int i = 0; i < area; i++) {
                evidence[i] += weight / area * activations[channel * area + i];
            }
        }
        return evidence;
    }

    @Override
    public void close() {
        backbone.close();
        tail.close();
    }
}
