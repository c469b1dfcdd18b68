package podium.judge.competition;

/** The part of the test set that a row counts for. */
public enum Usage {
    PUBLIC("Public"),
    PRIVATE("Private");

    private final String text;

    Usage(String text) {
        this.text = text;
    }

    /** As solution.csv writes it. */
    public String text() {
        return text;
    }
}
