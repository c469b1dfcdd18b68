package podium.player.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.layers.Shape;
import podium.player.network.weights.ParameterFile;

/** Small networks with random parameters. */
public final class Networks {
    /** An architecture of every kind, as narrow as possible. */
    public static final List<String> SMALL =
            List.of("alexnet", "vgg16", "resnet18_v1", "resnet50_v2", "mobilenet0.25", "mobilenetv2_0.25");

    private Networks() {}

    public static NetworkSpec spec(String architecture, int size, BatchNormMode mode) {
        return new NetworkSpec(Architecture.of(architecture), size, 3, ClassifierHead.LINEAR, mode, Rectifier.RELU6);
    }

    /** Returns the smallest input side with which an architecture still has a map. */
    public static int smallestSize(String architecture) {
        return architecture.equals("alexnet") ? 108 : 32;
    }

    /** Draws initial weights, and normalisations that differ from the identity in every number. */
    public static Parameters drawn(Graph graph, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : graph.parameters()) {
            Tensor tensor = spec.initialisation().tensor(spec, seed);
            Random random = new Random(seed + spec.name().hashCode());
            float[] values = tensor.values();
            for (int i = 0; i < values.length && spec.role() != ParameterSpec.Role.WEIGHT; i++) {
                values[i] += (float) (0.2 * (random.nextDouble() - 0.5));
            }
            tensors.put(spec.name(), tensor);
        }
        return new Parameters(tensors);
    }

    /** Draws numbers in [-1, 1). */
    public static float[] pixels(Shape input, int rows, long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[Math.toIntExact(rows * input.size())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 2 * random.nextFloat() - 1;
        }
        return pixels;
    }

    /** Writes the parameters whose new name is not empty, under this name. */
    public static Path write(Path file, Parameters parameters, Graph graph, UnaryOperator<String> rename)
            throws IOException {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        for (String name : parameters.names()) {
            if (!rename.apply(name).isEmpty()) {
                renamed.put(rename.apply(name), parameters.get(name));
            }
        }
        Set<String> statistics = graph.parameters().stream()
                .filter(spec -> spec.role().statistic())
                .map(spec -> rename.apply(spec.name()))
                .collect(Collectors.toSet());
        try (OutputStream out = Files.newOutputStream(file)) {
            ParameterFile.write(new Parameters(renamed), statistics, out);
        }
        return file;
    }
}
