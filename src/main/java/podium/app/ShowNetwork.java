package podium.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.KerasLayers;
import podium.player.network.architecture.NamedArchitecture;
import podium.player.network.architecture.NetworkSpec;
import podium.report.tables.NetworkSummary;

/** Shows a network layer by layer, as a table for a terminal. */
public final class ShowNetwork {
    private static final int IMAGENET_CLASSES = 1000;

    private ShowNetwork() {}

    /**
     * A request to show a network. A null value stands for the default.
     *
     * @param name the name of an architecture, or deeplabv3plus
     * @param size the side of the input in pixels
     * @param classes the number of outputs of Podium's own head; null for the published classifier, or for VOC's 21
     *     classes with deeplabv3plus
     * @param backbone the backbone of deeplabv3plus
     * @param outputStride the output stride of deeplabv3plus
     */
    public record Request(
            String name,
            @Nullable Integer size,
            @Nullable Integer classes,
            @Nullable String backbone,
            @Nullable Integer outputStride) {
        private boolean segments() {
            return name.equals(DeepLabHead.NAME);
        }

        private NamedArchitecture backboneOrUsual() {
            return Architecture.of(backbone == null ? DeepLabHead.BACKBONE : backbone);
        }
    }

    /** Returns the table of layers. */
    public static String run(Request request) {
        return NetworkSummary.of(graph(request), keras(request));
    }

    private static Graph graph(Request request) {
        try {
            return request.segments() ? segmenter(request) : classifier(request);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<KerasLayers> keras(Request request) {
        return request.segments()
                ? request.backboneOrUsual().keras(true)
                : Architecture.of(request.name()).keras(false);
    }

    private static Graph classifier(Request request) {
        if (request.backbone() != null || request.outputStride() != null) {
            throw new UsageException(request.name() + ": --backbone and --output-stride are for deeplabv3plus only;"
                    + " leave them out");
        }
        NamedArchitecture architecture = Architecture.of(request.name());
        int side = request.size() == null ? architecture.defaultSize() : request.size();
        return request.classes() == null
                ? architecture.published(side, IMAGENET_CLASSES, Purpose.SCORES)
                : new NetworkSpec(
                                architecture,
                                side,
                                request.classes(),
                                ClassifierHead.LINEAR,
                                BatchNormMode.TRAINED,
                                Rectifier.RELU6)
                        .graph(Purpose.SCORES);
    }

    private static Graph segmenter(Request request) {
        return new NetworkSpec(
                        request.backboneOrUsual(),
                        request.size() == null ? DeepLabHead.SIZE : request.size(),
                        request.classes() == null ? DeepLabHead.CLASSES : request.classes(),
                        request.outputStride() == null
                                ? DeepLabHead.STANDARD
                                : new DeepLabHead(request.outputStride(), true, DeepLabHead.STANDARD.channels()),
                        BatchNormMode.TRAINED,
                        Rectifier.RELU6)
                .graph(Purpose.SCORES);
    }
}
