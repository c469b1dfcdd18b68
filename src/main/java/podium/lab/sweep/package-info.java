/**
 * Sweeps: takes axes of a recipe and a method of search, gives trials round by round, and says what their figures mean.
 * It trains nothing: who runs a search trains its trials and gives back their scores.
 */
@NullMarked
package podium.lab.sweep;

import org.jspecify.annotations.NullMarked;
