package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageSet;
import podium.data.dataset.Wanted;

/**
 * Tables of images: {@code train.csv} with the images in the folder {@code train} or {@code images}, and the same of
 * {@code test}; or one table with {@code dataset.split}. A table has a column of image names, and either a column of
 * class names or a column of 0 and 1 for each class. A test table may lack the classes.
 */
public record Csv() implements DatasetKind {
    @Override
    public String spelling() {
        return "csv";
    }

    @Override
    public String form() {
        return "a table such as train.csv beside a folder of images";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        List<String> tables = tables(folder).stream().map(FolderListing::name).toList();
        boolean train = tables.contains("train.csv");
        if (!train && tables.size() != 1) {
            return Optional.empty();
        }
        String name = train ? "train.csv" : tables.get(0);
        if (!Files.isDirectory(folder.resolve("images"))
                && !Files.isDirectory(folder.resolve(name.replaceFirst("\\.csv$", "")))) {
            return Optional.empty();
        }
        FoundTable found = FoundTable.read(folder.resolve(name));
        if (found.classes().isEmpty()) {
            throw new InputException(folder.resolve(name)
                    + ": found no class; expected a column of class names, or a column of 0 and 1 for each class");
        }
        return Optional.of(new FoundData(
                this,
                folder,
                found.classes(),
                found.oneClass(),
                tables.size() == 1
                        ? FoundData.Lists.divided(found.rows(), null)
                        : FoundData.Lists.of("train", tables.contains("test.csv") ? "test" : "train"),
                false,
                labels()));
    }

    @Override
    public Path folder(Path root) throws IOException {
        if (tables(root).isEmpty()) {
            throw new InputException(root + ": " + (Files.isDirectory(root) ? "found no" : "missing; expected a")
                    + " data set of the csv kind; expected a table such as train.csv beside a folder of images. Name its"
                    + " folder with --data DIR");
        }
        return root;
    }

    @Override
    public boolean isKaggleDownload() {
        return true;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder.resolve(FolderListing.requireName(list) + ".csv"), classes, wanted, faults);
    }

    @Override
    public ImageSet whole(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        List<Path> tables = tables(folder);
        if (tables.size() != 1) {
            throw new InputException(folder + ": found the tables "
                    + FolderListing.named(
                            tables.stream().map(FolderListing::name).toList())
                    + "; expected a single one, because dataset.split divides it: take dataset.split away, or move the"
                    + " others to another folder");
        }
        return read(tables.get(0), classes, wanted, faults);
    }

    private static List<Path> tables(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        return FolderListing.of(root, "a folder").others().stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .toList();
    }

    private static ImageSet read(Path table, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        FolderListing images = images(table);
        List<DatasetWarning> remarks = new ArrayList<>();
        images.warnOfOthers(remarks);
        CsvTable rows = CsvTable.read(table, images, classes, faults);
        if (!rows.unlisted().isEmpty()) {
            remarks.add(new DatasetWarning(
                    images.folder(),
                    rows.unlisted().size() + " of " + images.images().size() + " images are not in "
                            + table.getFileName() + ", such as "
                            + rows.unlisted().get(0).getFileName()));
        }
        return new PictureFiles(table, rows.pictures(), rows.labelled(), classes.size(), wanted, remarks);
    }

    /** The folder of a table's images: the one of its name, else the folder images. */
    private static FolderListing images(Path table) throws IOException {
        String name = FolderListing.name(table).replaceFirst("\\.csv$", "");
        return FolderListing.of(
                Stream.of(name, "images")
                        .map(table::resolveSibling)
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(table.resolveSibling(name)),
                "the folder of the images of " + table.getFileName() + ", or a folder named images");
    }
}
