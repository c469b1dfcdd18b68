package podium.player.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import podium.data.image.RgbImage;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Networks;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.Head;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.NamedArchitecture;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.Engine;
import podium.player.network.engine.Mxnet;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.running.ImageNetwork;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;

/**
 * Prints the largest difference between the outputs of ONNX Runtime and MXNet, as a share of the largest absolute
 * output, for every architecture at its full width and usual size. bench/engine_differences.py runs it.
 *
 * <p>The last two columns show how far MXNet's two forms, fused and plain, are from each other, and ONNX Runtime from
 * the plain form.
 */
final class EngineDifferences {
    private static final int CLASSES = 20;
    private static final int LABELS = 21;
    private static final int ROWS = 2;
    private static final int SEGMENTED = 257;
    private static final int[][] ANY_SIZES = {{384, 512}, {512, 352}};

    /** TensorFlow's padding is symmetric at 32 k + 1 pixels only, so the weights from there need this size. */
    private static final int ODD = 225;

    private final Path weights;
    private final List<RgbImage> images;
    private double worst;

    private EngineDifferences(Path weights, List<RgbImage> images) {
        this.weights = weights;
        this.images = images;
    }

    /** Arguments: the folder of weights, the folder of images, then names of architectures, or none for all. */
    public static void main(String[] args) throws IOException {
        EngineDifferences differences = new EngineDifferences(Path.of(args[0]), images(Path.of(args[1])));
        List<String> names = args.length > 2
                ? List.of(args).subList(2, args.length)
                : List.of("alexnet", "vgg16", "resnet18_v1", "resnet50_v2", "mobilenet1.0", "mobilenetv2_1.0");
        System.out.println(
                "network                            weights  output              ONNX Runtime   to plain"
                        + "      MXNet fused\n"
                        + "                                                                 to MXNet       MXNet         to plain");
        for (String name : names) {
            differences.compare(Architecture.of(name));
        }
        System.out.printf(Locale.ROOT, "worst %.2e%n", differences.worst);
    }

    private static List<RgbImage> images(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> first = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(ROWS)
                    .toList();
            if (first.size() < ROWS) {
                throw new IOException(folder + ": fewer than " + ROWS + " .jpg files");
            }
            return List.of(RgbImage.read(first.get(0)), RgbImage.read(first.get(1)));
        }
    }

    private void compare(NamedArchitecture architecture) throws IOException {
        Path file = weights.resolve(architecture.name() + "-0000.params");
        int size = Files.exists(file) ? ODD : architecture.defaultSize();
        NetworkSpec classifier = spec(architecture, size, CLASSES, ClassifierHead.LINEAR);
        for (Purpose purpose : List.of(Purpose.FEATURES, Purpose.INFERENCE, Purpose.SCORES)) {
            batch(classifier, file, purpose);
        }
        if (architecture.segments()) {
            NetworkSpec segmenter = spec(architecture, SEGMENTED, LABELS, DeepLabHead.STANDARD);
            batch(segmenter, file, Purpose.INFERENCE);
            anySize(segmenter, file);
        }
    }

    private static NetworkSpec spec(Architecture architecture, int size, int classes, Head head) {
        return new NetworkSpec(architecture, size, classes, head, BatchNormMode.FROZEN, Rectifier.RELU6);
    }

    /** The weights of the folder with a random head, or random weights where the folder has none. */
    private static Parameters parameters(NetworkSpec spec, Path file) throws IOException {
        return Files.exists(file)
                ? Weights.load(spec, WeightSource.parse(file.toString(), Path.of("")), 1)
                        .parameters()
                : Networks.drawn(spec.graph(Purpose.SCORES), 3);
    }

    private void batch(NetworkSpec spec, Path file, Purpose purpose) throws IOException {
        Graph graph = spec.graph(purpose);
        Parameters parameters = parameters(spec, file);
        float[] pixels = pixels(spec.size(), spec.size(), ROWS);
        line(
                title(spec),
                file,
                purpose.name().toLowerCase(Locale.ROOT),
                forward(OnnxRuntime.here(), graph, parameters, pixels),
                forward(new Mxnet(), graph, parameters, pixels),
                plain(graph, parameters, pixels, ROWS));
    }

    private void anySize(NetworkSpec spec, Path file) throws IOException {
        Parameters parameters = parameters(spec, file);
        for (int[] size : ANY_SIZES) {
            float[] pixels = pixels(size[0], size[1], 1);
            Graph graph = spec.graphFor(Purpose.INFERENCE, size[0], size[1]);
            line(
                    title(spec),
                    file,
                    size[1] + " x " + size[0] + " pixels",
                    anySize(OnnxRuntime.here(), spec, parameters, pixels, size),
                    anySize(new Mxnet(), spec, parameters, pixels, size),
                    plain(graph, parameters, pixels, 1));
        }
    }

    private static String title(NetworkSpec spec) {
        String name = spec.architecture().name();
        return (spec.head().classifies() ? name : "DeepLabV3+, " + name) + ", " + spec.size();
    }

    private float[] pixels(int height, int width, int rows) {
        int length = RgbImage.CHANNELS * height * width;
        float[] pixels = new float[rows * length];
        for (int row = 0; row < rows; row++) {
            byte[] rgb = images.get(row).resized(width, height).rgb();
            InputScaling.SYMMETRIC.write(rgb, height * width, pixels, row * length);
        }
        return pixels;
    }

    private static float[] forward(Engine engine, Graph graph, Parameters parameters, float[] pixels) {
        try (InferenceNetwork network = engine.inference(graph, parameters)) {
            return network.forward(pixels, ROWS);
        }
    }

    private static float[] anySize(Engine engine, NetworkSpec spec, Parameters parameters, float[] pixels, int[] size) {
        try (ImageNetwork network =
                engine.inference((height, width) -> spec.graphFor(Purpose.INFERENCE, height, width), parameters)) {
            return network.forward(pixels, size[0], size[1]);
        }
    }

    private static float[] plain(Graph graph, Parameters parameters, float[] pixels, int rows) {
        try (MxnetNetwork network = MxnetNetwork.plain(graph, parameters)) {
            return network.forward(pixels, rows);
        }
    }

    private void line(String title, Path file, String output, float[] onnx, float[] fused, float[] plain) {
        double difference = difference(onnx, fused);
        worst = Math.max(worst, difference);
        System.out.printf(
                Locale.ROOT,
                "%-34s %-8s %-20s %.2e       %.2e      %.2e%n",
                title,
                Files.exists(file) ? "trained" : "random",
                output,
                difference,
                difference(onnx, plain),
                difference(fused, plain));
    }

    private static double difference(float[] found, float[] expected) {
        if (found.length != expected.length) {
            throw new IllegalStateException(found.length + " numbers; expected " + expected.length);
        }
        double largest = 0;
        double distance = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            distance = Math.max(distance, Math.abs((double) found[i] - expected[i]));
        }
        return distance / largest;
    }
}
