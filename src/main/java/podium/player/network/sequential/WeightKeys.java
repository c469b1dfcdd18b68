package podium.player.network.sequential;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Kinds.Default;
import podium.player.network.Initialisation.Constant;
import podium.player.network.Penalty;
import podium.player.network.WeightChoices;

/**
 * The keys of a layer for its own arrays.
 *
 * @param initialisation the initial values of its weights
 * @param initialBias the initial value of its biases
 * @param l1 what the loss gains for each weight's absolute value
 * @param l2 what the loss gains for each weight's square
 */
record WeightKeys(
        @Default("usual") InitialWeights initialisation,
        @Default("0.0") double initialBias,
        @Default("0.0") double l1,
        @Default("0.0") double l2) {
    private static final double LARGEST = 1e6;

    WeightKeys {
        require(Math.abs(initialBias) <= LARGEST, "initial-bias", initialBias, "a number, such as 0.1");
        require(l1 >= 0 && l1 <= LARGEST, "l1", l1, "0 or more, such as 1e-5");
        require(l2 >= 0 && l2 <= LARGEST, "l2", l2, "0 or more, such as 1e-4");
    }

    WeightChoices choices() {
        return new WeightChoices(initialisation.initialisation(), new Constant(initialBias), new Penalty(l1, l2));
    }
}
