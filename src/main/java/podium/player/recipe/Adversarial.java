package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * Adversarial training: a share of each batch is attacked before the network learns from it, by FGSM from a random start
 * (Goodfellow et al., <i>Explaining and Harnessing Adversarial Examples</i>, ICLR 2015; Wong et al., <i>Fast Is Better than
 * Free</i>, ICLR 2020).
 *
 * @param epsilon the bound, in grey levels of 0 to 255; 0 attacks nothing
 * @param share of each batch, its first images, that is attacked
 */
public record Adversarial(double epsilon, double share) {
    /** Images are learnt as they are. */
    public static final Adversarial STANDARD = new Adversarial(0, 0.5);

    public Adversarial {
        require(epsilon >= 0 && epsilon <= 255, "epsilon", epsilon, "grey levels, 0 to 255");
        require(share > 0 && share <= 1, "share", share, "the share of a batch that is attacked, above 0, at most 1");
    }

    public boolean attacks() {
        return epsilon > 0;
    }
}
