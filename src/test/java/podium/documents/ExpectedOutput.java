package podium.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines that a page quotes. A line {@code ...} stands for any lines, {@code ...} within a line for any text; blanks at the
 * ends of lines do not count.
 */
record ExpectedOutput(List<String> lines) {
    private static final String ANY = "...";

    /** What a printed text does not have as it is expected; empty if it has all. */
    Optional<String> mismatch(String printed) {
        List<String> found = printed.stripTrailing().lines().toList();
        boolean[] reached = new boolean[found.size() + 1];
        reached[0] = true;
        for (String line : lines) {
            boolean[] next = line.strip().equals(ANY) ? after(reached) : past(line, reached, found);
            if (none(next)) {
                int at = first(reached);
                return Optional.of("expected '" + line + "', found "
                        + (at < found.size() ? "'" + found.get(at) + "'" : "the end of the output"));
            }
            reached = next;
        }
        return reached[found.size()]
                ? Optional.empty()
                : Optional.of("expected the end of the output, found '" + found.get(first(reached)) + "'");
    }

    /** Where one may be after any number of lines. */
    private static boolean[] after(boolean[] reached) {
        boolean[] next = reached.clone();
        Arrays.fill(next, first(reached), next.length, true);
        return next;
    }

    private static boolean[] past(String line, boolean[] reached, List<String> found) {
        Pattern pattern = Pattern.compile(Arrays.stream(line.stripTrailing().split(Pattern.quote(ANY), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < found.size(); i++) {
            next[i + 1] =
                    reached[i] && pattern.matcher(found.get(i).stripTrailing()).matches();
        }
        return next;
    }

    private static boolean none(boolean[] reached) {
        return first(reached) == reached.length;
    }

    private static int first(boolean[] reached) {
        int at = 0;
        while (at < reached.length && !reached[at]) {
            at++;
        }
        return at;
    }
}
