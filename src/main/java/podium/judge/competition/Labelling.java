package podium.judge.competition;

/** How many classes an image of a competition has: the key {@code labels} of competition.yaml. */
public enum Labelling {
    /** Any number of classes, also none: multilabel classification. */
    MULTIPLE,
    /** Exactly one class. */
    SINGLE
}
