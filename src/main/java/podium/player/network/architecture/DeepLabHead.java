package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;

/**
 * The segmenting half of DeepLabV3+: gives logits of each class at a quarter of the input's side.
 *
 * @param outputStride the input's side over that of the map which the atrous pyramid sees: 16, or 8, which sees smaller
 *     things and takes two to four times as long; the backbone's last strides become dilation
 * @param separable whether the 3x3 convolutions are depthwise ones, each followed by one of a single pixel
 * @param channels of every map of the pyramid and of the decoder but the low one: the paper's 256, fewer for a small backbone
 */
public record DeepLabHead(int outputStride, boolean separable, int channels) implements Head {
    /** What a segmenter with this head is called. */
    public static final String NAME = "deeplabv3plus";

    /** Pixels of the input along each side of a cell of the logits. */
    public static final int STRIDE = 4;

    /** The backbone that it is shown over. */
    public static final String BACKBONE = "mobilenetv2_1.0";

    /** The side of its usual input. */
    public static final int SIZE = 257;

    /** VOC's, with the background. */
    public static final int CLASSES = 21;

    /** As in the paper over MobileNetV2: stride 16, separable, 256 channels. */
    public static final DeepLabHead STANDARD = new DeepLabHead(16, true, 256);

    public DeepLabHead {
        if (outputStride != 8 && outputStride != 16) {
            throw new IllegalArgumentException("output stride: " + outputStride + "; expected 8 or 16");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("channels: " + channels + "; expected 1 or more");
        }
    }

    @Override
    public boolean classifies() {
        return false;
    }

    @Override
    public boolean dropsUnits() {
        return false;
    }

    @Override
    public Node backbone(Architecture architecture, GraphBuilder graph) {
        return architecture.maps(graph, outputStride).high();
    }

    @Override
    public Node output(Architecture architecture, GraphBuilder graph, Purpose purpose, int classes) {
        FeatureMaps maps = architecture.maps(graph, outputStride);
        return purpose == Purpose.FEATURES ? maps.high() : DeepLabV3Plus.logits(graph, maps, this, classes);
    }
}
