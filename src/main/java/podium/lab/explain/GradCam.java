package podium.lab.explain;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import podium.core.InputException;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.player.images.ImagePart;
import podium.player.images.InputPlanes;
import podium.player.images.NetworkSquare;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.layers.Shape;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * Grad-CAM for classifiers (Selvaraju et al., 2017): max(0, sum over k of w_k A_k), where A_k is channel k of the
 * last map that shows what is where, and w_k is the mean over positions of the derivative of the class's logit. If the
 * recipe cuts images into tiles, the maps of the tiles are joined to a map of the image. Not thread-safe.
 */
public final class GradCam implements Cam {
    /** The most tiles that the backbone keeps intermediate maps of at once. */
    private static final int MOST_PARTS = 32;

    private final RunFolder run;
    private final Recipe recipe;
    private final NetworkSpec spec;
    private final Parameters trained;
    private final Shape map;
    private final TrainingNetwork backbone;
    private final Graph rest;
    private final TrainingNetwork tail;

    private GradCam(RunFolder run, Recipe recipe, NetworkSpec spec, Graph graph, Parameters trained) {
        this.run = run;
        this.recipe = recipe;
        this.spec = spec;
        this.trained = trained;
        this.map = graph.output();
        this.backbone = TrainingEngine.here().training(graph, trained);
        this.rest = spec.tailGraph();
        try {
            this.tail = TrainingEngine.here().training(rest, trained);
        } catch (RuntimeException e) {
            backbone.close();
            throw e;
        }
        tail.train(name -> false);
    }

    /** Opens the network of a classifier's run folder. */
    public static GradCam open(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        NetworkSpec spec = recipe.trainingNetwork(run.readClasses().size());
        Graph graph = spec.mapGraph()
                .orElseThrow(() -> new InputException(run.path() + ": the run's network has no convolution, so Grad-CAM"
                        + " has no map of what is where; use --occlusion, which covers parts of the image"));
        return new GradCam(run, recipe, spec, graph, run.model().read(spec));
    }

    @Override
    public Seen see(RgbImage image) {
        int size = recipe.network().size();
        InputPlanes planes = InputPlanes.of(recipe.network().input());
        NetworkSquare square = NetworkSquare.of(recipe.network().input());
        List<ImagePart> parts = ImagePart.of(image, recipe.images().tiling());
        float[] pixels = planes.array(parts.size(), size * size);
        for (int part = 0; part < parts.size(); part++) {
            planes.write(square.of(parts.get(part).of(image)), pixels, part * planes.count() * size * size);
        }
        return new Seen(image, parts, backbone.forwardInParts(pixels, parts.size(), MOST_PARTS));
    }

    @Override
    public List<HeatMap> maps(Seen seen, Case.Response look, List<Integer> labels) {
        return labels.stream().map(label -> map(seen, label)).toList();
    }

    @Override
    public void drawHead(long seed) throws IOException {
        tail.set(trained.and(drawn(spec, run, seed).only(rest)));
    }

    /** Returns randomly initialised parameters, as they are before training. */
    static Parameters drawn(NetworkSpec spec, RunFolder run, long seed) throws IOException {
        return Weights.load(spec, WeightSource.parse("none", run.path()), seed).parameters();
    }

    private HeatMap map(Seen seen, int label) {
        if (label < 0 || label >= spec.classes()) {
            throw new IllegalArgumentException(
                    "class " + label + " does not exist; expected 0 to " + (spec.classes() - 1));
        }
        int parts = seen.parts().size();
        float[] activations = seen.activations();
        float[] slopes = new float[activations.length];
        tail.backward(
                activations,
                parts,
                (logits, gradient) -> {
                    double sum = 0;
                    for (int at = label; at < logits.length; at += spec.classes()) {
                        gradient[at] = 1;
                        sum += logits[at];
                    }
                    return sum;
                },
                slopes);
        int rows = Math.toIntExact(map.get(1));
        int columns = Math.toIntExact(map.get(2));
        int length = activations.length / parts;
        double[][] evidence = new double[parts][];
        for (int part = 0; part < parts; part++) {
            evidence[part] = evidence(
                    Arrays.copyOfRange(activations, part * length, (part + 1) * length),
                    Arrays.copyOfRange(slopes, part * length, (part + 1) * length),
                    Math.toIntExact(map.get(0)),
                    rows * columns);
        }
        HeatMap joined = PartMaps.joined(seen.image().size(), seen.parts(), rows, columns, evidence);
        return recipe.images().tiling().isPresent()
                ? joined // tiles are squares, of which every fit shows all
                : joined.fitted(recipe.network().input().fitting());
    }

    /**
     * Returns the sum over channels of the activations, each weighted by its mean gradient. Numbers after the last
     * channel are ignored.
     */
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
