package podium.core.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a sealed interface whose records are kinds of one thing. A file names the kind, and then says its keys; a value
 * in the place of the keys is that of the first one. A kind has the name of its record: {@code MaxPool} is max-pool.
 *
 * <pre>
 * - relu
 * - dropout: 0.2
 * - conv: {filters: 32, kernel: 3}
 * </pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kinds {
    /** What a kind is called in messages, in the singular. */
    String value();

    /** The value, as YAML, of a key that a file leaves out. A key without it must be written, unless it may be null. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Default {
        String value();
    }
}
