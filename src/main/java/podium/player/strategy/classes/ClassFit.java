package podium.player.strategy.classes;

import java.util.List;

/**
 * What a strategy made of labelled scores.
 *
 * @param fallbacks classes, from 0, without an image to tell their own threshold by: they took the one of all classes
 */
public record ClassFit(ClassDecider decider, List<Integer> fallbacks) {
    public ClassFit {
        fallbacks = List.copyOf(fallbacks);
    }
}
