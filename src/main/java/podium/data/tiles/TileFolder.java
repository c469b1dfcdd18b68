package podium.data.tiles;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.Workers;
import podium.core.files.FileName;
import podium.core.files.WriteAside;
import podium.data.image.ImageName;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;

/**
 * Writes the tiles of image files as PNG files. The folders of the images stay: a tile of {@code IN/train/cat/tom.jpg}
 * is {@code OUT/train/cat/tom_x448_y0.png}, where 448 is the tile's first column and 0 its first row. All tiles of an
 * image begin with its name, so that they can be kept together when the tiles are split. Images are read as they are
 * stored, as those of data sets are.
 *
 * <pre>
 * TileFolder.write(Path.of("code"), Path.of("tiles"), Tiling.STANDARD, 2, Progress.NONE);
 * </pre>
 */
public final class TileFolder {
    private static final int NAMED = 5;

    private final Path in;
    private final List<Path> images = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /**
     * The written tiles.
     *
     * @param images the number of images that have tiles in the folder
     * @param tiles the number of tiles
     * @param notes what was left out because it is no image
     * @param unreadable why each of the other images could not be read; each message names the file
     */
    public record Written(int images, int tiles, List<String> notes, List<String> unreadable) {
        public Written {
            notes = List.copyOf(notes);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** What became of an image; the fault is empty if it was read. */
    private record Outcome(int tiles, String fault) {}

    private TileFolder(Path in) {
        this.in = in;
    }

    /**
     * Writes the tiles of an image, or of all images in a folder and in the folders below it. Names that begin with a
     * dot are left out.
     *
     * @throws InputException if there is no image, none can be read, or the output folder is not new or empty
     * @throws UsageException if the output folder is in the folder of the images
     */
    public static Written write(Path in, Path out, Tiling tiling, int threads, Progress progress) throws IOException {
        TileFolder folder = new TileFolder(in);
        folder.list();
        folder.requireNew(out);
        Map<Path, String> names = folder.names();
        List<Outcome> outcomes = Workers.each("cutting tiles", folder.images, threads, progress, image -> {
            try {
                return new Outcome(write(image, folder.target(image, out), names.getOrDefault(image, ""), tiling), "");
            } catch (InputException e) {
                return new Outcome(0, String.valueOf(e.getMessage()));
            }
        });
        List<String> faults = outcomes.stream()
                .map(Outcome::fault)
                .filter(fault -> !fault.isEmpty())
                .toList();
        if (faults.size() == outcomes.size()) {
            throw InputException.ofLines(faults);
        }
        int tiles = outcomes.stream().mapToInt(Outcome::tiles).sum();
        return new Written(outcomes.size() - faults.size(), tiles, folder.notes(), faults);
    }

    private static int write(Path image, Path folder, String name, Tiling tiling) throws IOException {
        RgbImage picture = RgbImage.read(image);
        List<Tile> tiles = tiling.kept(picture);
        for (Tile tile : tiles) {
            String file = String.format(Locale.ROOT, "%s_x%d_y%d.png", name, tile.left(), tile.top());
            WriteAside.write(folder.resolve(file), out -> RgbPng.write(tile.of(picture), out));
        }
        return tiles.size();
    }

    private void list() throws IOException {
        if (Files.isRegularFile(in)) {
            images.add(in);
            return;
        }
        if (!Files.isDirectory(in)) {
            throw new InputException(in + ": no such file or folder; expected an image, or a folder of images");
        }
        Files.walkFileTree(in.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                boolean top = Files.isSameFile(folder, in);
                return !top && name(folder).startsWith(".") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (name(file).startsWith(".")) {
                    return FileVisitResult.CONTINUE;
                }
                if (ImageName.is(name(file)) && Files.isRegularFile(file)) {
                    images.add(file);
                } else {
                    others.add(in.toRealPath().relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        images.sort(null);
        others.sort(null);
        if (images.isEmpty()) {
            throw new InputException(
                    in + ": no image in this folder or in a folder below it; expected files whose names"
                            + " end as those of images do, such as photo.jpg");
        }
    }

    private void requireNew(Path out) throws IOException {
        Path target = out.toAbsolutePath().normalize();
        for (Path above = target; above != null; above = above.getParent()) {
            if (Files.isDirectory(in) && Files.exists(above) && Files.isSameFile(above, in)) {
                throw new UsageException(
                        out + " is in " + in + ", so its tiles would be among the images; name a folder outside it");
            }
        }
        if (Files.isDirectory(out)) {
            try (Stream<Path> children = Files.list(out)) {
                if (children.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(out)) {
            throw new InputException(out + ": not an empty folder; name an empty folder, or one that does not exist");
        }
    }

    /** The folder for the tiles of an image. */
    private Path target(Path image, Path out) throws IOException {
        Path folder =
                image.equals(in) ? null : in.toRealPath().relativize(image).getParent();
        return folder == null ? out : out.resolve(folder);
    }

    /** The names that tiles begin with: the image's, with its ending only where two images would have the same. */
    private Map<Path, String> names() {
        Map<Path, String> names = new HashMap<>();
        images.forEach(image -> names.put(image, FileName.of(ImageName.stem(name(image)))));
        int before;
        int after = 0;
        do {
            before = after;
            Map<Path, List<Path>> same = images.stream()
                    .collect(Collectors.groupingBy(image -> image.resolveSibling(names.getOrDefault(image, ""))));
            List<Path> alike = same.values().stream()
                    .filter(group -> group.size() > 1)
                    .flatMap(List::stream)
                    .toList();
            alike.forEach(image -> names.put(image, FileName.of(name(image))));
            after += alike.size();
        } while (after > before && after <= images.size());
        return names;
    }

    private List<String> notes() {
        if (others.isEmpty()) {
            return List.of();
        }
        String first = String.join(", ", others.subList(0, Math.min(NAMED, others.size())));
        return List.of((others.size() == 1 ? "1 file is" : others.size() + " files are")
                + " left out, because the name does not end as an image's does: " + first
                + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : ""));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
