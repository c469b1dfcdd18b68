package podium.player.network.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.ParameterSpec.Role;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/**
 * Folds batch normalisations into the convolutions before them. With s = gamma / sqrt(variance + epsilon), filter k
 * becomes s_k * w_k and gets the bias beta_k - s_k * mean_k.
 */
public final class BatchNormFolding {
    private static final double EPSILON = 1e-5;

    private BatchNormFolding() {}

    /** Computes the parameters of a folded graph from those of the unfolded network. */
    public static Parameters fold(Parameters unfolded, Graph folded) {
        Map<String, Tensor> result = new LinkedHashMap<>();
        for (Graph.Folding folding : folded.foldings()) {
            fold(unfolded, folding, result);
        }
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (ParameterSpec spec : folded.parameters()) {
            Tensor tensor = result.get(spec.name());
            all.put(spec.name(), tensor == null ? unfolded.get(spec.name()) : tensor);
        }
        return new Parameters(all);
    }

    private static void fold(Parameters from, Graph.Folding folding, Map<String, Tensor> to) {
        float[] gamma = values(from, folding, Role.GAMMA);
        float[] beta = values(from, folding, Role.BETA);
        float[] mean = values(from, folding, Role.RUNNING_MEAN);
        float[] variance = values(from, folding, Role.RUNNING_VAR);
        String weightName = folding.convolution() + Role.WEIGHT.suffix();
        Tensor weights = from.get(weightName);
        float[] scaled = new float[weights.values().length];
        float[] bias = new float[beta.length];
        int taps = scaled.length / beta.length;
        for (int filter = 0; filter < beta.length; filter++) {
            double scale = gamma[filter] / Math.sqrt(variance[filter] + EPSILON);
            bias[filter] = (float) (beta[filter] - scale * mean[filter]);
            for (int i = filter * taps; i < (filter + 1) * taps; i++) {
                scaled[i] = (float) (scale * weights.values()[i]);
            }
        }
        to.put(weightName, new Tensor(weights.shape(), scaled));
        to.put(folding.convolution() + Role.BIAS.suffix(), new Tensor(Shape.of(bias.length), bias));
    }

    private static float[] values(Parameters from, Graph.Folding folding, Role role) {
        return from.get(folding.batchNorm() + role.suffix()).values();
    }
}
