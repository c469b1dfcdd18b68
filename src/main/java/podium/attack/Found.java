package podium.attack;

import podium.dataset.RgbImage;

/**
 * The strongest attack on an image that was found within a bound.
 *
 * @param counted false where the network said what the attacker wants already of the image as it is
 */
public record Found(
        double epsilon,
        RgbImage image,
        Perturbation perturbation,
        Case.Look before,
        Case.Look after,
        boolean counted) {}
