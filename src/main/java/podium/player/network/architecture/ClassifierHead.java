package podium.player.network.architecture;

import java.util.List;
import podium.player.network.HeadActivation;
import podium.player.network.Pooling;

/**
 * What stands on a backbone: pooling, batch normalisation, hidden dense layers with ReLU and dropout, and one output for each class.
 *
 * @param pooling of the backbone's feature map
 * @param batchNorm whether the vector is normalised first, by each batch's own statistics while training, whatever becomes
 *     of the backbone's normalisation
 * @param dense units of each hidden layer, often none
 * @param dropout share of the units that training leaves out before each dense layer, in [0, 1)
 * @param activation of the scores
 */
public record ClassifierHead(
        Pooling pooling, boolean batchNorm, List<Integer> dense, double dropout, HeadActivation activation)
        implements Head {
    /** Average pooling, no hidden layer, sigmoid. */
    public static final ClassifierHead LINEAR =
            new ClassifierHead(Pooling.AVERAGE, false, List.of(), 0, HeadActivation.SIGMOID);

    public ClassifierHead {
        dense = List.copyOf(dense);
        if (dense.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException("dense: " + dense + "; expected whole numbers from 1");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout: " + dropout + "; expected a number from 0, below 1");
        }
    }
}
