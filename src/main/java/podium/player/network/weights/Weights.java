package podium.player.network.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import podium.core.InputException;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Initialisation;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Tensor;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.layers.Shape;

/**
 * Loads a network's arrays from a file by name. Arrays that the file lacks are initialised and reported.
 *
 * <pre>{@code
 * Weights.Loaded loaded = Weights.load(spec, WeightSource.parse("mobilenetv2_1.0-0000.params", folder), 7);
 * loaded.report().lines(); // weights: loaded 260 of 262 arrays ..., initialised ...
 * }</pre>
 */
public final class Weights {
    /**
     * A network's weights.
     *
     * @param parameters the parameters of the network's graphs, in its batch-normalisation mode
     * @param report how the arrays were loaded
     */
    public record Loaded(Parameters parameters, WeightReport report) {}

    private static final int COLOURS = 3;

    private final Path file;
    private final Parameters found;
    private final String architecture;
    private final int channels;
    private final long seed;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> initialised = new LinkedHashMap<>();
    private final Set<String> unused;

    private Weights(Path file, Parameters found, NetworkSpec spec, long seed) {
        this.file = file;
        this.found = found;
        this.architecture = spec.architecture().toString();
        this.channels = spec.channels();
        this.seed = seed;
        this.unused = new LinkedHashSet<>(found.names());
    }

    /**
     * Loads the parameters of a network in its batch-normalisation mode. A file may have them as published or, for a
     * network with folded normalisation, folded as in a run folder. A head for another number of classes is not used.
     *
     * @throws InputException if the file belongs to another architecture, or an array of the backbone has another shape
     */
    public static Loaded load(NetworkSpec spec, WeightSource source, long seed) throws IOException {
        Path file = source.file();
        Graph unfolded = spec.with(BatchNormMode.TRAINED).graph(Purpose.TRAINING);
        if (file == null) {
            Map<String, String> initialised = new LinkedHashMap<>();
            Parameters parameters = initial(unfolded, seed, initialised);
            return new Loaded(
                    foldedFor(spec, parameters), new WeightReport(source.toString(), 0, initialised, List.of()));
        }
        return new Weights(file, ParameterFile.read(file), spec, seed).load(spec, unfolded);
    }

    private Loaded load(NetworkSpec spec, Graph unfolded) {
        ArrayNames names = ArrayNames.of(unfolded, found.names());
        if (names.count(ArrayNames.backbone(unfolded), found.names()) == 0) {
            throw otherArchitecture(unfolded);
        }
        Graph folded = spec.with(BatchNormMode.FOLDED).graph(Purpose.TRAINING);
        boolean isFolded = folded.foldings().stream()
                .anyMatch(folding -> found.has(names.inFile(folding.convolution() + ParameterSpec.Role.BIAS.suffix())));
        if (isFolded && spec.batchNorm() != BatchNormMode.FOLDED) {
            throw new InputException(file + ": its batch normalisation was folded into the convolutions, and cannot be "
                    + (spec.batchNorm() == BatchNormMode.TRAINED ? "trained" : "unfolded")
                    + " any more; choose folded batch normalisation, or weights that were saved unfolded");
        }
        Graph graph = isFolded ? folded : unfolded;
        int outputLayer = outputLayer(graph);
        for (ParameterSpec array : graph.parameters()) {
            tensors.put(array.name(), take(array, names.inFile(array.name()), outputLayer));
        }
        Parameters parameters = new Parameters(tensors);
        return new Loaded(
                isFolded ? parameters : foldedFor(spec, parameters),
                new WeightReport(
                        file.toString(), tensors.size() - initialised.size(), initialised, List.copyOf(unused)));
    }

    private Tensor take(ParameterSpec array, String name, int outputLayer) {
        if (found.has(name)) {
            Tensor tensor = found.get(name);
            if (tensor.shape().equals(array.shape())) {
                unused.remove(name);
                return tensor;
            }
            if (!array.head()) {
                requireSameColours(array, tensor.shape(), name);
                throw new InputException(file + ": " + name + " is " + text(tensor.shape()) + ", but " + architecture
                        + " has " + text(array.shape())
                        + "; the weights belong to another architecture or width. Set that one, or use other weights");
            }
        }
        return initial(array, outputLayer, seed, initialised);
    }

    /** Refuses a first convolution of the right width that takes another number of planes. */
    private void requireSameColours(ParameterSpec array, Shape shape, String name) {
        List<Long> expected = array.shape().sides();
        List<Long> sides = shape.sides();
        boolean convolutions = expected.size() == 4 && sides.size() == 4;
        if (convolutions
                && expected.get(1) == channels
                && expected.get(0).equals(sides.get(0))
                && expected.subList(2, 4).equals(sides.subList(2, 4))
                && sides.get(1) == (channels == 1 ? COLOURS : 1)) {
            throw new InputException(file + ": its network takes " + planes(sides.get(1)) + " (" + name + " is "
                    + text(shape) + "), but the recipe's takes " + planes(channels) + "; set channels: "
                    + sides.get(1) + ", or use other weights");
        }
    }

    private static String planes(long channels) {
        return channels == 1 ? "one channel, grey" : "three channels, red, green and blue";
    }

    private InputException otherArchitecture(Graph graph) {
        String first = found.names().stream().findFirst().orElse("no array at all");
        String advice = found.names().stream().anyMatch(name -> name.contains("."))
                ? "names with dots come from Gluon's save_parameters. In Python, save with"
                        + " net.collect_params().save(FILE) or net.export(PREFIX) instead"
                : "the weights belong to another architecture. Set that one, or use other weights";
        return new InputException(file + ": none of its arrays belongs to " + architecture + " (found " + first
                + ", expected " + ArrayNames.backbone(graph).get(0) + "); " + advice);
    }

    /**
     * Initialises all of a graph's parameters.
     *
     * @param notes receives the initialisation of each array
     */
    private static Parameters initial(Graph graph, long seed, Map<String, String> notes) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int outputLayer = outputLayer(graph);
        graph.parameters().forEach(array -> tensors.put(array.name(), initial(array, outputLayer, seed, notes)));
        return new Parameters(tensors);
    }

    private static Tensor initial(ParameterSpec array, int outputLayer, long seed, Map<String, String> notes) {
        Initialisation how = array.initialisation().of(array, outputLayer);
        notes.put(array.name(), how.toString());
        return how.tensor(array, seed);
    }

    private static int outputLayer(Graph graph) {
        return graph.parameters().stream().mapToInt(ParameterSpec::layer).max().orElse(0);
    }

    /** Converts the parameters of an unfolded network to the network's batch-normalisation mode. */
    private static Parameters foldedFor(NetworkSpec spec, Parameters unfolded) {
        return spec.batchNorm() == BatchNormMode.FOLDED
                ? BatchNormFolding.fold(unfolded, spec.graph(Purpose.TRAINING))
                : unfolded;
    }

    private static String text(Shape shape) {
        return LongStream.of(shape.array()).mapToObj(Long::toString).collect(Collectors.joining(" x "));
    }
}
