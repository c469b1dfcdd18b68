/**
 * Takes a YAML file that a person wrote, gives the record that it means, or the line and reason why it means none. Knows
 * nothing of what its records are about.
 */
@NullMarked
package podium.core.yaml;

import org.jspecify.annotations.NullMarked;
