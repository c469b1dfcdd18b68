/** Attacks and explains trained runs, image by image. */
@NullMarked
package podium.app.lab;

import org.jspecify.annotations.NullMarked;
