package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;

/**
 * The segmentation head of DeepLabV3+, which outputs logits for each class at a quarter of the input's side.
 *
 * @param outputStride the input's side divided by that of the map which the atrous pyramid processes: 16, or 8 to find
 *     smaller objects in two to four times the time; the backbone's last strides become dilation
 * @param separable true if the 3x3 convolutions are depthwise, each followed by a 1x1 convolution
 * @param channels the number of channels of every map of the pyramid and the decoder except the low map: 256 in the
 *     paper, fewer for a small backbone
 */
public record DeepLabHead(int outputStride, boolean separable, int channels) implements Head {
    /** The name of a segmenter with this head. */
    public static final String NAME = "deeplabv3plus";

    /** The number of input pixels along each side of a logit cell. */
    public static final int STRIDE = 4;

    /** The backbone that the head is shown with. */
    public static final String BACKBONE = "mobilenetv2_1.0";

    /** The side of its usual input, in pixels. */
    public static final int SIZE = 257;

    /** The number of VOC's classes, with background. */
    public static final int CLASSES = 21;

    /** The paper's head for MobileNetV2: stride 16, separable, 256 channels. */
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
    public Node backbone(Architecture architecture, GraphBuilder graph) {
        return architecture.maps(graph, outputStride).high();
    }

    @Override
    public Node output(Architecture architecture, GraphBuilder graph, Purpose purpose, int classes) {
        FeatureMaps maps = architecture.maps(graph, outputStride);
        return purpose == Purpose.FEATURES ? maps.high() : DeepLabV3Plus.logits(graph, maps, this, classes);
    }
}
