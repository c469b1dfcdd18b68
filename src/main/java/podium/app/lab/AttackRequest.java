package podium.app.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import podium.core.files.Sha256;
import podium.core.yaml.Spelling;
import podium.lab.attack.GradientAttack;
import podium.player.runs.RunFolder;

/**
 * An attack that is asked for.
 *
 * @param epsilons in grey levels; each once, the smallest first, in whatever order they come
 * @param against a run that the attacked images are tried on; null for none
 * @param out null: RUN/attacks/METHOD-SUM, by a sum over what the attacked images depend on
 * @param panels pictures at most
 */
public record AttackRequest(
        TriedRun tried,
        Aim aim,
        List<Double> epsilons,
        @Nullable RunFolder against,
        Guard guard,
        @Nullable Path out,
        int panels) {
    /**
     * What the attacker wants, and by what means.
     *
     * @param perturber a run that perturbs images, in place of the gradient's attack; null for none
     * @param target null: untargeted
     * @param paint a label map that every image is to get; null for none
     */
    public record Aim(
            GradientAttack attack,
            @Nullable RunFolder perturber,
            @Nullable String target,
            @Nullable Path paint) {
        /** The method by name. */
        String method() {
            return perturber == null ? Spelling.of(attack.method()) : perturber.name();
        }
    }

    /**
     * What stands before the network.
     *
     * @param defence what it hides behind; null for none
     * @param aware whether the attack knows the defence
     * @param detector a squeeze that attacked images are told by; null for none
     */
    public record Guard(
            @Nullable String defence,
            boolean aware,
            @Nullable String detector) {}

    public AttackRequest {
        epsilons = epsilons.stream().distinct().sorted().toList();
    }

    /** What the attacked images of any epsilon depend on, but for the epsilon itself. */
    String settings() {
        return String.join(
                        "\n",
                        absolute(tried.run()),
                        tried.images(),
                        aim.perturber == null ? aim.attack.toString() : absolute(aim.perturber),
                        Objects.toString(aim.target, ""),
                        Objects.toString(aim.paint, ""),
                        Objects.toString(guard.defence, "") + guard.aware,
                        Integer.toString(tried.limit()))
                + "\n";
    }

    private static String absolute(RunFolder run) {
        return run.path().toAbsolutePath().normalize().toString();
    }

    /** Where results go. */
    AttackFolder folder() {
        String settings = AttackFolder.FORMAT + settings();
        String sum = Sha256.of(settings).substring(0, 8);
        return new AttackFolder(
                out == null ? tried.run().path().resolve("attacks").resolve(aim.method() + "-" + sum) : out, settings);
    }
}
