package podium.core.mask;

/** What can be wrong, or merely odd, in a text of {@code start length} pairs. */
public enum RunFault {
    NOT_AN_INTEGER(true),
    ODD_NUMBER_OF_TOKENS(true),
    START_BELOW_ONE(true),
    LENGTH_BELOW_ONE(true),
    PAST_THE_END(true),
    NOT_ASCENDING(true),
    OVERLAPPING(true),
    /** Two runs that could be one: the set is clear, the text is not canonical. */
    TOUCHING(false),
    /** Something other than one space between two tokens and none around them. */
    SPACING(false);

    private final boolean error;

    RunFault(boolean error) {
        this.error = error;
    }

    /** Whether the text has no meaning with it; else it is only not canonical. */
    public boolean error() {
        return error;
    }

    /** Is told of every fault, in the text's order. */
    public interface Listener {
        /**
         * Takes one fault.
         *
         * @param from offset in the buffer of the token's first byte; of the gap, for {@link #SPACING}
         * @param to offset in the buffer after the last byte
         * @param bound where the run before ends (1-based, included), for those that say something of it; the number
         *     of positions for {@link #PAST_THE_END}; else 0
         */
        void fault(RunFault fault, int from, int to, long bound);
    }
}
