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
        long statistics = numbers(node, true);
        long parameters = numbers(node, false);
        List<Long> shape = LongStream.of(node.shape().getShape()).boxed().toList();
        return new Layer(
                node.name().replaceFirst("_fwd$", ""), words(node), shape, parameters, statistics, node.multiplyAdds());
    }

    /** Of the parameters that it takes as they are, or that something it takes is made of. */
    private static long numbers(Node node, boolean statistics) {
        return node.inputs().stream()
                .filter(input -> !input.layer())
                .mapToLong(input -> {
                    ParameterSpec spec = input.parameter();
                    if (spec == null) {
                        return numbers(input, statistics);
                    }
                    return spec.role().statistic() == statistics ? spec.shape().size() : 0;
                })
                .sum();
    }

    private static String words(Node node) {
        return switch (node.operation()) {
            case "Convolution" ->
                attribute(node, "layout").equals("NCW")
                        ? "bilinear, one axis"
                        : (isDepthwise(node) ? "depthwise convolution " : "convolution ") + words(window(node));
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
        return node.attributes().containsKey("global_pool") ? "global " + kind : kind + " " + words(window(node));
    }

    private static Window window(Node node) {
        return Objects.requireNonNull(node.window(), node.name());
    }

    /** {@code 3x3}, or {@code 3x3/2} where it steps by two, or {@code 3x3, dilation 6}. */
    private static String words(Window window) {
        return window.kernel()
                + "x"
                + window.kernel()
                + (window.stride() == 1 ? "" : "/" + window.stride())
                + (window.dilation() == 1 ? "" : ", dilation " + window.dilation());
    }

    private static String attribute(Node node, String name) {
        return Objects.requireNonNull(node.attributes().get(name), name);
    }
}
