package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import podium.core.mask.PixelRuns;

/** The CSV files that tell a team what there is to learn from and to predict. */
record PublicFiles(Competition competition) {
    /** {@code Id}, then a 0/1 column a class. */
    void writeTrain(Path file, List<String> ids, List<PixelRuns> labels) throws IOException {
        CsvFile.write(file, printer -> {
            printer.printRecord(labelHeader());
            for (int i = 0; i < ids.size(); i++) {
                printer.print(ids.get(i));
                for (int label = 0; label < competition.classes().size(); label++) {
                    printer.print(labels.get(i).contains(label) ? 1 : 0);
                }
                printer.println();
            }
        });
    }

    /** The same columns, all of them -1. */
    void writeTest(Path file, List<String> ids) throws IOException {
        CsvFile.write(file, printer -> {
            printer.printRecord(labelHeader());
            for (String id : ids) {
                printer.print(id);
                for (int label = 0; label < competition.classes().size(); label++) {
                    printer.print(-1);
                }
                printer.println();
            }
        });
    }

    /** Every Id that a submission must have, with nothing predicted. */
    void writeSampleSubmission(Path file, List<String> ids) throws IOException {
        CsvFile.write(file, printer -> {
            printer.printRecord("Id", "Predicted");
            for (String id : ids) {
                printEmptyRows(printer, id);
            }
        });
    }

    private void printEmptyRows(CSVPrinter printer, String id) throws IOException {
        for (String row : competition.rowIds(id)) {
            printer.printRecord(row, null);
        }
    }

    private List<String> labelHeader() {
        List<String> header = new ArrayList<>(List.of("Id"));
        header.addAll(competition.classes());
        return header;
    }
}
