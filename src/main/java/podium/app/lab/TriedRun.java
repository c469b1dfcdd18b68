package podium.app.lab;

import org.jspecify.annotations.Nullable;
import podium.player.runs.RunFolder;

/**
 * A run, and the images to attack or explain.
 *
 * @param images {@code test}, {@code valid}, the path of an image, or the path of a folder
 * @param competition the competition's Id; null if the run is in the competition's folder
 * @param limit the largest number of images, chosen at even intervals
 */
public record TriedRun(
        RunFolder run, String images, @Nullable String competition, int limit) {}
