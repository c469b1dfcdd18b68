package podium.lab.attack;

/** How a perturbation is sought: all go by the sign of the gradient, in the L-infinity ball. */
public enum AttackMethod {
    /** One step to the ball's edge: the fast gradient sign method (Goodfellow et al., 2015). */
    FGSM,
    /** Steps of epsilon / steps: the basic iterative method (Kurakin et al., 2017). */
    IFGSM,
    /**
     * Steps of 2.5 epsilon / steps from a random start, each projected onto the ball (Madry et al., 2018); the best of all
     * steps counts, and FGSM's where that is better.
     */
    PGD,
    /** As IFGSM, by the decayed sum of all gradients so far, each of L1 norm 1 (Dong et al., 2018; decay 1). */
    MOMENTUM
}
