package podium.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * One operation of a graph, as {@code podium model show} lists it.
 *
 * @param name as in Gluon's model zoo
 * @param operation in words, such as {@code convolution 3x3/2}
 * @param shape of its output, without the batch
 * @param parameters numbers that gradients train
 * @param statistics running means and variances
 * @param multiplyAdds for one image, of convolutions and dense layers
 */
public record Layer(
        String name, String operation, List<Long> shape, long parameters, long statistics, long multiplyAdds) {
    public Layer {
        shape = List.copyOf(shape);
    }

    static Layer of(Node node) {
        long parameters = 0;
        long statistics = 0;
        for (Node input : node.inputs()) {
            ParameterSpec spec = input.parameter();
            if (spec != null && spec.role().statistic()) {
                statistics += spec.shape().size();
            } else if (spec != null) {
                parameters += spec.shape().size();
            }
        }
        List<Long> shape = LongStream.of(node.shape().getShape()).boxed().toList();
        return new Layer(
                node.name().replaceFirst("_fwd$", ""), words(node), shape, parameters, statistics, node.multiplyAdds());
    }

    private static String words(Node node) {
        return switch (node.operation()) {
            case "Convolution" ->
                attribute(node, "layout").equals("NCW")
                        ? "bilinear, one axis"
                        : (isDepthwise(node) ? "depthwise convolution " : "convolution ")
                                + window(node)
                                + dilation(node);
            case "BatchNorm" -> "batch norm";
            case "_contrib_BatchNormWithReLU" -> "batch norm, relu";
            case "Activation" -> attribute(node, "act_type");
            case "clip" -> "relu6";
            case "Pooling" -> pool(node);
            case "elemwise_add" -> "add";
            case "FullyConnected" -> attribute(node, "flatten").equals("True") ? "dense" : "bilinear, one axis";
            case "broadcast_axis" -> "broadcast";
            default -> node.operation().toLowerCase(Locale.ROOT);
        };
    }

    private static boolean isDepthwise(Node convolution) {
        return !attribute(convolution, "num_group").equals("1");
    }

    private static String pool(Node node) {
        String kind = attribute(node, "pool_type").equals("max") ? "max pool" : "average pool";
        return node.attributes().containsKey("global_pool") ? "global " + kind : kind + " " + window(node);
    }

    /** {@code 3x3}, or {@code 3x3/2} where it steps by two. */
    private static String window(Node node) {
        String kernel = attribute(node, "kernel").replaceAll("[()]", "").replace(", ", "x");
        String stride = side(node, "stride");
        return stride.equals("1") ? kernel : kernel + "/" + stride;
    }

    private static String dilation(Node convolution) {
        String taps = side(convolution, "dilate");
        return taps.equals("1") ? "" : ", dilation " + taps;
    }

    /** Of an attribute that is a pair of equal numbers. */
    private static String side(Node node, String name) {
        return attribute(node, name).replaceAll("\\(|,.*", "");
    }

    private static String attribute(Node node, String name) {
        return Objects.requireNonNull(node.attributes().get(name), name);
    }
}
