package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.required;

/** A kind of {@link ClassRule}, as strategy.yaml names it. */
public enum RuleKind {
    THRESHOLDS,
    HIGHEST,
    WIDEST_GAP,
    MOST_EXPECTED_DICE;

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
        };
    }
}
