/**
 * Takes a competition's name, runs every stage in the order of the flow, and says what each read and wrote and how long
 * it took. Knows nothing of how a stage works.
 */
@NullMarked
package podium.app;

import org.jspecify.annotations.NullMarked;
