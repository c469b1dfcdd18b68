/** Takes trained runs and what they answer for their valid images, gives their order and what differs between them. */
@NullMarked
package podium.lab.compare;

import org.jspecify.annotations.NullMarked;
