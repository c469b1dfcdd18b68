/**
 * Baselines without a network, which every trained player should beat. They predict from the frequencies of labels and
 * masks in train.
 */
@NullMarked
package podium.player.baseline;

import org.jspecify.annotations.NullMarked;
