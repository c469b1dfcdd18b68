/**
 * Takes pictures, and gives their tiles with the most edges. It knows edges and files; it does not know what learns from
 * the tiles.
 */
@NullMarked
package podium.data.tiles;

import org.jspecify.annotations.NullMarked;
