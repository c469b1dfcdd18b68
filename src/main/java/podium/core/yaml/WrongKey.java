package podium.core.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A value that a record does not allow, thrown by its compact constructor; the reader adds the file and the
 * line.
 *
 * <pre>
 * record Validation(int folds, int fold) {
 *     Validation {
 *         WrongKey.require(folds &gt;= 2, "folds", folds, "2 or more");
 *     }
 * }
 * competition.yaml:16: validation.folds is 1; expected 2 or more
 * </pre>
 */
public final class WrongKey extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    private WrongKey(String key, String message) {
        super(message);
        this.key = key;
    }

    /**
     * Refuses a value unless {@code holds} is true.
     *
     * @param key the key, relative to the record; empty if a scalar refuses itself
     * @param found the value; null if the key is missing
     */
    public static void require(boolean holds, String key, @Nullable Object found, String expected) {
        if (!holds) {
            throw new WrongKey(key, key + (found == null ? " is missing" : " is " + found) + "; expected " + expected);
        }
    }

    /** The value of a key; refuses a missing one. */
    public static <V> V required(@Nullable V value, String key, String expected) {
        if (value == null) {
            throw new WrongKey(key, key + " is missing; expected " + expected);
        }
        return value;
    }

    String key() {
        return key;
    }
}
