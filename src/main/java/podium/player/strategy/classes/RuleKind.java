package podium.player.strategy.classes;

import static podium.core.yaml.WrongKey.required;

/** How a rule decides, as strategy.yaml names it. */
public enum RuleKind {
    THRESHOLDS,
    HIGHEST,
    WIDEST_GAP,
    MOST_EXPECTED_DICE;

    /**
     * The rule of this kind, the inverse of {@link ClassRule#parameters}.
     *
     * @throws podium.core.yaml.WrongKey if a number that it needs is not among the parameters
     */
    ClassRule rule(ClassParameters numbers) {
        return switch (this) {
            case THRESHOLDS ->
                new ClassRule.Thresholds(
                        required(numbers.thresholds(), "parameters.thresholds", "a number a class"),
                        Boolean.TRUE.equals(numbers.orHighest()));
            case HIGHEST -> new ClassRule.Highest(required(numbers.count(), "parameters.count", "a number of classes"));
            case WIDEST_GAP -> new ClassRule.WidestGap();
            case MOST_EXPECTED_DICE -> new ClassRule.MostExpectedDice(Boolean.TRUE.equals(numbers.something()));
        };
    }
}
