/**
 * Tools for written files: files that appear complete or not at all, SHA-256 checksums, manifests, locks. This
 * package does not depend on the content of the files.
 */
@NullMarked
package podium.core.files;

import org.jspecify.annotations.NullMarked;
