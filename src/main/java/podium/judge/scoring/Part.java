package podium.judge.scoring;

import podium.judge.competition.Usage;

/** The rows that a figure is over. */
public enum Part {
    PUBLIC,
    PRIVATE,
    ALL;

    boolean holds(Usage usage) {
        return this == ALL || name().equals(usage.name());
    }
}
