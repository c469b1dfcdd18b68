/**
 * Networks as plain graphs of layers with parameters. The package does not depend on recipes, data sets or runs, and
 * uses an engine only through {@code network.mxnet}.
 */
@NullMarked
package podium.player.network;

import org.jspecify.annotations.NullMarked;
