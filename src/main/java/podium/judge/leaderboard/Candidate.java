package podium.judge.leaderboard;

/**
 * An entry as the ranking sees it.
 *
 * @param publicScore by the current yardstick; NaN where there is none
 * @param privateScore likewise, and NaN where it must not be known
 * @param score its row in the ledger, 0 where there is none
 * @param selected whether its team chose it for the private rank
 */
public record Candidate(
        Entry entry, State state, double publicScore, double privateScore, long score, boolean selected) {
    /** Whether an entry ranks, and if not, why. */
    public enum State {
        RANKED("ranked"),
        LATE("after the deadline"),
        HIDDEN("hidden"),
        NEEDS_RESCORE("needs rescore"),
        FAILED("invalid by the current solution"),
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
