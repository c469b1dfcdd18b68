package podium.lab.compare;

import java.util.List;

/**
 * The comparison of runs.
 *
 * @param groups runs that can be compared with each other
 * @param aside runs that cannot be compared, with the reasons
 */
public record RunComparison(List<RunGroup> groups, List<SetAside> aside) {
    public RunComparison {
        groups = List.copyOf(groups);
        aside = List.copyOf(aside);
    }

    /**
     * A run that is not compared.
     *
     * @param reason one sentence
     * @param fault true if the run could not be read
     */
    public record SetAside(String run, String reason, boolean fault) {}
}
