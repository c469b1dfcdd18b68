/** Takes the axes of a sweep, trains its trials as ordinary runs, and gives what they say. */
@NullMarked
package podium.app.sweep;

import org.jspecify.annotations.NullMarked;
