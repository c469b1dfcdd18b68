package podium.lab.sweep;

import static podium.core.yaml.WrongKey.require;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import podium.core.yaml.Kinds;

/**
 * Different configurations drawn at random (Bergstra and Bengio, "Random search for hyper-parameter optimization", 2012).
 *
 * @param trials the number of configurations
 * @param seed the seed of the draws
 */
public record Random(int trials, @Kinds.Default("1") long seed) implements SearchMethod {
    public Random {
        require(trials >= 1, "trials", trials, "1 or more");
    }

    @Override
    public List<Round> rounds(SearchSpace space) {
        return List.of(Round.whole(Math.min(trials, space.size().orElse(trials))));
    }

    @Override
    public void search(SearchSpace space, Trials receiver) throws IOException {
        receiver.run(
                rounds(space).get(0),
                space.trials(space.draw(trials, new SplittableRandom(seed)), OptionalInt.empty()));
    }
}
