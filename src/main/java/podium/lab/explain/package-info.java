/** Takes a run and images, gives maps of where the network looks, and how far to trust them. */
@NullMarked
package podium.lab.explain;

import org.jspecify.annotations.NullMarked;
