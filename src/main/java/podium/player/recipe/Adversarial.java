package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * The settings of adversarial training. A share of each batch is attacked by FGSM with a random start before the
 * network learns from it (Goodfellow et al., <i>Explaining and Harnessing Adversarial Examples</i>, ICLR 2015; Wong et
 * al., <i>Fast Is Better than Free</i>, ICLR 2020).
 *
 * @param epsilon the largest change of a sample, in grey levels from 0 to 255; 0 switches the attack off
 * @param share the share of each batch that is attacked, above 0 and at most 1; the first images are taken
 */
public record Adversarial(double epsilon, double share) {
    /** Training without an attack. */
    public static final Adversarial STANDARD = new Adversarial(0, 0.5);

    public Adversarial {
        require(epsilon >= 0 && epsilon <= 255, "epsilon", epsilon, "grey levels, 0 to 255");
        require(share > 0 && share <= 1, "share", share, "the attacked share of each batch, above 0 and at most 1");
    }

    /** Returns true if images are attacked before the network learns from them. */
    public boolean attacks() {
        return epsilon > 0;
    }
}
