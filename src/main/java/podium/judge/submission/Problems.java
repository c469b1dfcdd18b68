package podium.judge.submission;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The problems of a submission. The first {@value #LISTED} errors, as many warnings and every remark on the
 * whole file are listed with their messages; all problems are counted. Warnings never push errors off the list.
 */
public final class Problems {
    /** The number of errors, and of warnings, that are listed with their messages. */
    public static final int LISTED = 1000;

    private final List<Problem> listed = new ArrayList<>();
    private final Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);
    private long errors;
    private long warnings;

    /** Adds a problem of a row. The message is built only if the problem is listed. */
    void add(Problem.Kind kind, long line, String id, Supplier<String> message) {
        tally(kind);
        if ((kind.error() ? errors : warnings) <= LISTED) {
            listed.add(new Problem(kind, line, id, message.get()));
        }
    }

    /** Adds a remark on the whole file. It is always listed, since it may explain the problems of many rows. */
    void add(Problem.Kind kind, String message) {
        tally(kind);
        listed.add(new Problem(kind, 0, "", message));
    }

    /** The listed problems, in the order in which they were found. */
    public List<Problem> listed() {
        return List.copyOf(listed);
    }

    public long errors() {
        return errors;
    }

    public long warnings() {
        return warnings;
    }

    /** True if there are no errors; a submission with errors gets no score. */
    public boolean valid() {
        return errors() == 0;
    }

    private void tally(Problem.Kind kind) {
        counts.merge(kind, 1L, Long::sum);
        errors += kind.error() ? 1 : 0;
        warnings += kind.error() ? 0 : 1;
    }

    /**
     * The counts of unlisted problems, such as {@code 12 duplicate Ids, 3 runs that touch}; empty if all are
     * listed.
     */
    public String unlisted() {
        Map<Problem.Kind, Long> rest = new EnumMap<>(counts);
        listed.forEach(problem -> rest.merge(problem.kind(), -1L, Long::sum));
        return rest.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> String.format(
                        Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey().summary()))
                .collect(Collectors.joining(", "));
    }
}
