package podium.player.network;

import java.util.Locale;
import podium.player.network.layers.Shape;

/**
 * One array of a graph's parameters.
 *
 * @param name as in Gluon's model zoo
 * @param dilated whether it is the weights of a head's convolution whose taps stand apart
 * @param layer the layer with weights (convolution or dense) that it belongs to, from 0; normalisation belongs to the
 *     layer before it
 * @param head whether that layer is one of the head
 */
public record ParameterSpec(String name, Shape shape, Role role, boolean dilated, int layer, boolean head) {
    /** The name of the layer that it is of: a batch normalisation has its own. */
    public String layerName() {
        return name.substring(0, name.length() - role.suffix().length());
    }

    /** What an array is for; the running statistics are not trained by gradients. */
    public enum Role {
        WEIGHT,
        BIAS,
        GAMMA,
        BETA,
        RUNNING_MEAN,
        RUNNING_VAR;

        /** What a parameter's name ends with. */
        public String suffix() {
            return "_" + name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is a statistic of the data, an 'auxiliary state' of MXNet's. */
        public boolean statistic() {
            return this == RUNNING_MEAN || this == RUNNING_VAR;
        }
    }
}
