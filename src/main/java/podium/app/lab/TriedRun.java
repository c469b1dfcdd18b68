package podium.app.lab;

import org.jspecify.annotations.Nullable;
import podium.player.runs.RunFolder;

/**
 * A run, and the images that it is tried on.
 *
 * @param images {@code test}, {@code valid}, an image or a folder
 * @param competition null where the run lies where it was made
 * @param limit images at most, spread evenly
 */
public record TriedRun(
        RunFolder run, String images, @Nullable String competition, int limit) {}
