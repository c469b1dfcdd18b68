package podium.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import podium.attack.GradientAttack;
import podium.run.Sha256;
import podium.training.RunFolder;

/**
 * An attack that is asked for.
 *
 * @param images {@code test}, {@code valid}, an image or a folder
 * @param competition null where the run lies where it was made
 * @param perturber a run that perturbs images, in place of the gradient's attack; null for none
 * @param epsilons in grey levels; each once, the smallest first, in whatever order they come
 * @param target null: untargeted
 * @param paint a label map that every image is to get; null for none
 * @param against a run that the attacked images are tried on; null for none
 * @param defence what the network hides behind; null for none
 * @param aware whether the attack knows the defence
 * @param detector a squeeze that attacked images are told by; null for none
 * @param out null: RUN/attacks/METHOD-SUM, by a sum over what the attacked images depend on
 * @param limit images at most, spread evenly
 * @param panels pictures at most
 */
public record AttackRequest(
        RunFolder run,
        String images,
        @Nullable String competition,
        GradientAttack attack,
        @Nullable RunFolder perturber,
        List<Double> epsilons,
        @Nullable String target,
        @Nullable Path paint,
        @Nullable RunFolder against,
        @Nullable String defence,
        boolean aware,
        @Nullable String detector,
        @Nullable Path out,
        int limit,
        int panels) {
    public AttackRequest {
        epsilons = epsilons.stream().distinct().sorted().toList();
    }

    /** What the attacked images of any epsilon depend on, but for the epsilon itself. */
    String settings() {
        return String.join(
                        "\n",
                        absolute(run),
                        images,
                        perturber == null ? attack.toString() : absolute(perturber),
                        Objects.toString(target, ""),
                        Objects.toString(paint, ""),
                        Objects.toString(defence, "") + aware,
                        Integer.toString(limit))
                + "\n";
    }

    private static String absolute(RunFolder run) {
        return run.path().toAbsolutePath().normalize().toString();
    }

    /** The method by name. */
    String method() {
        return perturber == null ? attack.method().name().toLowerCase(Locale.ROOT) : perturber.name();
    }

    /** Where results go. */
    AttackFolder folder() {
        String settings = AttackFolder.FORMAT + settings();
        String sum = Sha256.of(settings).substring(0, 8);
        return new AttackFolder(
                out == null ? run.path().resolve("attacks").resolve(method() + "-" + sum) : out, settings);
    }
}
