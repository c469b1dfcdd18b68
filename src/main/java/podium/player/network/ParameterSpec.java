package podium.player.network;

import java.util.Locale;
import podium.player.network.layers.Shape;

/**
 * The description of one array of a graph's parameters.
 *
 * @param name the name as in Gluon's model zoo
 * @param shape the shape of the array
 * @param role what the array is for
 * @param dilated true for the weights of a dilated convolution in a head
 * @param layer the index, from 0, of the layer with weights (convolution or dense) that the array belongs to; a
 *     normalisation belongs to the layer before it
 * @param head true if that layer is in the head
 * @param initialisation the initial values, if no file provides the array
 * @param penalty what the loss gains from the array's size
 */
public record ParameterSpec(
        String name,
        Shape shape,
        Role role,
        boolean dilated,
        int layer,
        boolean head,
        Initialisation initialisation,
        Penalty penalty) {
    /** Returns the name of the array's layer; a batch normalisation has a name of its own. */
    public String layerName() {
        return name.substring(0, name.length() - role.suffix().length());
    }

    /** The role of an array in its layer. Running statistics are not trained by gradients. */
    public enum Role {
        WEIGHT,
        BIAS,
        GAMMA,
        BETA,
        RUNNING_MEAN,
        RUNNING_VAR;

        /** Returns the suffix of the parameter's name. */
        public String suffix() {
            return "_" + name().toLowerCase(Locale.ROOT);
        }

        /** Returns true for statistics of the data, which MXNet calls auxiliary states. */
        public boolean statistic() {
            return this == RUNNING_MEAN || this == RUNNING_VAR;
        }
    }
}
