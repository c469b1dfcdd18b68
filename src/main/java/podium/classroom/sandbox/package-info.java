/** Runs strangers' notebooks where they see their inputs and nothing else, and may not use more than is theirs. */
@NullMarked
package podium.classroom.sandbox;

import org.jspecify.annotations.NullMarked;
