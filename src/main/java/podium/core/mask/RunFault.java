package podium.core.mask;

/** The faults and oddities of a text of {@code start length} pairs. */
public enum RunFault {
    NOT_AN_INTEGER(true),
    ODD_NUMBER_OF_TOKENS(true),
    START_BELOW_ONE(true),
    LENGTH_BELOW_ONE(true),
    PAST_THE_END(true),
    NOT_ASCENDING(true),
    OVERLAPPING(true),
    /** Two runs that could be one: the set is clear, but the text is not canonical. */
    TOUCHING(false),
    /** Spacing other than one space between two tokens and none around them. */
    SPACING(false);

    private final boolean error;

    RunFault(boolean error) {
        this.error = error;
    }

    /** True if the fault is an error; false if the text is only not canonical. */
    public boolean error() {
        return error;
    }

    /** A listener that receives every fault, in the text's order. */
    public interface Listener {
        /**
         * Receives one fault.
         *
         * @param from the buffer offset of the token's first byte, or of the gap for {@link #SPACING}
         * @param to the buffer offset after the last byte
         * @param bound the last position of the previous run (1-based) for faults that compare with it; the
         *     number of positions for {@link #PAST_THE_END}; otherwise 0
         */
        void fault(RunFault fault, int from, int to, long bound);
    }
}
