package podium.submission;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All problems of a submission: the first {@value #LISTED} and every remark on the file as a whole in full, of all the
 * counts.
 */
public final class Problems {
    /** Problems that are kept with their messages. */
    public static final int LISTED = 1000;

    private final List<Problem> listed = new ArrayList<>();
    private final Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);

    /** Messages are made only for problems that are listed. */
    void add(Problem.Kind kind, long line, String id, Supplier<String> message) {
        counts.merge(kind, 1L, Long::sum);
        if (listed.size() < LISTED) {
            listed.add(new Problem(kind, line, id, message.get()));
        }
    }

    /** A remark on the file as a whole, which is always listed: it may explain a million problems of single rows. */
    void add(Problem.Kind kind, String message) {
        counts.merge(kind, 1L, Long::sum);
        listed.add(new Problem(kind, 0, "", message));
    }

    /** In the order in which they were found. */
    public List<Problem> listed() {
        return List.copyOf(listed);
    }

    public long count(Problem.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public long errors() {
        return count(true);
    }

    public long warnings() {
        return count(false);
    }

    /** A submission with errors has no score. */
    public boolean valid() {
        return errors() == 0;
    }

    private long count(boolean error) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().error() == error)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What is not listed, as {@code 12 duplicate Ids, 3 runs that touch}; empty where all is listed. */
    public String unlisted() {
        Map<Problem.Kind, Long> rest = new EnumMap<>(counts);
        listed.forEach(problem -> rest.merge(problem.kind(), -1L, Long::sum));
        return rest.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> String.format(
                        Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey().summary()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
