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
 * A request to attack.
 *
 * @param epsilons the epsilons in grey levels; duplicates are removed, and they are sorted
 * @param against another run to test the attacked images on; null for none
 * @param out the folder to write; null for RUN/attacks/METHOD-SUM, where SUM is a checksum of the settings
 * @param panels the number of images to draw
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
     * The method and the target of the attack.
     *
     * @param perturber a run that perturbs images, in place of the gradient attack; null for none
     * @param target the target; null for an untargeted attack
     * @param paint the target label map for every image; null for none
     */
    public record Aim(
            GradientAttack attack,
            @Nullable RunFolder perturber,
            @Nullable String target,
            @Nullable Path paint) {
        /** The name of the method. */
        String method() {
            return perturber == null ? Spelling.of(attack.method()) : perturber.name();
        }
    }

    /**
     * The protection of the network.
     *
     * @param defence the transformation before the network; null for none
     * @param aware true if the attack knows the defence
     * @param detector the transformation that detects attacked images; null for none
     */
    public record Guard(
            @Nullable String defence,
            boolean aware,
            @Nullable String detector) {}

    public AttackRequest {
        epsilons = epsilons.stream().distinct().sorted().toList();
    }

    /** The settings that the attacked images depend on, except the epsilon. */
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

    /** The folder of the results. */
    AttackFolder folder() {
        String settings = AttackFolder.FORMAT + settings();
        String sum = Sha256.of(settings).substring(0, 8);
        return new AttackFolder(
                out == null ? tried.run().path().resolve("attacks").resolve(aim.method() + "-" + sum) : out, settings);
    }
}
