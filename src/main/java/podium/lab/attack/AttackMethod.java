package podium.lab.attack;

/** A gradient-based attack in the L-infinity ball. All methods use the sign of the gradient. */
public enum AttackMethod {
    /** The fast gradient sign method: one step to the edge of the ball (Goodfellow et al., 2015). */
    FGSM,
    /** The basic iterative method: steps of epsilon / steps (Kurakin et al., 2017). */
    IFGSM,
    /**
     * Projected gradient descent: steps of 2.5 epsilon / steps from a random start, each projected onto the ball (Madry
     * et al., 2018). The result is the best of all steps, or that of FGSM if it is better.
     */
    PGD,
    /**
     * Like IFGSM, but follows the sum of all gradients so far, each scaled to an L1 norm of 1 (Dong et al., 2018; decay
     * 1).
     */
    MOMENTUM
}
