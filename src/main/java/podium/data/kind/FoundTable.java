package podium.data.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import podium.core.InputException;
import podium.core.Reason;
import podium.data.image.DataFile;

/**
 * The classes that a table of images names: in its header, above columns of 0 and 1, or in its only other column.
 *
 * @param classes the names; an empty list if there is no column but the first
 * @param oneClass true if each image has exactly one class
 * @param rows the number of images
 */
record FoundTable(List<String> classes, boolean oneClass, int rows) {
    private static final long MAXIMUM_BYTES = 256L << 20;

    static FoundTable read(Path table) throws IOException {
        String text = DataFile.text(table, "the table of the images (CSV)", MAXIMUM_BYTES);
        try (CSVParser parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
            List<CSVRecord> rows = new ArrayList<>(parser.getRecords());
            if (rows.isEmpty()) {
                throw new InputException(table + ": the file is empty; expected a header such as Id,Class");
            }
            List<String> header = rows.remove(0).toList();
            return header.size() == 2
                    ? named(rows)
                    : new FoundTable(
                            header.subList(1, header.size()), rows.stream().allMatch(FoundTable::one), rows.size());
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(table + ": malformed CSV (" + Reason.of(e) + "); restore it", e);
        }
    }

    private static FoundTable named(List<CSVRecord> rows) {
        SortedSet<String> names = new TreeSet<>(NaturalOrder.NAMES);
        for (CSVRecord row : rows) {
            String name = row.size() < 2 ? "" : row.get(1).strip();
            if (!name.isEmpty() && !name.equals("-1")) {
                names.add(name);
            }
        }
        return new FoundTable(List.copyOf(names), true, rows.size());
    }

    private static boolean one(CSVRecord row) {
        return row.stream().skip(1).filter(cell -> cell.strip().equals("1")).count() == 1;
    }
}
