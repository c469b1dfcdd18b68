package podium.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.IOUtils;

/**
 * What a runner writes to its output. Whoever is inside may have written it in its place: names serve to recognise the
 * three files that are expected, nothing else is kept, and nothing is longer than it may be.
 *
 * @param result of the runner; missing where there is none that can be read
 * @param submission the file's name below the folder; empty where there is none
 */
record Answer(JsonNode result, String submission) {
    static final String EXECUTED = "executed.ipynb";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SUBMISSIONS = Set.of("submission.csv", "submission.csv.gz");
    private static final int MOST_RESULT = 1 << 16;

    /** Takes the files into a folder. */
    static Answer read(InputStream stream, Path folder, long mostSubmission, long mostOutputs) throws IOException {
        JsonNode result = MissingNode.getInstance();
        String submission = "";
        try (TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isFile()) {
                    continue;
                }
                if (name.equals("result.json") && entry.getSize() <= MOST_RESULT) {
                    result = JSON.readTree(tar.readNBytes(MOST_RESULT));
                } else if (SUBMISSIONS.contains(name) && submission.isEmpty() && entry.getSize() <= mostSubmission) {
                    save(tar, folder.resolve(name));
                    submission = name;
                } else if (name.equals(EXECUTED) && entry.getSize() <= mostOutputs) {
                    save(tar, folder.resolve(EXECUTED));
                }
            }
        } catch (FileSystemException e) {
            throw e; // our disk, not their stream
        } catch (IOException | IllegalArgumentException e) {
            result = MissingNode.getInstance(); // broken off, or never meant to be read
        }
        return new Answer(result, result.isMissingNode() ? "" : submission);
    }

    private static void save(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            IOUtils.copyLarge(in, out);
        }
    }
}
