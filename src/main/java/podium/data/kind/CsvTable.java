package podium.data.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Reason;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.LineFault;
import podium.data.image.DataFile;
import podium.data.image.ImageName;
import podium.data.kind.PictureFiles.Picture;

/**
 * The rows of a table of the kind {@link Csv}, each with its image file and its labels. Faulty rows are left out.
 */
final class CsvTable {
    private static final long MAXIMUM_BYTES = 256L << 20;

    private final Path table;
    private final List<String> classes;
    private final List<String> header;
    private final Consumer<DatasetFault> faults;
    private final Map<String, Path> byName = new HashMap<>();
    private final Map<String, List<Path>> byStem = new HashMap<>();
    private final Set<Path> unlisted;
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Map<String, LineFault> wrong = new LinkedHashMap<>();
    private int unlabelled;
    private long line;

    private CsvTable(
            Path table,
            FolderListing images,
            List<String> classes,
            List<String> header,
            Consumer<DatasetFault> faults) {
        this.table = table;
        this.classes = classes;
        this.header = header;
        this.faults = faults;
        this.unlisted = new HashSet<>(images.images());
        for (Path file : images.images()) {
            byName.put(FolderListing.name(file), file);
            byStem.computeIfAbsent(ImageName.stem(FolderListing.name(file)), stem -> new ArrayList<>())
                    .add(file);
        }
    }

    static CsvTable read(Path table, FolderListing images, List<String> classes, Consumer<DatasetFault> faults)
            throws IOException {
        String text = DataFile.text(table, "the table of the images (CSV)", MAXIMUM_BYTES);
        try (CSVParser parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (!rows.hasNext()) {
                throw new InputException(table + ": the file is empty; expected a header such as Id,Class");
            }
            CsvTable read = new CsvTable(table, images, classes, rows.next().toList(), faults);
            read.requireHeader();
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                read.line = parser.getCurrentLineNumber();
                read.add(row);
            }
            read.requireRows();
            return read;
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(table + ": malformed CSV (" + Reason.of(e) + "); restore it", e);
        }
    }

    private boolean hasColumns() {
        return new HashSet<>(header.subList(1, header.size())).equals(new HashSet<>(classes))
                && header.size() == classes.size() + 1;
    }

    private void requireHeader() {
        if (header.size() <= 2 || hasColumns()) {
            return;
        }
        List<String> columns = header.subList(1, header.size());
        List<String> missing =
                classes.stream().filter(name -> !columns.contains(name)).toList();
        List<String> unknown =
                columns.stream().filter(name -> !classes.contains(name)).toList();
        throw new InputException(table + ": line 1: the table has " + columns.size() + " columns after the first"
                + (missing.isEmpty() ? "" : ", without one for class " + FolderListing.named(missing))
                + (unknown.isEmpty() ? "" : ", among them " + FolderListing.named(unknown) + ", which is no class")
                + "; expected one column of class names, or one of 0 and 1 for each class");
    }

    private void add(CSVRecord row) {
        if (row.size() != header.size()) {
            fault("cells", "the row has " + row.size() + " cells; expected " + header.size());
            return;
        }
        String name = row.get(0).strip();
        Path image = find(name);
        if (image == null) {
            return;
        }
        String id = ImageName.stem(FolderListing.name(image));
        Optional<String> badId = FolderListing.faultOfId(id);
        if (badId.isPresent()) {
            fault("id", badId.get());
            return;
        }
        if (pictures.containsKey(id)) {
            fault("twice", "image " + id + " is already in the table; name each image once");
            return;
        }
        unlisted.remove(image);
        BitSet present = new BitSet();
        boolean labelled = header.size() > 1 && (hasColumns() ? readColumns(row, present) : readName(row, present));
        unlabelled += labelled ? 0 : 1;
        pictures.put(id, Picture.labelled(image, labelled ? ImageLabels.of(present, new BitSet()) : null, table));
    }

    /** The file of an image that a row names with or without its ending; null after a fault. */
    private @Nullable Path find(String name) {
        Path exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        List<Path> files = byStem.getOrDefault(name, List.of());
        if (files.size() == 1) {
            return files.get(0);
        }
        fault(
                files.isEmpty() ? "missing" : "several",
                files.isEmpty()
                        ? "there is no image '" + name + "' in the folder; expected the name of an image file, with or"
                                + " without its ending"
                        : "several images are called '" + name + "'; name one of them with its ending");
        return null;
    }

    /** Reads a class name; an empty cell and -1 mean that the label is not known. */
    private boolean readName(CSVRecord row, BitSet present) {
        String name = row.get(1).strip();
        if (name.isEmpty() || name.equals("-1")) {
            return false;
        }
        int position = classes.indexOf(name);
        if (position < 0) {
            fault(
                    "class",
                    "'" + name + "' is no class of the competition; expected one of " + FolderListing.named(classes));
            return false;
        }
        present.set(position);
        return true;
    }

    /** Reads 0 and 1 of each class; -1 for all means that the labels are not known. */
    private boolean readColumns(CSVRecord row, BitSet present) {
        int unknown = 0;
        for (int column = 1; column < header.size(); column++) {
            switch (row.get(column).strip()) {
                case "0" -> {}
                case "1" -> present.set(classes.indexOf(header.get(column)));
                case "-1" -> unknown++;
                default -> {
                    fault("cell", "column " + header.get(column) + " is '" + row.get(column) + "'; expected 0 or 1");
                    return false;
                }
            }
        }
        if (unknown > 0 && unknown < classes.size()) {
            fault("some", "some classes have -1; expected 0 or 1 for all classes, or -1 for all");
        }
        return unknown == 0;
    }

    private void requireRows() {
        wrong.values().forEach(lines -> lines.report(table, faults));
        if (pictures.isEmpty()) {
            faults.accept(new DatasetFault(table, "the table has no image; expected one row an image"));
        } else if (unlabelled > 0 && labelled()) {
            faults.accept(new DatasetFault(
                    table,
                    unlabelled + " of " + pictures.size()
                            + " rows have no label; expected labels in every row, or in none"));
        }
    }

    /** Notes a wrong line; all lines with the same mistake are one fault. */
    private void fault(String mistake, String problem) {
        wrong.computeIfAbsent(mistake, key -> new LineFault()).add(line, problem);
    }

    /** True if at least one row has labels. */
    boolean labelled() {
        return unlabelled < pictures.size();
    }

    Map<String, Picture> pictures() {
        return pictures;
    }

    /** The images that no row names, in natural order. */
    List<Path> unlisted() {
        return unlisted.stream()
                .sorted((one, other) -> NaturalOrder.NAMES.compare(FolderListing.name(one), FolderListing.name(other)))
                .toList();
    }
}
