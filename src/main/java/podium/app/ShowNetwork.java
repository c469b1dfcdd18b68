package podium.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.judge.competition.Workspace;
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

/** Shows a network layer by layer. */
public final class ShowNetwork {
    private static final int IMAGENET_CLASSES = 1000;

    private ShowNetwork() {}

    /**
     * A request to show a network. A null value stands for the default.
     *
     * @param name the name of an architecture, deeplabv3plus, or a recipe
     * @param size the side of the input in pixels
     * @param classes the number of outputs of Podium's own head; null for the published classifier, for VOC's 21 classes
     *     with deeplabv3plus, or for the classes of a recipe's competition
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

    /** Returns the layers. */
    public static NetworkSummary run(Request request, Workspace workspace) throws IOException {
        if (ShowRecipe.isRecipe(request.name())) {
            requireNoSegmenter(request);
            return ShowRecipe.run(workspace, request.name(), request.size(), request.classes());
        }
        return new NetworkSummary(graph(request), keras(request), List.of());
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

    private static void requireNoSegmenter(Request request) {
        if (request.backbone() != null || request.outputStride() != null) {
            throw new UsageException(request.name() + ": --backbone and --output-stride are for deeplabv3plus only;"
                    + " leave them out");
        }
    }

    private static Graph classifier(Request request) {
        requireNoSegmenter(request);
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
