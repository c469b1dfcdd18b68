package podium.core.mask;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses texts of {@code start length} pairs from a buffer and reports every fault in them.
 *
 * <p>A canonical text is read in one pass. The first irregularity starts a second, slower pass that identifies
 * each fault. Use one parser per thread; it keeps its buffer between texts.
 */
public final class PixelRunParser {
    /** Numbers of up to 18 digits fit into a long; longer ones are past the end of every mask. */
    private static final int SAFE_DIGITS = 18;

    private long[] bounds = new long[1024];

    /**
     * Parses {@code text[from, to)}.
     *
     * @param size the number of positions: a run must end at or before it
     * @param listener receives each fault, in order
     * @return the set of all well-formed runs in the text; do not score it if an error was reported
     */
    public PixelRuns parse(byte[] text, int from, int to, long size, RunFault.Listener listener) {
        PixelRuns canonical = canonical(text, from, to, size);
        return canonical == null ? readCarefully(text, from, to, size, listener) : canonical;
    }

    /** The set that {@code text[from, to)} describes if the text is canonical; null if it is not. */
    public @Nullable PixelRuns canonical(byte[] text, int from, int to, long size) {
        int length = readCanonical(text, from, to, size);
        return length >= 0 ? PixelRuns.ofCanonical(bounds, length) : null;
    }

    /** The number of bounds read, or -1 if the text is not canonical. */
    private int readCanonical(byte[] text, int from, int to, long size) {
        int length = 0;
        long lastEnd = -1;
        int at = from;
        while (at < to) {
            int tokenStart = at;
            long start = 0;
            while (at < to && isDigit(text[at])) {
                start = 10 * start + text[at++] - '0';
            }
            if (at == tokenStart || at - tokenStart > SAFE_DIGITS || at == to || text[at] != ' ') {
                return -1;
            }
            tokenStart = ++at;
            long count = 0;
            while (at < to && isDigit(text[at])) {
                count = 10 * count + text[at++] - '0';
            }
            boolean ends = at == to;
            if (at - tokenStart > SAFE_DIGITS || (!ends && (text[at] != ' ' || at + 1 == to))) {
                return -1;
            }
            at++;
            long end = start - 1 + count;
            if (start - 1 <= lastEnd || count < 1 || end > size) {
                return -1;
            }
            if (length + 2 > bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            }
            bounds[length++] = start - 1;
            bounds[length++] = end;
            lastEnd = end;
        }
        return length;
    }

    private static PixelRuns readCarefully(byte[] text, int from, int to, long size, RunFault.Listener listener) {
        Careful careful = new Careful(size, listener);
        int at = from;
        boolean spaced = false;
        while (at < to) {
            int gap = at;
            while (at < to && isSpace(text[at])) {
                at++;
            }
            boolean first = gap == from;
            boolean edge = first || at == to;
            boolean canonicalGap = edge ? at == gap : at - gap == 1 && text[gap] == ' ';
            if (!canonicalGap && !spaced) {
                spaced = true;
                listener.fault(RunFault.SPACING, gap, at, 0);
            }
            int tokenStart = at;
            while (at < to && !isSpace(text[at])) {
                at++;
            }
            if (at > tokenStart) {
                careful.token(text, tokenStart, at);
            }
        }
        return careful.finish(to);
    }

    private static boolean isDigit(byte symbol) {
        return symbol >= '0' && symbol <= '9';
    }

    private static boolean isSpace(byte symbol) {
        return symbol == ' ' || (symbol >= '\t' && symbol <= '\r');
    }

    /** Pairs the tokens and identifies the faults of each pair. */
    private static final class Careful {
        private static final long NO_NUMBER = Long.MIN_VALUE;
        private static final long TOO_LARGE = Long.MAX_VALUE;

        private final long size;
        private final RunFault.Listener listener;
        private final PixelRunsBuilder runs = new PixelRunsBuilder();
        private long lastStart = -1;
        private long lastEnd = -1;
        private boolean halfPair;
        private long start;
        private int startFrom;
        private int startTo;

        Careful(long size, RunFault.Listener listener) {
            this.size = size;
            this.listener = listener;
        }

        void token(byte[] text, int from, int to) {
            long number = number(text, from, to);
            if (number == NO_NUMBER) {
                listener.fault(RunFault.NOT_AN_INTEGER, from, to, 0);
            }
            if (!halfPair) {
                halfPair = true;
                start = number;
                startFrom = from;
                startTo = to;
                return;
            }
            halfPair = false;
            if (start != NO_NUMBER && number != NO_NUMBER) {
                pair(number, from, to);
            }
        }

        private void pair(long count, int countFrom, int countTo) {
            if (start < 1) {
                listener.fault(RunFault.START_BELOW_ONE, startFrom, startTo, 0);
            }
            if (count < 1) {
                listener.fault(RunFault.LENGTH_BELOW_ONE, countFrom, countTo, 0);
            }
            if (start < 1 || count < 1) {
                return;
            }
            if (start > size || count > size - start + 1 || start == TOO_LARGE || count == TOO_LARGE) {
                listener.fault(RunFault.PAST_THE_END, startFrom, countTo, size);
                return;
            }
            long begin = start - 1;
            if (begin < lastStart) {
                listener.fault(RunFault.NOT_ASCENDING, startFrom, countTo, lastEnd);
                return;
            }
            if (begin < lastEnd) {
                listener.fault(RunFault.OVERLAPPING, startFrom, countTo, lastEnd);
            } else if (begin == lastEnd) {
                listener.fault(RunFault.TOUCHING, startFrom, countTo, lastEnd);
            }
            runs.addOrExtend(begin, begin + count);
            lastStart = begin;
            lastEnd = Math.max(lastEnd, begin + count);
        }

        PixelRuns finish(int to) {
            if (halfPair) {
                listener.fault(RunFault.ODD_NUMBER_OF_TOKENS, startFrom, to, 0);
            }
            return runs.build();
        }

        /** The token's value; {@link #TOO_LARGE} or its negation for a token that is too long. */
        private static long number(byte[] text, int from, int to) {
            boolean negative = text[from] == '-';
            int first = negative ? from + 1 : from;
            if (first == to) {
                return NO_NUMBER;
            }
            long value = 0;
            for (int at = first; at < to; at++) {
                if (!isDigit(text[at])) {
                    return NO_NUMBER;
                }
                int digit = text[at] - '0';
                value = value > (TOO_LARGE - digit) / 10 ? TOO_LARGE : 10 * value + digit;
            }
            return negative ? -value : value;
        }
    }
}
