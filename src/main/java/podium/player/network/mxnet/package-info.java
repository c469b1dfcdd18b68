/** MXNet: runs graphs forward and backward, and updates their parameters. */
@NullMarked
package podium.player.network.mxnet;

import org.jspecify.annotations.NullMarked;
