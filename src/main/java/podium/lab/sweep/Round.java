package podium.lab.sweep;

import java.util.OptionalInt;

/**
 * Configurations that are trained for the same number of epochs and then compared.
 *
 * @param bracket the number of the bracket; 0 of a search without brackets
 * @param configurations how many configurations are trained, each with every seed
 * @param epochs the number of epochs of the last stage; empty for the recipe's
 * @param before how many of these epochs an earlier round has trained; 0 in the first round of a bracket
 */
public record Round(int bracket, int configurations, OptionalInt epochs, int before) {
    /** Returns the only round of a search in which every trial is trained to its end. */
    static Round whole(int configurations) {
        return new Round(0, configurations, OptionalInt.empty(), 0);
    }
}
