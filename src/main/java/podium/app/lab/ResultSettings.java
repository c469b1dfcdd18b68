package podium.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.core.files.WriteAside;

/**
 * What a folder of results depends on, by name. It is written beside the results, so that a folder holds those of one call.
 */
final class ResultSettings {
    private static final String BETWEEN = ": ";
    private static final int DIGITS = 8;

    private final Map<String, String> values;

    ResultSettings(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** Tells the folders of two calls apart: eight hexadecimal digits. */
    String sum() {
        return Sha256.of(text()).substring(0, DIGITS);
    }

    private String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + BETWEEN + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Writes the settings into a folder that has none, or leaves them where they are the same.
     *
     * @param file in the folder
     * @param results files and folders that results are written to
     * @throws InputException if the folder holds results of other settings, or of none that are known
     */
    void claim(Path file, List<Path> results) throws IOException {
        if (Files.exists(file)) {
            requireSame(file);
            return;
        }
        for (Path result : results) {
            if (Files.exists(result)) {
                throw new InputException(file.toAbsolutePath().getParent() + ": has " + result.getFileName()
                        + ", but no " + file.getFileName()
                        + " that says which call wrote it; name another --out, or delete it");
            }
        }
        WriteAside.text(file, text());
    }

    private void requireSame(Path file) throws IOException {
        Map<String, String> there = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int end = line.indexOf(BETWEEN);
            there.put(end < 0 ? line : line.substring(0, end), end < 0 ? "" : line.substring(end + BETWEEN.length()));
        }
        if (!there.equals(values)) {
            String differences = values.keySet().stream()
                    .filter(key -> !Objects.equals(values.get(key), there.get(key)))
                    .map(key -> key + " is '" + there.getOrDefault(key, "") + "' there, '" + values.get(key) + "' here")
                    .collect(Collectors.joining(", "));
            throw new InputException(file.toAbsolutePath().getParent() + ": holds the result of another call ("
                    + differences + "; see " + file.getFileName() + "); name another --out, or delete the folder");
        }
    }
}
