package podium.player.strategy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import podium.core.UsageException;

/** A strategy of segmentation: the steps between logits and labels; none for the plain argmax. */
public record PixelChoice(Set<PixelStep> steps) {
    private static final String ARGMAX = "argmax";

    public PixelChoice {
        steps = Set.copyOf(steps);
        if (steps.contains(PixelStep.BACKGROUND_BIAS) && steps.contains(PixelStep.PER_CLASS_BIAS)) {
            throw new IllegalArgumentException("two kinds of biases");
        }
    }

    /** The plain argmax, each step by itself, and some together; those that need a classifier only where there is one. */
    public static List<PixelChoice> all(boolean classifier) {
        return List.of(
                        "argmax",
                        "background-bias",
                        "per-class-bias",
                        "smallest-region",
                        "background-bias+smallest-region",
                        "gated",
                        "completed",
                        "gated+completed",
                        "gated+background-bias",
                        "gated+per-class-bias",
                        "gated+completed+background-bias+smallest-region")
                .stream()
                .map(PixelChoice::parse)
                .filter(choice -> classifier || !choice.needsClassifier())
                .toList();
    }

    /**
     * A choice by its name on a command line, steps in any order.
     *
     * @throws UsageException if there is no such strategy
     */
    public static PixelChoice parse(String name) {
        Set<PixelStep> steps = EnumSet.noneOf(PixelStep.class);
        if (!name.equals(ARGMAX)) {
            for (String word : name.split("\\+", -1)) {
                steps.add(Arrays.stream(PixelStep.values())
                        .filter(step -> step.spelling().equals(word))
                        .findFirst()
                        .orElseThrow(() ->
                                new UsageException("no strategy '" + name + "' of segmentation; expected " + names())));
            }
        }
        if (steps.contains(PixelStep.BACKGROUND_BIAS) && steps.contains(PixelStep.PER_CLASS_BIAS)) {
            throw new UsageException("strategy '" + name
                    + "': per-class-bias has a bias for background, too; leave background-bias out");
        }
        return new PixelChoice(steps);
    }

    /** What {@link #parse} knows. */
    public static String names() {
        return "argmax, or one or several of " + String.join(", ", stepNames()) + ", joined with +";
    }

    /** The names of the steps that one is made of. */
    public static List<String> stepNames() {
        return Arrays.stream(PixelStep.values()).map(PixelStep::spelling).toList();
    }

    /** As on a command line. */
    public String name() {
        return steps.isEmpty()
                ? ARGMAX
                : steps.stream().sorted().map(PixelStep::spelling).collect(Collectors.joining("+"));
    }

    /** Whether it needs a classifier's scores. */
    public boolean needsClassifier() {
        return steps.stream().anyMatch(PixelStep::needsClassifier);
    }

    boolean has(PixelStep step) {
        return steps.contains(step);
    }
}
