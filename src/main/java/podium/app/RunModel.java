package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.player.export.ExportedFile;
import podium.player.network.engine.OnnxRuntime;

/** Runs an exported file on an image, without the run's folder. */
public final class RunModel {
    private RunModel() {}

    /**
     * A request to run a file.
     *
     * @param png receives a picture of the result; null for none
     */
    public record Request(Path file, Path image, @Nullable Path png) {}

    /**
     * The result.
     *
     * @param table a table for a terminal
     * @param notes remarks on how the image was processed
     */
    public record Result(String table, List<String> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** Runs the file, and writes the picture if one is wanted. */
    public static Result run(Request request) throws IOException {
        Path png = request.png();
        if (png != null && Files.exists(png)) {
            for (Path read : List.of(request.file(), request.image())) {
                if (Files.exists(read) && Files.isSameFile(png, read)) {
                    throw new UsageException(png + " is a file that is read; name another file with --out");
                }
            }
        }
        try (ExportedFile file =
                ExportedFile.open(request.file(), OnnxRuntime.here().threads())) {
            FileAnswer.Photograph photograph = FileAnswer.Photograph.read(request.image());
            FileAnswer answer = FileAnswer.of(
                    file, photograph, String.valueOf(request.file().getFileName()), png);
            return new Result(answer.table(), answer.notes());
        }
    }
}
