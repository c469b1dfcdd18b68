package podium.lab.sweep;

import java.io.IOException;
import java.util.List;
import podium.core.yaml.Kinds;

/** How the configurations of a sweep are chosen: {@code grid}, {@code random} or {@code hyperband}. */
@Kinds("method")
public sealed interface SearchMethod permits Grid, Random, Hyperband {
    /**
     * Returns the rounds of the search, as far as they are known before it.
     *
     * @throws IllegalArgumentException if the method cannot search the space
     */
    List<Round> rounds(SearchSpace space);

    /** Searches: chooses trials and has them run, round by round. */
    void search(SearchSpace space, Trials trials) throws IOException;
}
