package podium.player.runs;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a run that say which classes its classifier confuses.
 *
 * @param run the run folder
 * @param part what the files' names end with: valid, test or before-valid
 * @param images the images in words, for titles
 */
public record ConfusionFiles(Path run, String part, String images) {
    /** Returns the chart of the confusion matrix. */
    public Path picture() {
        return run.resolve("confusion-" + part + ".png");
    }

    /** Returns the confusion matrix. */
    public Path table() {
        return run.resolve("confusion-" + part + ".csv");
    }

    /** Returns the example images of the classes that are most often confused. */
    public Path examples() {
        return run.resolve("confused-" + part + ".png");
    }

    /** Returns the table of confused classes. */
    public Path pairs() {
        return run.resolve("confused-" + part + ".csv");
    }

    List<Path> all() {
        return List.of(picture(), table(), examples(), pairs());
    }
}
