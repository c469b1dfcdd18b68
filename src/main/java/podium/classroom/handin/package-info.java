/**
 * Takes what strangers handed in, in whatever form, gives files that can be read, and remarks on what cannot. Knows nothing of
 * scores.
 */
@NullMarked
package podium.classroom.handin;

import org.jspecify.annotations.NullMarked;
