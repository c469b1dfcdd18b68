/** Adversarial attacks on trained networks, within a bound on each sample, and defences against them. */
@NullMarked
package podium.lab.attack;

import org.jspecify.annotations.NullMarked;
