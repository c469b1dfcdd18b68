package podium.player.recipe.learning;

/** The rule by which an optimiser updates parameters from gradients. */
public enum OptimizerKind {
    /** Stochastic gradient descent with momentum (Polyak, 1964). */
    SGD,
    /** Adam (Kingma and Ba, 2015), with weight decay added to the gradient. */
    ADAM,
    /** Adam with weight decay separate from the gradient (Loshchilov and Hutter, 2019). */
    ADAMW,
    /** RMSProp (Tieleman and Hinton, 2012). */
    RMSPROP
}
