package podium.judge.submission;

import podium.core.mask.RunFault;

/** The message for a fault in a cell: found, expected, what to do. */
final class RunFaultText {
    private RunFaultText() {}

    /**
     * The message for a fault.
     *
     * @param found the token or tokens, quoted
     * @param bound the number that the fault depends on, see {@link RunFault.Listener}
     */
    static String of(RunFault fault, String found, long bound) {
        return switch (fault) {
            case NOT_AN_INTEGER -> "found " + found + "; expected a whole number in digits";
            case ODD_NUMBER_OF_TOKENS -> "the last start, " + found + ", has no length; expected 'start length' pairs";
            case START_BELOW_ONE -> "a run starts at " + found + "; positions count from 1";
            case LENGTH_BELOW_ONE -> "a run has length " + found + "; expected 1 or more";
            case PAST_THE_END -> "run " + found + " ends after " + bound + ", the last position of this row";
            case NOT_ASCENDING ->
                "run " + found + " starts before the run that ends at " + bound + "; runs must be in ascending order";
            case OVERLAPPING -> "run " + found + " overlaps the run that ends at " + bound + "; runs must not overlap";
            case TOUCHING -> "run " + found + " touches the run that ends at " + bound + "; they are read as one run";
            case SPACING -> "expected one space between two numbers, and none before or after";
        };
    }
}
