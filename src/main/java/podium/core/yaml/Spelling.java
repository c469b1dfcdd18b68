package podium.core.yaml;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The spelling of the program's names in files, on the command line and in sentences, and the search for a
 * similar name.
 */
public final class Spelling {
    private Spelling() {}

    /** The spelling of a constant: VOC_DEVKIT is voc-devkit; a {@link JsonProperty} gives another one. */
    public static String of(Enum<?> constant) {
        try {
            JsonProperty renamed =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return renamed == null ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : renamed.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The spelling of a constant in a sentence: CANNOT_RUN_HERE is {@code cannot run here}. */
    public static String words(Enum<?> constant) {
        return of(constant).replace('-', ' ');
    }

    /** The spellings of all constants of an enum, {@code none, platt or isotonic}. */
    public static String oneOf(Enum<?>[] constants) {
        String all = Arrays.stream(constants).map(Spelling::of).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /** The spelling of a component: batchNorm is batch-norm, Jackson's kebab case. */
    static String ofComponent(String name) {
        return PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(name);
    }

    /**
     * The known word with the smallest edit distance (Levenshtein, 1966), ignoring case; the first one if
     * several have it.
     */
    public static String nearest(String word, Collection<String> known) {
        String best = known.iterator().next();
        for (String candidate : known) {
            if (distance(word, candidate) < distance(word, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** The nearest known word, if its distance is at most a third of the word's letters. */
    public static Optional<String> close(String word, Collection<String> known) {
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(nearest(word, known)).filter(best -> 3 * distance(word, best) <= word.length());
    }

    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
