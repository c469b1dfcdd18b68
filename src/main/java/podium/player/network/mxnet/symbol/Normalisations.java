package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.layers.BatchNorm;
import podium.player.network.mxnet.symbol.Form.BoundedNorm;

/**
 * MXNet's operations for a batch normalisation in each of its forms. Its parameters are gamma, beta, running mean and
 * running variance.
 */
final class Normalisations {
    private static final String FUSED = "_contrib_BatchNormWithReLU";
    private static final String EPSILON = "1e-05";
    private static final double MOMENTUM = 0.9;

    private final HelperOperations helpers;
    private final OperationNames names;

    Normalisations(HelperOperations helpers, OperationNames names) {
        this.helpers = helpers;
        this.names = names;
    }

    Operation asDescribed(BatchNorm norm, Step step, Operation in, List<Operation> parameters) {
        return operation("BatchNorm", norm, step.name(), in, parameters);
    }

    /** Creates a normalisation fused with the ReLU after it. */
    Operation rectified(BatchNorm norm, Step step, Operation in, List<Operation> parameters) {
        return operation(FUSED, norm, step.name(), in, parameters);
    }

    private static Operation operation(
            String kind, BatchNorm norm, String name, Operation in, List<Operation> parameters) {
        Operation out = Operation.of(kind, name + "_fwd", in)
                .with("axis", 1)
                .with("eps", EPSILON)
                .with("momentum", MOMENTUM)
                .with("fix_gamma", Attributes.truth(!norm.scaled()))
                .with("use_global_stats", Attributes.truth(norm.fixed()));
        parameters.forEach(out::addInput);
        return out;
    }

    /**
     * Computes min(max(x, 0), 6) of a normalisation x as relu(6 - relu(6 - x)), with operations that oneDNN has.
     * MXNet's clip is not one of them, and every map would change its layout twice. The inner difference is the
     * normalisation itself with scale and shift inverted. The outer one normalises with the same running statistics,
     * and with the scale and shift that undo this.
     */
    Operation bounded(BoundedNorm bounded, Step step, Operation in, List<Operation> parameters) {
        Operation gamma = parameters.get(0);
        Operation beta = parameters.get(1);
        Operation mean = parameters.get(2);
        Operation variance = parameters.get(3);
        Operation turned = operation(
                FUSED,
                bounded.batchNorm(),
                bounded.name(),
                in,
                List.of(negative(gamma), sixMinus(beta), mean, variance));
        Operation deviation =
                helpers.add("sqrt", helpers.add("_plus_scalar", variance).with("scalar", EPSILON));
        return operation(
                        FUSED,
                        bounded.batchNorm(),
                        names.name(step, "relu6", 0),
                        turned,
                        List.of(negative(deviation), sixMinus(mean), mean, variance))
                .with("use_global_stats", "True");
    }

    private Operation negative(Operation in) {
        return helpers.add("negative", in);
    }

    private Operation sixMinus(Operation in) {
        return helpers.add("_rminus_scalar", in).with("scalar", "6.0");
    }
}
