package podium.lab.sweep;

import static podium.core.yaml.WrongKey.require;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Every combination of the values of the axes. */
public record Grid() implements SearchMethod {
    @Override
    public List<Round> rounds(SearchSpace space) {
        require(
                space.drawn().isEmpty(),
                "method",
                "grid, but there is a range to draw from for " + String.join(", ", space.drawn()),
                "random or hyperband, or a list of values");
        return List.of(Round.whole(space.size().orElseThrow()));
    }

    @Override
    public void search(SearchSpace space, Trials trials) throws IOException {
        trials.run(rounds(space).get(0), space.trials(space.grid(), OptionalInt.empty()));
    }
}
