package podium.lab.sweep;

import java.io.IOException;
import java.util.List;

/** Trains trials. */
public interface Trials {
    /**
     * Trains all trials of a round.
     *
     * @param round the round; in a round after the first one of a bracket, each trial goes on from that of the round before
     * @return for each trial its score, of which a larger one is better; NaN for a trial that gave none
     */
    List<Double> run(Round round, List<Trial> trials) throws IOException;
}
