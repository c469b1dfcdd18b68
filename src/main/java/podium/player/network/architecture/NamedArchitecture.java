package podium.player.network.architecture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.HeadActivation;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.WeightChoices;
import podium.player.network.layers.Shape;

/**
 * An architecture that has a name, the one in Gluon's model zoo. The names of MobileNets end with their width
 * multiplier. Its training may drop numbers after each block: a residual block or bottleneck, a separable convolution
 * of MobileNet, the layers up to a pooling of AlexNet and VGG. No name or shape of a parameter depends on that.
 *
 * <pre>{@code
 * Architecture.of("mobilenetv2_0.25").name(); // mobilenetv2_0.25
 * }</pre>
 */
public final class NamedArchitecture implements Architecture {
    private static final Pattern WIDTH = Pattern.compile("[0-9]\\.[0-9]{1,3}");

    private static final List<Plan> PLANS = List.of(
            new Plan(
                    "alexnet",
                    150,
                    false,
                    "the course's, after Krizhevsky et al., NIPS 2012",
                    (graph, width) -> Alexnet.features(graph),
                    null,
                    Alexnet::publishedHead,
                    null),
            new Plan(
                    "vgg16",
                    224,
                    false,
                    "Simonyan and Zisserman, ICLR 2015",
                    (graph, width) -> Vgg16.features(graph),
                    null,
                    Vgg16::publishedHead,
                    Vgg16::list),
            new Plan(
                    "resnet18_v1",
                    224,
                    false,
                    "He et al., CVPR 2016",
                    (graph, width) -> Resnet18V1.features(graph),
                    null,
                    Resnet18V1::publishedHead,
                    null),
            new Plan(
                    "resnet50_v2",
                    224,
                    false,
                    "He et al., ECCV 2016",
                    (graph, width) -> Resnet50V2.features(graph),
                    (graph, width, outputStride) -> Resnet50V2.maps(graph, outputStride),
                    Resnet50V2::publishedHead,
                    Resnet50V2::list),
            new Plan(
                    "mobilenet",
                    224,
                    true,
                    "Howard et al., 2017",
                    MobilenetV1::features,
                    MobilenetV1::maps,
                    MobilenetV1::publishedHead,
                    MobilenetV1::list),
            new Plan(
                    "mobilenetv2_",
                    224,
                    true,
                    "Sandler et al., CVPR 2018",
                    MobilenetV2::features,
                    MobilenetV2::maps,
                    MobilenetV2::publishedHead,
                    MobilenetV2::list));

    private interface Backbone {
        Node features(GraphBuilder graph, double width);
    }

    private interface Encoder {
        FeatureMaps maps(GraphBuilder graph, double width, int outputStride);
    }

    private interface Classifier {
        Node on(GraphBuilder graph, Node features, int classes);
    }

    private interface KerasList {
        void list(KerasLayers keras, double width, boolean whole);
    }

    /** A row of the table of architectures. */
    private record Plan(
            String prefix,
            int size,
            boolean widths,
            String paper,
            Backbone backbone,
            @Nullable Encoder encoder,
            Classifier publishedHead,
            @Nullable KerasList keras) {
        String fullName() {
            return widths ? prefix + "1.0" : prefix;
        }
    }

    private final Plan plan;
    private final double width;
    private final String name;
    private final double dropout;

    private NamedArchitecture(Plan plan, double width, String name, double dropout) {
        this.plan = plan;
        this.width = width;
        this.name = name;
        this.dropout = dropout;
    }

    /** Returns this architecture with dropout of a share of the numbers after each block; 0 for none. */
    public NamedArchitecture dropping(double share) {
        return new NamedArchitecture(plan, width, name, share);
    }

    static List<String> names() {
        return PLANS.stream().map(Plan::fullName).toList();
    }

    static NamedArchitecture of(String name) {
        NamedArchitecture architecture = find(name);
        if (architecture == null) {
            throw new IllegalArgumentException("no architecture '" + name + "'; there are: "
                    + String.join(", ", names()) + " (and the MobileNets of other widths, such as mobilenetv2_0.25)");
        }
        return architecture;
    }

    static boolean exists(String name) {
        return find(name) != null;
    }

    private static @Nullable NamedArchitecture find(String name) {
        for (Plan plan : PLANS) {
            if (!plan.widths() && name.equals(plan.prefix())) {
                return new NamedArchitecture(plan, 1, name, 0);
            }
            if (plan.widths() && name.startsWith(plan.prefix())) {
                Matcher width = WIDTH.matcher(name.substring(plan.prefix().length()));
                if (width.matches() && Double.parseDouble(width.group()) > 0.05) {
                    return new NamedArchitecture(plan, Double.parseDouble(width.group()), name, 0);
                }
            }
        }
        return null;
    }

    @JsonValue
    @Override
    public String name() {
        return name;
    }

    /** Returns the image side, in pixels, that it was published or is used with. */
    public int defaultSize() {
        return plan.size();
    }

    /** Returns the paper that describes it: authors, venue and year. */
    public String paper() {
        return plan.paper();
    }

    /**
     * Builds the graph with the classifier that Gluon publishes.
     *
     * @throws IllegalArgumentException if the input is too small
     */
    public Graph published(int size, int classes, Purpose purpose) {
        GraphBuilder graph = new GraphBuilder(Shape.of(3, size, size), BatchNormMode.TRAINED, Rectifier.RELU6, purpose);
        Node features = features(graph);
        graph.beginHead();
        return graph.build(graph.activation(plan.publishedHead().on(graph, features, classes), HeadActivation.SOFTMAX));
    }

    @Override
    public Node features(GraphBuilder graph) {
        graph.dropAfterBlocks(dropout);
        try {
            return plan.backbone().features(graph, width);
        } catch (IllegalArgumentException e) {
            throw tooSmall(graph, e);
        }
    }

    @Override
    public WeightChoices output() {
        return WeightChoices.USUAL;
    }

    @Override
    public Node checked(GraphBuilder graph, ClassifierHead head) {
        return features(graph);
    }

    @Override
    public Optional<Node> lastMap(GraphBuilder graph) {
        return Optional.of(features(graph));
    }

    @Override
    public boolean segments() {
        return plan.encoder() != null;
    }

    @Override
    public FeatureMaps maps(GraphBuilder graph, int outputStride) {
        Encoder encoder = plan.encoder();
        if (encoder == null) {
            throw new IllegalArgumentException(name + " cannot be a backbone for segmentation; expected one of "
                    + PLANS.stream()
                            .filter(other -> other.encoder() != null)
                            .map(Plan::fullName)
                            .collect(Collectors.joining(", ")));
        }
        graph.dropAfterBlocks(dropout);
        try {
            return encoder.maps(graph, width, outputStride);
        } catch (IllegalArgumentException e) {
            throw tooSmall(graph, e);
        }
    }

    @Override
    public int layers(boolean segmenter, Shape input) {
        GraphBuilder graph = new GraphBuilder(
                Shape.of(3, plan.size(), plan.size()), BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.FEATURES);
        Node last = segmenter ? maps(graph, DeepLabHead.STANDARD.outputStride()).high() : features(graph);
        return graph.build(last).backboneLayers();
    }

    @Override
    public String weightedLayers() {
        return "convolutions";
    }

    @Override
    public Optional<KerasLayers> keras(boolean segmenter) {
        KerasList list = plan.keras();
        if (list == null) {
            return Optional.empty();
        }
        KerasLayers layers = new KerasLayers();
        list.list(layers, width, !segmenter);
        return Optional.of(layers);
    }

    static List<String> namesInKeras() {
        return PLANS.stream()
                .filter(plan -> plan.keras() != null)
                .map(Plan::fullName)
                .toList();
    }

    private IllegalArgumentException tooSmall(GraphBuilder graph, IllegalArgumentException e) {
        return new IllegalArgumentException(
                name + " at " + graph.input().shape().get(1) + " pixels: " + e.getMessage()
                        + "; expected larger images",
                e);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedArchitecture architecture
                && architecture.name.equals(name)
                && architecture.dropout == dropout;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Double.hashCode(dropout);
    }

    @Override
    public String toString() {
        return name;
    }
}
