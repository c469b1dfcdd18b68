package podium.player.recipe.learning;

/** How a gradient changes a parameter. */
public enum OptimizerKind {
    /** Stochastic gradient descent with momentum (Polyak, 1964). */
    SGD,
    /** Kingma and Ba, 2015; weight decay is added to the gradient. */
    ADAM,
    /** Adam with weight decay apart from the gradient (Loshchilov and Hutter, 2019). */
    ADAMW,
    /** Tieleman and Hinton, 2012. */
    RMSPROP
}
