/**
 * How well a run's network tells images of known classes from others: takes what the network says of both, gives
 * figures with intervals. Nothing here is tuned.
 */
@NullMarked
package podium.lab.reject;

import org.jspecify.annotations.NullMarked;
