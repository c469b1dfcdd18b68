package podium.player.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.data.image.RgbImage;
import podium.player.network.onnx.OnnxModel;
import podium.player.runs.RunFolder;

/**
 * A folder with an exported network: {@code model.onnx}, {@code labels.txt} and a {@code README.md} that says how to run it.
 *
 * <pre>{@code
 * ExportFolder folder = ExportFolder.write(Path.of("phone"), new RunFolder(path), format, false, "podium 0.1.0");
 * try (ExportedFile file = ExportedFile.open(folder.model(), threads)) {
 *     folder.difference(file, image); // a sentence
 * }
 * }</pre>
 */
public final class ExportFolder {
    private final Path path;
    private final ExportedRun exported;
    private final long bytes;

    private ExportFolder(Path path, ExportedRun exported, long bytes) {
        this.path = path;
        this.exported = exported;
        this.bytes = bytes;
    }

    /**
     * Writes the files, each atomically, the network last.
     *
     * @param labels true if a segmenter's file is to give labels in place of logits
     * @param source the program's name and version
     * @throws InputException if the run cannot be exported, or the folder has files of those names that another run or something
     *     else wrote
     */
    public static ExportFolder write(Path path, RunFolder run, ExportFormat format, boolean labels, String source)
            throws IOException {
        ExportedRun exported = ExportedRun.of(run, labels, source);
        OnnxModel model = switch (format) {
            case ONNX -> exported.model();
        };
        ExportFolder folder = new ExportFolder(path, exported, model.size());
        ExportReadme readme = new ExportReadme(exported);
        folder.requireOwn(readme.title());
        WriteAside.text(folder.readme(), readme.text());
        WriteAside.text(folder.labels(), String.join("\n", exported.card().classes()) + "\n");
        WriteAside.write(folder.model(), model::writeTo);
        return folder;
    }

    public Path model() {
        return path.resolve("model.onnx");
    }

    private Path labels() {
        return path.resolve("labels.txt");
    }

    private Path readme() {
        return path.resolve("README.md");
    }

    /** Returns the size of the network's file. */
    public long bytes() {
        return bytes;
    }

    public ModelCard card() {
        return exported.card();
    }

    /** Compares the written file, opened, with the run's own network on an image; see {@link OwnNetwork}. */
    public String difference(ExportedFile file, RgbImage image) {
        return new OwnNetwork(exported).difference(file, image);
    }

    private void requireOwn(String title) throws IOException {
        for (Path file : List.of(readme(), labels(), model())) {
            if (Files.exists(file) && !title.equals(firstLine(readme()))) {
                throw new InputException(path + ": the folder has a " + file.getFileName()
                        + " that is not of this run's" + " export; name another folder with --out");
            }
        }
    }

    private static String firstLine(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElse("")
                : "";
    }
}
