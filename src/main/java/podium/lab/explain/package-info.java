/** Maps of where a trained network looks in an image, and checks of how far to trust them. */
@NullMarked
package podium.lab.explain;

import org.jspecify.annotations.NullMarked;
