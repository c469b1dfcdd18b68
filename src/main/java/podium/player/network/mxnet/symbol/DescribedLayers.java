package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Add;
import podium.player.network.layers.BatchNorm;
import podium.player.network.layers.Blur;
import podium.player.network.layers.Broadcast;
import podium.player.network.layers.Concat;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Crop;
import podium.player.network.layers.Dense;
import podium.player.network.layers.DepthToSpace;
import podium.player.network.layers.Dropout;
import podium.player.network.layers.Flatten;
import podium.player.network.layers.GlobalPool;
import podium.player.network.layers.Input;
import podium.player.network.layers.LayerCases;
import podium.player.network.layers.MeanOfViews;
import podium.player.network.layers.Move;
import podium.player.network.layers.Pool;
import podium.player.network.layers.Resize;
import podium.player.network.layers.Tiles;
import podium.player.network.layers.VectorPart;
import podium.player.network.layers.Window;
import podium.player.network.layers.WithMirrorImages;

/** MXNet's operations for a step that computes its layer unchanged. */
final class DescribedLayers implements LayerCases<Operation> {
    private final Translation translation;
    private final Step step;
    private final List<Operation> in;

    DescribedLayers(Translation translation, Step step, List<Operation> in) {
        this.translation = translation;
        this.step = step;
        this.in = in;
    }

    private Operation first() {
        return in.get(0);
    }

    private Operation numbered(String operation, String kind) {
        return Operation.of(operation, translation.names().name(step, kind, 0) + "_fwd", in);
    }

    @Override
    public Operation input(Input layer) {
        return Operation.variable(step.name());
    }

    @Override
    public Operation convolution(Convolution layer) {
        return translation.convolutions().asDescribed(layer, step, first(), translation.parameters(step));
    }

    @Override
    public Operation batchNorm(BatchNorm layer) {
        return translation.normalisations().asDescribed(layer, step, first(), translation.parameters(step));
    }

    @Override
    public Operation dense(Dense layer) {
        Operation out = Operation.of("FullyConnected", step.name() + "_fwd", in)
                .with("num_hidden", layer.units())
                .with("flatten", "True")
                .with("no_bias", "False");
        translation.parameters(step).forEach(out::addInput);
        return out;
    }

    @Override
    public Operation activation(Activation layer) {
        return switch (layer.function()) {
            case RELU -> numbered("Activation", "relu").with("act_type", "relu");
            case RELU6 -> numbered("clip", "relu6").with("a_min", "0.0").with("a_max", "6.0");
            case LEAKY_RELU -> sloped("leakyrelu", "leaky", layer.parameter());
            case ELU -> sloped("elu", "elu", layer.parameter());
            case SIGMOID -> numbered("sigmoid", "sigmoid");
            case SOFTMAX -> numbered("softmax", "softmax").with("axis", -1);
            case TANH -> numbered("Activation", "tanh").with("act_type", "tanh");
        };
    }

    private Operation sloped(String kind, String type, double slope) {
        return numbered("LeakyReLU", kind).with("act_type", type).with("slope", slope);
    }

    @Override
    public Operation pool(Pool layer) {
        return switch (layer.kind()) {
            case LARGEST -> pooled(layer.window(), "max");
            case MEAN ->
                pooled(layer.window(), "avg").with("count_include_pad", Attributes.truth(countsAll(layer.window())));
        };
    }

    /** Without padding both ways give the same, but MXNet writes a line about the other one to the terminal. */
    private static boolean countsAll(Window window) {
        return window.pad() == 0;
    }

    private Operation pooled(Window window, String type) {
        Operation pool = numbered("Pooling", "pool").with("pool_type", type).with("pooling_convention", "valid");
        return Attributes.describe(window, pool);
    }

    @Override
    public Operation globalPool(GlobalPool layer) {
        String type = switch (layer.kind()) {
            case MEAN -> "avg";
            case LARGEST -> "max";
        };
        return numbered("Pooling", "pool")
                .with("pool_type", type)
                .with("global_pool", "True")
                .with("kernel", Attributes.pair(1));
    }

    @Override
    public Operation concat(Concat layer) {
        return numbered("Concat", "concat").with("num_args", in.size()).with("dim", 1);
    }

    @Override
    public Operation vectorPart(VectorPart layer) {
        return translation.stretches().part(layer, first());
    }

    @Override
    public Operation broadcast(Broadcast layer) {
        return numbered("broadcast_axis", "broadcast")
                .with("axis", "(2, 3)")
                .with("size", Attributes.tuple(layer.height(), layer.width()));
    }

    @Override
    public Operation resize(Resize layer) {
        return translation.stretches().bilinear(step, first());
    }

    @Override
    public Operation add(Add layer) {
        return Operation.of("elemwise_add", translation.names().name(step, "plus", 0), in);
    }

    @Override
    public Operation flatten(Flatten layer) {
        return numbered("Flatten", "flatten");
    }

    @Override
    public Operation dropout(Dropout layer) {
        return numbered("Dropout", "dropout").with("p", layer.share());
    }

    @Override
    public Operation tiles(Tiles layer) {
        return translation
                .perturbations()
                .tiles(layer, step, first(), translation.parameters(step).get(0));
    }

    @Override
    public Operation depthToSpace(DepthToSpace layer) {
        return translation.perturbations().depthToSpace(layer, first());
    }

    @Override
    public Operation crop(Crop layer) {
        return translation.perturbations().cropped(first(), step.shape());
    }

    @Override
    public Operation blur(Blur layer) {
        return translation.perturbations().blurred(step, first());
    }

    @Override
    public Operation move(Move layer) {
        return translation.perturbations().moved(layer, first(), in.get(1));
    }

    @Override
    public Operation withMirrorImages(WithMirrorImages layer) {
        return translation.perturbations().withMirrorImages(first());
    }

    @Override
    public Operation meanOfViews(MeanOfViews layer) {
        return translation.perturbations().meanOfViews(first());
    }
}
