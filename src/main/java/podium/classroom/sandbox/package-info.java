/** Runs untrusted notebooks in a sandbox, where they see only their inputs and use limited time, memory and disk. */
@NullMarked
package podium.classroom.sandbox;

import org.jspecify.annotations.NullMarked;
