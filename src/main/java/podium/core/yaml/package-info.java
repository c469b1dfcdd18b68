/**
 * Reads YAML files that people write: the result is a record, or the line and reason of a fault. This package
 * does not depend on the records' meaning.
 */
@NullMarked
package podium.core.yaml;

import org.jspecify.annotations.NullMarked;
