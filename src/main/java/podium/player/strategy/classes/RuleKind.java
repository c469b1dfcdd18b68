package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.required;

import podium.judge.competition.Labelling;

/** A kind of {@link ClassRule}, as strategy.yaml names it. */
public enum RuleKind {
    THRESHOLDS,
    HIGHEST,
    WIDEST_GAP,
    MOST_EXPECTED_DICE,
    HIGHEST_WITH_BIASES,
    HIGHEST_OR_REJECTED;

    /**
     * Returns the rule of this kind; the inverse of {@link ClassRule#parameters}.
     *
     * @throws podium.core.yaml.WrongKey if a number is missing
     */
    ClassRule rule(ClassParameters numbers) {
        return switch (this) {
            case THRESHOLDS ->
                new ClassRule.Thresholds(
                        required(numbers.thresholds(), "parameters.thresholds", "one number per class"),
                        Boolean.TRUE.equals(numbers.orHighest()));
            case HIGHEST -> new ClassRule.Highest(required(numbers.count(), "parameters.count", "a number of classes"));
            case WIDEST_GAP -> new ClassRule.WidestGap();
            case MOST_EXPECTED_DICE -> new ClassRule.MostExpectedDice(Boolean.TRUE.equals(numbers.something()));
            case HIGHEST_WITH_BIASES ->
                new ClassRule.HighestWithBiases(
                        required(numbers.oneClass().biases(), "parameters.biases", "one number per class"));
            case HIGHEST_OR_REJECTED ->
                new ClassRule.HighestOrRejected(required(
                        numbers.oneClass().rejectedBelow(), "parameters.rejected-below", "a probability from 0 to 1"));
        };
    }

    /** Returns true if a rule of this kind is for images with so many classes. */
    boolean fits(Labelling labels, ClassRule rule) {
        return switch (this) {
            case THRESHOLDS, WIDEST_GAP, MOST_EXPECTED_DICE -> labels == Labelling.MULTIPLE;
            case HIGHEST -> labels == Labelling.MULTIPLE || rule.equals(new ClassRule.Highest(1));
            case HIGHEST_WITH_BIASES, HIGHEST_OR_REJECTED -> labels == Labelling.SINGLE;
        };
    }
}
