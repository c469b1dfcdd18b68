package podium.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import podium.core.InputException;

/** Creates a workspace from the competitions and folders in the program's jar. */
public final class MakeWorkspace {
    private static final String ROOT = "/workspace";

    private MakeWorkspace() {}

    /**
     * Creates the workspace in an empty or new folder.
     *
     * @throws InputException if the folder is not empty
     */
    public static void run(Path folder) throws IOException {
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw new InputException(
                    folder + ": not an empty folder; name an empty folder, or one that does not exist");
        }
        URL template = Objects.requireNonNull(MakeWorkspace.class.getResource(ROOT), "the jar has no template");
        try {
            URI uri = template.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    copy(jar.getPath(ROOT), folder);
                }
            } else {
                copy(Path.of(uri), folder);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(template.toString(), e);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void copy(Path template, Path folder) throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(template)) {
            sources = all.sorted().toList();
        }
        for (Path source : sources) {
            Path target = folder.resolve(template.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target);
            }
        }
    }
}
