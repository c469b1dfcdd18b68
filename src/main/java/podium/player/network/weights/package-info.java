/**
 * Loads a graph's parameters from files or the model zoo, or initialises them from a seed. The package does not depend
 * on recipes or images.
 */
@NullMarked
package podium.player.network.weights;

import org.jspecify.annotations.NullMarked;
