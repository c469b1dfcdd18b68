package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import podium.core.yaml.Spelling;
import podium.player.network.architecture.InputScaling;
import podium.player.network.architecture.Perturber;
import podium.player.network.architecture.PerturberKind;

/**
 * A recipe that trains what perturbs the images of another run's network, which stays as it is.
 *
 * @param kind see {@link PerturberKind}
 * @param epsilon the bound that is trained for, in grey levels; other bounds scale it
 * @param channels see {@link Perturber}
 * @param target what the network is to say, as {@link Target} has it; empty for anything but the truth
 */
public record Perturbing(PerturberKind kind, double epsilon, int channels, String target) {
    /** A network is trained, and nothing perturbed. */
    public static final Perturbing STANDARD = new Perturbing(PerturberKind.NONE, 8, 32, "");

    public Perturbing {
        require(epsilon >= 1 && epsilon <= 255, "epsilon", epsilon, "grey levels from 1 to 255");
        require(
                channels >= 16 && channels <= 512 && channels % 16 == 0,
                "channels",
                channels,
                "a multiple of 16 up to 512");
        require(
                target.isEmpty() || kind != PerturberKind.NONE,
                "target",
                target,
                "nothing where perturber.kind is " + Spelling.of(PerturberKind.NONE));
    }

    /** Whether that is what the recipe is for. */
    public boolean perturbs() {
        return kind != PerturberKind.NONE;
    }

    /** What stands before the network in its graphs. */
    Perturber before(InputScaling scaling, boolean mirrored) {
        return perturbs() ? new Perturber(kind, epsilon, channels, scaling, mirrored) : Perturber.NONE;
    }
}
