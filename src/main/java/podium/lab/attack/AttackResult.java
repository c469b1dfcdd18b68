package podium.lab.attack;

import podium.data.image.RgbImage;

/**
 * The strongest attack on an image that was found within one epsilon.
 *
 * @param epsilon in grey levels
 * @param image the attacked one
 * @param perturbation how far it is from the image as it is
 * @param before what the network says of the image as it is
 * @param after what the network says of the attacked one
 */
public record AttackResult(
        double epsilon, RgbImage image, Perturbation perturbation, Case.Response before, Case.Response after) {
    /** False where the network says what the attacker wants already of the image as it is. */
    public boolean attacked() {
        return !before.reached();
    }

    /** True where there was something to reach, and the attack reached it. */
    public boolean fooled() {
        return attacked() && after.reached();
    }
}
