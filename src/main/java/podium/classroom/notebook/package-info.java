/** Reads a notebook's file and gives its cells, the findings in them, and fingerprints of its code. Runs no code. */
@NullMarked
package podium.classroom.notebook;

import org.jspecify.annotations.NullMarked;
