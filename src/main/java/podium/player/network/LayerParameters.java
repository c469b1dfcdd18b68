package podium.player.network;

import java.util.ArrayList;
import java.util.List;
import podium.player.network.ParameterSpec.Role;
import podium.player.network.layers.Shape;

/**
 * Describes the parameters of the layers of a graph in their order: the layer that they belong to, and whether it is in
 * the head.
 */
final class LayerParameters {
    private static final List<Role> OF_NORMALISATION =
            List.of(Role.GAMMA, Role.BETA, Role.RUNNING_MEAN, Role.RUNNING_VAR);

    private int weightedLayers;
    private boolean head;
    private boolean fixed;

    /** Marks the following layers as the head's. */
    void beginHead() {
        head = true;
    }

    /**
     * Marks the following layers as those of a network that is not trained: neither its backbone nor its head counts as
     * a head.
     */
    void fix() {
        fixed = true;
        head = false;
    }

    /** Returns true if the current layers are in a head, trained or not. */
    boolean inHead() {
        return head;
    }

    /**
     * Describes the weights, and perhaps the bias, of the next layer with weights.
     *
     * @param apart true if the weights are those of a dilated window
     */
    List<ParameterSpec> weighted(String layer, Shape weights, boolean apart, boolean biased, WeightChoices choices) {
        int number = weightedLayers++;
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(new ParameterSpec(
                layer + Role.WEIGHT.suffix(),
                weights,
                Role.WEIGHT,
                head && apart,
                number,
                head && !fixed,
                choices.weights(),
                choices.penalty()));
        if (biased) {
            specs.add(vector(layer, Role.BIAS, weights.get(0), number, choices.biases()));
        }
        return specs;
    }

    /** Describes a bias that the last layer with weights gets afterwards. */
    ParameterSpec bias(String layer, long channels) {
        return vector(layer, Role.BIAS, channels, weightedLayers - 1, Initialisation.usual());
    }

    /** Describes the parameters of a normalisation, which belongs to the layer with weights before it. */
    List<ParameterSpec> normalisation(String layer, long channels) {
        return OF_NORMALISATION.stream()
                .map(role -> vector(layer, role, channels, Math.max(0, weightedLayers - 1), Initialisation.usual()))
                .toList();
    }

    private ParameterSpec vector(String layer, Role role, long length, int number, Initialisation initialisation) {
        return new ParameterSpec(
                layer + role.suffix(),
                Shape.of(length),
                role,
                false,
                number,
                head && !fixed,
                initialisation,
                Penalty.NONE);
    }
}
