/** Attacks the networks of trained runs and explains their predictions, image by image. */
@NullMarked
package podium.app.lab;

import org.jspecify.annotations.NullMarked;
