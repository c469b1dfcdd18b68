package podium.app.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The images of a folder that were not used, and why.
 *
 * @param of the images that there are
 * @param problems what is wrong with each of the others, by Id: a message that names its file
 * @param notes on the folder's other files, and on Ids
 */
public record SkippedImages(int of, Map<String, String> problems, List<String> notes) {
    /** Where nothing may be left out. */
    public static final SkippedImages NONE = new SkippedImages(0, Map.of(), List.of());

    public SkippedImages {
        problems = Collections.unmodifiableMap(problems);
        notes = List.copyOf(notes);
    }

    /** What a user is to know of it, line by line. */
    public List<String> told() {
        List<String> lines = new ArrayList<>(notes);
        problems.values().forEach(problem -> lines.add("left out: " + problem));
        if (!problems.isEmpty()) {
            lines.add(problems.size() + " of " + of + " images left out; the rest is done");
        }
        return lines;
    }
}
