package podium.player.network.architecture;

/**
 * A perturber of images in front of a fixed network: the assignment's "CNN to perturb test images", or a universal
 * perturbation (Moosavi-Dezfooli et al., <i>Universal Adversarial Perturbations</i>, CVPR 2017). It computes a
 * direction from -1 to 1 for each sample. The network sees the image plus epsilon times the direction, clipped to valid
 * samples.
 *
 * @param kind the kind of perturber
 * @param epsilon the bound on each sample's change, in grey levels of 0 to 255
 * @param channels the number of channels of its maps at a quarter of the image's side; twice as many at an eighth
 * @param scaling the input scaling of the perturbed network
 * @param mirrored true if a classifier's logits are means over the perturbed image and its mirror image
 */
public record Perturber(PerturberKind kind, double epsilon, int channels, InputScaling scaling, boolean mirrored) {
    /** No perturber: images do not change. */
    public static final Perturber NONE = new Perturber(PerturberKind.NONE, 0, 0, InputScaling.SYMMETRIC, false);

    /** Returns true if images are changed. */
    public boolean perturbs() {
        return kind != PerturberKind.NONE;
    }
}
