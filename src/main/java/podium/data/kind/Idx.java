package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.Wanted;
import podium.data.kind.StoredPictures.Stored;

/**
 * MNIST's files, gzip'ed or not: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the same of
 * {@code t10k}; or one such pair with {@code dataset.split}. Label 0 is the first class. Ids are {@code train-00012} and
 * {@code test-00007}, or {@code 00012} of a single pair.
 */
public record Idx() implements DatasetKind {
    private static final String TEST = "t10k";
    private static final Pattern IMAGES = Pattern.compile("(.+)-images[-.]idx3-ubyte(\\.gz)?");
    private static final String EXPECTED =
            "a file such as train-images-idx3-ubyte or train-images-idx3-ubyte.gz, with its labels beside it";

    @Override
    public String spelling() {
        return "idx";
    }

    @Override
    public String form() {
        return "the files train-images-idx3-ubyte and train-labels-idx1-ubyte, and the same of t10k, or one such pair";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        List<String> pairs = pairs(folder);
        boolean lists = pairs.contains("train") && pairs.contains(TEST);
        if (!lists && pairs.size() != 1) {
            return Optional.empty();
        }
        IdxFile labels = IdxFile.labels(file(folder, (lists ? "train" : pairs.get(0)) + "-labels", "idx1-ubyte"));
        int highest = 0;
        for (byte label : labels.items()) {
            highest = Math.max(highest, label & 0xFF);
        }
        return Optional.of(FoundData.oneClass(
                this,
                folder,
                IntStream.rangeClosed(0, highest).mapToObj(Integer::toString).toList(),
                lists ? FoundData.Lists.of("train", TEST) : FoundData.Lists.divided(labels.count(), null)));
    }

    @Override
    public Path folder(Path root) throws IOException {
        if (pairs(root).isEmpty()) {
            throw new InputException(root + ": " + (Files.isDirectory(root) ? "found no" : "missing; expected an")
                    + " idx data set; expected " + EXPECTED + ". Name its folder with --data DIR");
        }
        return root;
    }

    @Override
    public String testList() {
        return TEST;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder, FolderListing.requireName(list), list.equals(TEST) ? "test-" : list + "-", classes);
    }

    @Override
    public ImageSet whole(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        List<String> pairs = pairs(folder);
        if (pairs.size() != 1) {
            throw new InputException(folder + ": found the pairs of files " + String.join(", ", pairs)
                    + "; expected a single pair, because dataset.split divides it: take dataset.split away, or move the"
                    + " others to another folder");
        }
        return read(folder, pairs.get(0), "", classes);
    }

    /** The names of the pairs in a folder: {@code t10k} of {@code t10k-images-idx3-ubyte.gz}. */
    private static List<String> pairs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return FolderListing.of(folder, "a folder").others().stream()
                .map(file -> IMAGES.matcher(FolderListing.name(file)))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .distinct()
                .toList();
    }

    private static ImageSet read(Path folder, String name, String prefix, List<String> classes) throws IOException {
        IdxFile images = IdxFile.images(file(folder, name + "-images", "idx3-ubyte"));
        IdxFile labels = IdxFile.labels(file(folder, name + "-labels", "idx1-ubyte"));
        if (images.count() != labels.count()) {
            throw new InputException(images.file() + ": the file has " + images.count() + " images, but "
                    + labels.file().getFileName() + " has " + labels.count()
                    + " labels; expected one label an image: restore both files from one source");
        }
        List<Stored> pictures = new ArrayList<>();
        for (int number = 0; number < images.count(); number++) {
            pictures.add(new Stored(
                    images.file(),
                    number,
                    images.items(),
                    number * (int) images.size().pixels(),
                    labels.items()[number] & 0xFF));
        }
        return new StoredPictures(
                images.file(), labels.file(), images.size(), 1, classes.size(), prefix, pictures, List.of());
    }

    /** The first file that exists: with a hyphen or a dot in its name, as it is or gzip'ed. */
    private static Path file(Path folder, String name, String type) {
        for (String ending : List.of("-" + type, "." + type, "-" + type + ".gz", "." + type + ".gz")) {
            Path file = folder.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new InputException(folder.resolve(name + "-" + type) + ": missing, and " + name + "-" + type
                + ".gz too; expected " + EXPECTED);
    }
}
