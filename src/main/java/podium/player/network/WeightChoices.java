package podium.player.network;

/**
 * What may be chosen for the arrays of a layer with weights.
 *
 * @param weights the initialisation of its weights
 * @param biases the initialisation of its biases, if it has any
 * @param penalty what the loss gains from its weights; biases have no penalty
 */
public record WeightChoices(Initialisation weights, Initialisation biases, Penalty penalty) {
    public static final WeightChoices USUAL =
            new WeightChoices(Initialisation.usual(), Initialisation.usual(), Penalty.NONE);
}
