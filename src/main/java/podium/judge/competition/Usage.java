package podium.judge.competition;

/** The part of the test set, public or private, whose score a row counts for. */
public enum Usage {
    PUBLIC("Public"),
    PRIVATE("Private");

    private final String text;

    Usage(String text) {
        this.text = text;
    }

    /** The spelling in solution.csv. */
    public String text() {
        return text;
    }
}
