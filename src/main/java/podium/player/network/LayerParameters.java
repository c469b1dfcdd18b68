package podium.player.network;

import java.util.ArrayList;
import java.util.List;
import podium.player.network.ParameterSpec.Role;
import podium.player.network.layers.Shape;

/** Describes the parameters of one layer after another: which layer they belong to, and whether it is one of the head. */
final class LayerParameters {
    private static final List<Role> OF_NORMALISATION =
            List.of(Role.GAMMA, Role.BETA, Role.RUNNING_MEAN, Role.RUNNING_VAR);

    private int weightedLayers;
    private boolean head;
    private boolean fixed;

    /** The layers that follow are the head's. */
    void beginHead() {
        head = true;
    }

    /** The layers that follow belong to a network that is not trained: a backbone, then a head that counts as none. */
    void fix() {
        fixed = true;
        head = false;
    }

    /** Whether the layers are a head's, trained or not. */
    boolean inHead() {
        return head;
    }

    /**
     * Weights of the next layer that has some, and its bias.
     *
     * @param apart whether they are a window's taps with places between
     */
    List<ParameterSpec> weighted(String layer, Shape weights, boolean apart, boolean biased) {
        int number = weightedLayers++;
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(new ParameterSpec(
                layer + Role.WEIGHT.suffix(), weights, Role.WEIGHT, head && apart, number, head && !fixed));
        if (biased) {
            specs.add(spec(layer, Role.BIAS, weights.get(0), number));
        }
        return specs;
    }

    /** A bias that the last layer with weights gets afterwards. */
    ParameterSpec bias(String layer, long channels) {
        return spec(layer, Role.BIAS, channels, weightedLayers - 1);
    }

    /** A normalisation's, which belongs to the layer with weights before it. */
    List<ParameterSpec> normalisation(String layer, long channels) {
        return OF_NORMALISATION.stream()
                .map(role -> spec(layer, role, channels, Math.max(0, weightedLayers - 1)))
                .toList();
    }

    private ParameterSpec spec(String layer, Role role, long length, int number) {
        return new ParameterSpec(layer + role.suffix(), Shape.of(length), role, false, number, head && !fixed);
    }
}
