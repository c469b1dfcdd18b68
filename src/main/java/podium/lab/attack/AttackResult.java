package podium.lab.attack;

import podium.data.image.RgbImage;

/**
 * The strongest attack found on an image within one epsilon.
 *
 * @param epsilon the bound, in grey levels
 * @param image the attacked image
 * @param perturbation the distance of the attacked image from the original one
 * @param before the network's prediction for the original image
 * @param after the network's prediction for the attacked image
 */
public record AttackResult(
        double epsilon, RgbImage image, Perturbation perturbation, Case.Response before, Case.Response after) {
    /** Returns false if the prediction for the original image already is what the attacker wants. */
    public boolean attacked() {
        return !before.reached();
    }

    /** Returns true if the attack was needed and succeeded. */
    public boolean fooled() {
        return attacked() && after.reached();
    }
}
