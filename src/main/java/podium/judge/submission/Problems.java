package podium.judge.submission;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All problems of a submission: the first {@value #LISTED} errors, as many warnings and every remark on the file as a
 * whole in full, of all the counts. However many warnings there are, no error is lost behind them.
 */
public final class Problems {
    /** Errors, and as many warnings, that are kept with their messages. */
    public static final int LISTED = 1000;

    private final List<Problem> listed = new ArrayList<>();
    private final Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);
    private long errors;
    private long warnings;

    /** Messages are made only for problems that are listed. */
    void add(Problem.Kind kind, long line, String id, Supplier<String> message) {
        tally(kind);
        if ((kind.error() ? errors : warnings) <= LISTED) {
            listed.add(new Problem(kind, line, id, message.get()));
        }
    }

    /** A remark on the file as a whole, which is always listed: it may explain a million problems of single rows. */
    void add(Problem.Kind kind, String message) {
        tally(kind);
        listed.add(new Problem(kind, 0, "", message));
    }

    /** In the order in which they were found. */
    public List<Problem> listed() {
        return List.copyOf(listed);
    }

    public long errors() {
        return errors;
    }

    public long warnings() {
        return warnings;
    }

    /** A submission with errors has no score. */
    public boolean valid() {
        return errors() == 0;
    }

    private void tally(Problem.Kind kind) {
        counts.merge(kind, 1L, Long::sum);
        errors += kind.error() ? 1 : 0;
        warnings += kind.error() ? 0 : 1;
    }

    /** What is not listed, as {@code 12 duplicate Ids, 3 runs that touch}; empty where all is listed. */
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
