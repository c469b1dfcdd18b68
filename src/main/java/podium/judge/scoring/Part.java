package podium.judge.scoring;

import podium.judge.competition.Usage;

/** The part of the rows that a figure covers. */
public enum Part {
    PUBLIC,
    PRIVATE,
    ALL;

    boolean holds(Usage usage) {
        return this == ALL || name().equals(usage.name());
    }
}
