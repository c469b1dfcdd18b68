/**
 * Takes paths and bytes, gives what every written folder has in common: files that appear whole or not at all, SHA-256
 * sums, manifests. Knows nothing of what is in them.
 */
@NullMarked
package podium.core.files;

import org.jspecify.annotations.NullMarked;
