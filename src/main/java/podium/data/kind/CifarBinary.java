package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageSet;
import podium.data.dataset.Wanted;
import podium.data.image.DataFile;
import podium.data.image.ImageSize;
import podium.data.kind.StoredPictures.Stored;

/**
 * CIFAR-10's binary files: {@code data_batch_1.bin} and so on for train, {@code test_batch.bin} for test. A record is one
 * byte with the class, from 0, and 1,024 bytes each of red, green and blue. Ids are {@code train-00012} and
 * {@code test-00007}; with {@code dataset.split} all files are one list, train first, of {@code 00012} and so on.
 */
public record CifarBinary() implements DatasetKind {
    private static final String INSIDE = "cifar-10-batches-bin";
    private static final ImageSize SIZE = new ImageSize(32, 32);
    private static final int PLANES = 3;
    private static final int RECORD = 1 + PLANES * 32 * 32;
    private static final long MAXIMUM_BYTES = 1L << 30;
    private static final String NAMES = "batches.meta.txt";
    private static final List<String> CIFAR_10 =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final String EXPECTED = "data_batch_1.bin to data_batch_5.bin, and test_batch.bin";

    @Override
    public String spelling() {
        return "cifar-binary";
    }

    @Override
    public String form() {
        return "the files data_batch_1.bin and so on, and test_batch.bin";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        for (Path place : List.of(folder, folder.resolve(INSIDE))) {
            List<Path> train = batches(place, "data_batch_[0-9]+");
            if (!train.isEmpty()) {
                boolean test = !batches(place, "test_batch").isEmpty();
                long images = 0;
                for (Path batch : train) {
                    images += Files.size(batch) / RECORD;
                }
                return Optional.of(FoundData.oneClass(
                        this,
                        place,
                        named(place).orElse(CIFAR_10),
                        test ? FoundData.Lists.of("train", "test") : FoundData.Lists.divided((int) images, null)));
            }
        }
        return Optional.empty();
    }

    /** The names in batches.meta.txt, if there is such a file. */
    private static Optional<List<String>> named(Path folder) throws IOException {
        Path names = folder.resolve(NAMES);
        return Files.isRegularFile(names)
                ? Optional.of(DataFile.text(names, "the names of the classes", 1 << 16)
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                : Optional.empty();
    }

    @Override
    public Path folder(Path root) throws IOException {
        for (Path folder : List.of(root, root.resolve(INSIDE))) {
            if (!batches(folder, "data_batch_[0-9]+").isEmpty()) {
                return folder;
            }
        }
        throw new InputException(root + ": " + (Files.isDirectory(root) ? "found no" : "missing; expected a")
                + " data set of CIFAR-10's binary files; expected " + EXPECTED + ". Name its folder with --data DIR");
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return switch (list) {
            case "train" -> read(folder, "data_batch_[0-9]+", "train-", classes);
            case "test" -> read(folder, "test_batch", "test-", classes);
            default -> throw new InputException("'" + list + "' is not the name of a list; expected train or test");
        };
    }

    @Override
    public ImageSet whole(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder, "data_batch_[0-9]+|test_batch", "", classes);
    }

    private static List<Path> batches(Path folder, String names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return FolderListing.of(folder, "a folder").others().stream()
                .filter(file -> FolderListing.name(file).matches("(" + names + ")\\.bin"))
                .toList();
    }

    private static ImageSet read(Path folder, String names, String prefix, List<String> classes) throws IOException {
        List<Stored> pictures = new ArrayList<>();
        for (Path file : batches(folder, names)) {
            byte[] bytes = DataFile.bytes(file, "records of CIFAR-10", MAXIMUM_BYTES);
            if (bytes.length == 0 || bytes.length % RECORD != 0) {
                throw new InputException(file + ": the file has " + bytes.length + " bytes; expected a multiple of "
                        + RECORD + ", the bytes of a record of CIFAR-10: restore the file");
            }
            for (int number = 0; number < bytes.length / RECORD; number++) {
                int offset = number * RECORD;
                pictures.add(new Stored(file, number, bytes, offset + 1, bytes[offset] & 0xFF));
            }
        }
        if (pictures.isEmpty()) {
            throw new InputException(folder + ": found no file for this list; expected " + EXPECTED);
        }
        return new StoredPictures(
                folder, folder, SIZE, PLANES, classes.size(), prefix, pictures, remarks(folder, classes));
    }

    /** Compares the classes with the names in batches.meta.txt, which may be missing. */
    private static List<DatasetWarning> remarks(Path folder, List<String> classes) throws IOException {
        return named(folder)
                .filter(names -> !names.equals(classes))
                .map(names -> new DatasetWarning(
                        folder.resolve(NAMES),
                        "the names are " + FolderListing.named(names) + ", but classes in competition.yaml has "
                                + FolderListing.named(classes) + "; label 0 is the first, whatever its name"))
                .stream()
                .toList();
    }
}
