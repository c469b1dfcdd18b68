/**
 * Opens hand-ins: takes folders, archives and loose files from untrusted teams, and gives the files to grade and
 * remarks on whatever could not be read. Knows nothing of scores.
 */
@NullMarked
package podium.classroom.handin;

import org.jspecify.annotations.NullMarked;
