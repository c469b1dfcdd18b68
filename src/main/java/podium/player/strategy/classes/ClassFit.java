package podium.player.strategy.classes;

import java.util.List;

/**
 * A strategy fitted to labelled scores.
 *
 * @param decider the fitted decider
 * @param fallbacks the classes, from 0, without a positive image to tune their own threshold on; they use the threshold
 *     of all classes
 */
public record ClassFit(ClassDecider decider, List<Integer> fallbacks) {
    public ClassFit {
        fallbacks = List.copyOf(fallbacks);
    }
}
