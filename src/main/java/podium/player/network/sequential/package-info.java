/** The layers of a network as recipes write them, one after the other as in Keras' Sequential; one file a kind. */
@NullMarked
package podium.player.network.sequential;

import org.jspecify.annotations.NullMarked;
