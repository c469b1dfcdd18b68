/**
 * Takes an architecture's name, gives its plain graph and its parameters; knows nothing of engines but what
 * {@code network.mxnet} makes of a graph, nor of recipes, data sets or runs.
 */
@NullMarked
package podium.player.network;

import org.jspecify.annotations.NullMarked;
