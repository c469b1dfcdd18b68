package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.core.files.WriteAside;

/** A SHA256SUMS file: the checksums of a folder's files, in the format of {@code sha256sum -c}. */
final class Checksums {
    private Checksums() {}

    static void write(Path folder, List<String> names) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(Sha256.of(folder.resolve(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        WriteAside.text(folder.resolve(Prepared.SUMS), text.toString());
    }

    /** The file names, each with its checksum. */
    static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        Path file = folder.resolve(Prepared.SUMS);
        for (String line : Files.readAllLines(file)) {
            if (line.length() < 67) {
                throw new InputException(
                        file + ": found '" + line + "'; expected a checksum, two spaces and a file name");
            }
            sums.put(line.substring(66), line.substring(0, 64));
        }
        return sums;
    }
}
