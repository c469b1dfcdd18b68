package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Spelling;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.Perturber;
import podium.player.network.architecture.PerturberKind;

/**
 * The settings of a perturber: a small network that is trained to attack the images of another run's network. That
 * network, the victim, does not change.
 *
 * @param kind the kind of perturber; {@link PerturberKind#NONE} trains an ordinary network
 * @param epsilon the largest change of a sample, in grey levels from 1 to 255; predictions with another bound scale it
 * @param channels the width of the perturber, see {@link Perturber}: a multiple of 16 from 16 to 512
 * @param target the prediction that the attack aims at, written as in {@link Target}; empty for an untargeted attack
 */
public record Perturbing(PerturberKind kind, double epsilon, int channels, String target) {
    /** An ordinary training, without a perturber. */
    public static final Perturbing STANDARD = new Perturbing(PerturberKind.NONE, 8, 32, "");

    public Perturbing {
        require(epsilon >= 1 && epsilon <= 255, "epsilon", epsilon, "grey levels from 1 to 255");
        require(
                channels >= 16 && channels <= 512 && channels % 16 == 0,
                "channels",
                channels,
                "a multiple of 16 from 16 to 512");
        require(
                target.isEmpty() || kind != PerturberKind.NONE,
                "target",
                target,
                "no target, because perturber.kind is " + Spelling.of(PerturberKind.NONE));
    }

    /** Returns true if the recipe trains a perturber. */
    public boolean perturbs() {
        return kind != PerturberKind.NONE;
    }

    /** Returns the perturber that comes before the network in its graphs, or {@link Perturber#NONE}. */
    Perturber before(InputScaling scaling, boolean mirrored) {
        return perturbs() ? new Perturber(kind, epsilon, channels, scaling, mirrored) : Perturber.NONE;
    }
}
