/**
 * Takes an architecture's name, gives its MXNet symbol graph, its parameters and a way to run it; knows nothing of recipes,
 * data sets or runs.
 */
@NullMarked
package podium.network;

import org.jspecify.annotations.NullMarked;
