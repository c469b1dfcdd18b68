package podium.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The image names of a list file, each with its line: one name a line, blank lines aside. */
record ImageList(Path file, Map<String, Integer> lines) {
    private static final long MAXIMUM_BYTES = 64L << 20;

    /** Reads what can be read; each line that cannot goes to {@code faults}, and is left out. */
    static ImageList read(Path file, Consumer<DatasetFault> faults) throws IOException {
        Map<String, Integer> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : (Iterable<String>)
                DataFile.text(file, "a list of images", MAXIMUM_BYTES).lines()::iterator) {
            number++;
            String id = line.strip();
            if (id.isEmpty()) {
                continue;
            }
            if (!isFileName(id)) {
                faults.accept(new DatasetFault(
                        file,
                        "line " + number + ": '" + id
                                + "' cannot be an image's name: expected a file's name without its ending"));
                continue;
            }
            Integer first = lines.putIfAbsent(id, number);
            if (first != null) {
                faults.accept(new DatasetFault(
                        file, "line " + number + ": image " + id + " is on line " + first + " already; take one out"));
            }
        }
        if (lines.isEmpty()) {
            faults.accept(new DatasetFault(file, "names no image; expected one name a line"));
        }
        return new ImageList(file, lines);
    }

    /** Names become files of other folders later: nothing may lead out of those. */
    private static boolean isFileName(String id) {
        return !id.equals(".")
                && !id.equals("..")
                && id.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    List<String> ids() {
        return List.copyOf(lines.keySet());
    }
}
