package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import podium.core.mask.PixelRuns;

/** The public CSV files: the labels to learn from and the Ids to predict. */
record PublicFiles(Competition competition) {
    /** Writes {@code Id} and one 0/1 column per class. */
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

    /** Writes the same columns with -1 for every class. */
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

    /** Writes every Id that a submission must have, with the cells of {@link Labelling#sample}. */
    void writeSampleSubmission(Path file, List<String> ids) throws IOException {
        CsvFile.write(file, printer -> {
            printer.printRecord("Id", "Predicted");
            for (String id : ids) {
                printSampleRows(printer, id);
            }
        });
    }

    private void printSampleRows(CSVPrinter printer, String id) throws IOException {
        for (String row : competition.rowIds(id)) {
            printer.printRecord(row, competition.labelling().sample());
        }
    }

    private List<String> labelHeader() {
        List<String> header = new ArrayList<>(List.of("Id"));
        header.addAll(competition.classes());
        return header;
    }
}
