/**
 * The translation of graphs to MXNet symbols. Passes rewrite a graph for oneDNN 2.4; the translation then produces
 * MXNet's operations. The package does not depend on architectures, recipes or runs.
 */
@NullMarked
package podium.player.network.mxnet.symbol;

import org.jspecify.annotations.NullMarked;
