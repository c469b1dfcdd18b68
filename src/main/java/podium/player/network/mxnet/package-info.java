/**
 * Takes a plain graph and its parameters, gives a network that MXNet runs forward and backward: passes rewrite the graph for
 * oneDNN 2.4, a translation makes MXNet's operations of it. Knows nothing of architectures, recipes or runs.
 */
@NullMarked
package podium.player.network.mxnet;

import org.jspecify.annotations.NullMarked;
