package podium.player.network.architecture;

/**
 * What perturbs images before a network that stays as it is sees them: the assignment's "CNN to perturb test images", or a
 * universal perturbation (Moosavi-Dezfooli et al., <i>Universal Adversarial Perturbations</i>, CVPR 2017). It gives a
 * direction, -1 to 1 for each sample; the network sees the image plus epsilon times that, within the colours that there are.
 *
 * @param epsilon in grey levels of 0 to 255
 * @param channels of the network's maps at a quarter of the image's side; twice as many at an eighth
 * @param scaling of the network that is perturbed
 * @param mirrored whether a classifier's logits are means over the perturbed image and its mirror image
 */
public record Perturber(PerturberKind kind, double epsilon, int channels, InputScaling scaling, boolean mirrored) {
    /** Images stay as they are. */
    public static final Perturber NONE = new Perturber(PerturberKind.NONE, 0, 0, InputScaling.SYMMETRIC, false);

    /** Whether images are changed at all. */
    public boolean perturbs() {
        return kind != PerturberKind.NONE;
    }
}
