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
 * The settings that the results in a folder depend on, by name. They are written to a file in the folder, so that a
 * folder never mixes the results of two calls.
 */
final class ResultSettings {
    private static final String BETWEEN = ": ";
    private static final int DIGITS = 8;

    private final Map<String, String> values;

    ResultSettings(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** A checksum of the settings, with eight hexadecimal digits. */
    String sum() {
        return Sha256.of(text()).substring(0, DIGITS);
    }

    private String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + BETWEEN + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Reserves a folder for these settings: writes their file, or checks that the file there is the same.
     *
     * @param file the file of settings in the folder
     * @param results the files and folders of the results
     * @throws InputException if the folder holds results of other or unknown settings
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
                        + " with the settings of the call that wrote it; name another --out, or delete the folder");
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
