package podium.player.strategy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import podium.core.UsageException;

/** A segmentation strategy: the steps between logits and labels. Without steps it is the plain argmax. */
public record PixelChoice(Set<PixelStep> steps) {
    private static final String ARGMAX = "argmax";

    public PixelChoice {
        steps = Set.copyOf(steps);
        if (steps.contains(PixelStep.BACKGROUND_BIAS) && steps.contains(PixelStep.PER_CLASS_BIAS)) {
            throw new IllegalArgumentException("background-bias and per-class-bias exclude each other");
        }
    }

    /**
     * Returns the plain argmax, each single step, and some combinations.
     *
     * @param classifier true to include the strategies that need a classifier
     */
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
     * Parses a strategy's name as written on the command line, with steps in any order.
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
                                new UsageException("no segmentation strategy '" + name + "'; expected " + names())));
            }
        }
        if (steps.contains(PixelStep.BACKGROUND_BIAS) && steps.contains(PixelStep.PER_CLASS_BIAS)) {
            throw new UsageException("strategy '" + name
                    + "': per-class-bias already has a bias for background; leave background-bias out");
        }
        return new PixelChoice(steps);
    }

    /** Returns the names that {@link #parse} accepts, for messages. */
    public static String names() {
        return "argmax, or one or more of " + String.join(", ", stepNames()) + ", joined with +";
    }

    /** Returns the names of the steps that strategies are built from. */
    public static List<String> stepNames() {
        return Arrays.stream(PixelStep.values()).map(PixelStep::spelling).toList();
    }

    /** Returns the name as on the command line. */
    public String name() {
        return steps.isEmpty()
                ? ARGMAX
                : steps.stream().sorted().map(PixelStep::spelling).collect(Collectors.joining("+"));
    }

    /** Returns true if the strategy needs a classifier's scores. */
    public boolean needsClassifier() {
        return steps.stream().anyMatch(PixelStep::needsClassifier);
    }

    boolean has(PixelStep step) {
        return steps.contains(step);
    }
}
