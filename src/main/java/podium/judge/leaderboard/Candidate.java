package podium.judge.leaderboard;

/**
 * An entry with everything that the ranking needs.
 *
 * @param publicScore the public score by the current yardstick; NaN if there is none
 * @param privateScore the private score; NaN if there is none or if it must stay secret
 * @param score the number of the score's row in the ledger; 0 if there is none
 * @param selected true if the team selected this entry for the private rank
 */
public record Candidate(
        Entry entry, State state, double publicScore, double privateScore, long score, boolean selected) {
    /** Whether an entry ranks, and if it does not, the reason. */
    public enum State {
        RANKED("ranked"),
        LATE("after the deadline"),
        HIDDEN("hidden"),
        NEEDS_RESCORE("needs rescore"),
        FAILED("invalid for the current solution"),
        NO_PUBLIC_ROWS("the solution has no public rows");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public boolean ranked() {
        return state == State.RANKED;
    }

    Candidate withoutPrivateScore() {
        return new Candidate(entry, state, publicScore, Double.NaN, score, selected);
    }
}
