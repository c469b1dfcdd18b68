package podium.app.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The images of a folder that were skipped, with the reasons.
 *
 * @param of the number of all images
 * @param problems the problem of each skipped image by Id, as a message that names the file
 * @param notes remarks on the other files of the folder and on Ids
 */
public record SkippedImages(int of, Map<String, String> problems, List<String> notes) {
    /** No skipped image. */
    public static final SkippedImages NONE = new SkippedImages(0, Map.of(), List.of());

    public SkippedImages {
        problems = Collections.unmodifiableMap(problems);
        notes = List.copyOf(notes);
    }

    /** The lines to print. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(notes);
        problems.values().forEach(problem -> lines.add("skipped: " + problem));
        if (!problems.isEmpty()) {
            lines.add(problems.size() + " of " + of + " images skipped; the others are done");
        }
        return lines;
    }
}
