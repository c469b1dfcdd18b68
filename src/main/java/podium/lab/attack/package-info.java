/** Fools and explains trained networks: perturbations within a bound, and maps of where a network looks. */
@NullMarked
package podium.lab.attack;

import org.jspecify.annotations.NullMarked;
