package podium.data.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import podium.core.InputException;
import podium.core.Reason;
import podium.data.image.DataFile;

/**
 * The course's {@code train_set.csv} or {@code test_set.csv}: {@code Id}, then one column of 0 and 1 per class.
 *
 * <p>A test set has no class columns, or -1 in all of them: it is not {@code labelled} and has no labels here.
 * If labels come from masks, the columns after the first only decide whether the set is labelled: not all are
 * -1.
 */
record NpyTable(Path file, List<String> ids, Map<String, ImageLabels> labels, boolean labelled) {
    private static final long MAXIMUM_BYTES = 256L << 20;
    private static final String ID = "Id";

    NpyTable {
        ids = List.copyOf(ids);
        labels = Map.copyOf(labels);
    }

    /** Reads a table. Faulty rows are left out and reported to {@code faults}. */
    static NpyTable read(Path file, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        boolean labels = wanted.labels() != LabelSource.MASKS;
        String text = DataFile.text(file, "the list of images (CSV)", MAXIMUM_BYTES);
        try (CSVParser parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (!rows.hasNext()) {
                throw new InputException(
                        file + ": the file is empty; expected the header '" + ID + "', then the classes");
            }
            List<String> header = rows.next().toList();
            requireHeader(file, labels ? header : header.subList(0, 1), labels ? classes : List.of());
            Reading reading = new Reading(file, header.size(), labels, faults);
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                reading.add(row, parser.getCurrentLineNumber());
            }
            return reading.table();
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(file + ": malformed CSV (" + Reason.of(e) + "); restore it from the download", e);
        }
    }

    private static void requireHeader(Path file, List<String> header, List<String> classes) {
        List<String> expected = new ArrayList<>(List.of(ID));
        expected.addAll(classes);
        if (header.equals(List.of(ID)) || header.equals(expected)) {
            return;
        }
        int column = 0;
        while (column < header.size()
                && column < expected.size()
                && header.get(column).equals(expected.get(column))) {
            column++;
        }
        String found = column < header.size() ? "'" + header.get(column) + "'" : "nothing";
        String wanted = column < expected.size() ? "'" + expected.get(column) + "'" : "nothing";
        throw new InputException(file + ": line 1: column " + (column + 1) + " is " + found + "; expected " + wanted
                + ": the header must be " + ID + " and the competition's classes in order");
    }

    /** Collects the rows read so far. */
    private static final class Reading {
        private final Path file;
        private final int columns;
        private final boolean labelsWanted;
        private final Consumer<DatasetFault> faults;
        private final Map<String, Long> lines = new LinkedHashMap<>();
        private final Map<String, ImageLabels> labels = new LinkedHashMap<>();
        private long line;
        private boolean labelled;

        Reading(Path file, int columns, boolean labelsWanted, Consumer<DatasetFault> faults) {
            this.file = file;
            this.columns = columns;
            this.labelsWanted = labelsWanted;
            this.faults = faults;
        }

        /** Adds a row; {@code endsOn} is the line of the file that it ends on. */
        void add(CSVRecord row, long endsOn) {
            line = endsOn;
            if (labelsWanted && row.size() != columns) {
                fault("the row has " + row.size() + " cells; expected " + columns);
                return;
            }
            String id = row.get(0);
            if (!id.matches("0|[1-9][0-9]{0,8}")) {
                fault("the Id is '" + id + "'; expected a whole number");
                return;
            }
            Long first = lines.putIfAbsent(id, line);
            if (first != null) {
                fault("Id " + id + " is already on line " + first + "; remove one of the two");
                return;
            }
            if (labelsWanted) {
                addLabels(id, row);
            }
            labelled |=
                    labelsWanted ? labels.containsKey(id) : row.stream().skip(1).anyMatch(cell -> !cell.equals("-1"));
        }

        private void addLabels(String id, CSVRecord row) {
            BitSet present = new BitSet();
            int unknown = 0;
            for (int column = 1; column < columns; column++) {
                switch (row.get(column)) {
                    case "0" -> {}
                    case "1" -> present.set(column - 1);
                    case "-1" -> unknown++;
                    default -> {
                        fault("column " + (column + 1) + " of Id " + id + " is '" + row.get(column)
                                + "'; expected 0 or 1");
                        return;
                    }
                }
            }
            if (unknown == 0 && columns > 1) {
                labels.put(id, ImageLabels.of(present, new BitSet()));
            } else if (unknown < columns - 1) {
                fault("Id " + id + " has -1 for some classes; expected 0 or 1 for all classes, or -1 for all");
            }
        }

        private void fault(String problem) {
            faults.accept(new DatasetFault(file, "line " + line + ": " + problem));
        }

        NpyTable table() {
            if (lines.isEmpty()) {
                faults.accept(new DatasetFault(file, "the table has no rows; expected one row per image"));
            }
            return new NpyTable(file, new ArrayList<>(lines.keySet()), labels, labelled);
        }
    }
}
