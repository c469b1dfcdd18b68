package podium.competition;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import podium.InputException;
import podium.Progress;
import podium.UsageException;
import podium.dataset.ImageSet;
import podium.run.WriteAside;

/**
 * Turns a data set into a game: {@code public/} for the teams, {@code private/} for the judge.
 *
 * <pre>
 * public/train.csv              Id and a 0/1 column a class (a class of which all objects are 'difficult' is 0)
 * public/folds.csv              Id,Fold: the fold of each train image; the competition's own fold is valid
 * public/test.csv               the same columns as train.csv, all -1
 * public/sample_submission.csv  every Id that a submission must have, nothing predicted
 * private/solution.csv          Id,Predicted,Usage,Width,Height,Void
 * private/competition.yaml      the competition as it was resolved
 * SHA256SUMS
 * </pre>
 *
 * <p>The same inputs give the same bytes. What was written is read back and checked before anyone relies on it.
 */
public final class Preparation {
    private static final List<String> FILES = List.of(
            "private/competition.yaml",
            "private/solution.csv",
            "public/folds.csv",
            "public/sample_submission.csv",
            "public/test.csv",
            "public/train.csv");

    private final Competition competition;
    private final Workspace workspace;
    private final Progress progress;
    private final Prepared prepared;

    private Preparation(Competition competition, Workspace workspace, Progress progress) {
        this.competition = competition;
        this.workspace = workspace;
        this.progress = progress;
        this.prepared = new Prepared(competition, workspace.prepared(competition.id()));
    }

    public static Prepared prepare(Competition competition, Workspace workspace, Progress progress) throws IOException {
        return new Preparation(competition, workspace, progress).prepare();
    }

    private Prepared prepare() throws IOException {
        ImageSet trainImages = competition.trainImages(workspace);
        ImageSet testImages = competition.testImages(workspace);
        Splits splits = Splits.of(competition, trainImages, testImages, progress);
        makeFolders();
        writeTrain(splits);
        writeTest(splits.test());
        WriteAside.text(prepared.privateFolder().resolve("competition.yaml"), CompetitionFile.format(competition));
        if (competition.solution() != null) {
            copySolution(workspace.root().resolve(competition.solution()), splits.test());
        } else if (testImages.labelled()) {
            writeSolution(testImages, splits.test());
        } else {
            throw new UsageException("competition " + competition.id() + " has no labels for its test images; give "
                    + "the host's file with --set solution=FILE, or play on a part of train with "
                    + "--set holdout.fraction=0.3 --set holdout.seed=2009");
        }
        Checksums.write(prepared.folder(), FILES);
        verify(splits);
        return prepared;
    }

    private void makeFolders() throws IOException {
        Files.createDirectories(prepared.publicFolder());
        Files.createDirectories(prepared.privateFolder());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(prepared.privateFolder(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    private List<String> labelHeader() {
        List<String> header = new ArrayList<>(List.of("Id"));
        header.addAll(competition.classes());
        return header;
    }

    private void writeTrain(Splits splits) throws IOException {
        CsvFile.write(prepared.publicFolder().resolve("train.csv"), printer -> {
            printer.printRecord(labelHeader());
            for (int i = 0; i < splits.trainAll().size(); i++) {
                printer.print(splits.trainAll().get(i));
                for (int label = 0; label < competition.classes().size(); label++) {
                    printer.print(splits.labels().get(i).contains(label) ? 1 : 0);
                }
                printer.println();
            }
        });
        CsvFile.write(prepared.publicFolder().resolve("folds.csv"), printer -> {
            printer.printRecord("Id", "Fold");
            for (int i = 0; i < splits.trainAll().size(); i++) {
                printer.printRecord(splits.trainAll().get(i), splits.folds().get(i));
            }
        });
    }

    private void writeTest(List<String> test) throws IOException {
        CsvFile.write(prepared.publicFolder().resolve("test.csv"), printer -> {
            printer.printRecord(labelHeader());
            for (String id : test) {
                printer.print(id);
                for (int label = 0; label < competition.classes().size(); label++) {
                    printer.print(-1);
                }
                printer.println();
            }
        });
        CsvFile.write(prepared.publicFolder().resolve("sample_submission.csv"), printer -> {
            printer.printRecord("Id", "Predicted");
            for (String id : test) {
                for (String row : competition.rowIds(id)) {
                    printer.printRecord(row, null);
                }
            }
        });
    }

    private void writeSolution(ImageSet images, List<String> test) throws IOException {
        Set<String> publicIds = competition.split().publicIds(test);
        SolutionWriter writer = new SolutionWriter(competition, images);
        try (Progress.Task task = progress.start("writing the solution", test.size())) {
            CsvFile.write(prepared.solutionFile(), printer -> {
                printer.printRecord(SolutionWriter.HEADER);
                for (String id : test) {
                    writer.print(printer, id, id, publicIds.contains(id) ? Usage.PUBLIC : Usage.PRIVATE);
                    task.step();
                }
            });
        }
    }

    /** A host's file is taken as it is, once it is known to have a row for each that a submission must have. */
    private void copySolution(Path file, List<String> test) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("no solution at " + file + ", which 'solution' in the competition names");
        }
        WriteAside.bytes(prepared.solutionFile(), Files.readAllBytes(file));
        try (Solution solution = openSolution()) {
            Set<String> expected = new HashSet<>();
            test.forEach(image -> expected.addAll(competition.rowIds(image)));
            for (int row = 0; row < solution.rows(); row++) {
                if (!expected.remove(solution.id(row))) {
                    throw new InputException(file + ": row " + solution.id(row) + " is of no image of the test list");
                }
            }
            if (!expected.isEmpty()) {
                throw new InputException(
                        file + " lacks " + expected.size() + " rows, such as " + new TreeSet<>(expected).first());
            }
        }
    }

    private Solution openSolution() throws IOException {
        return Solution.open(
                prepared.solutionFile(),
                competition.classes().size(),
                competition.evaluation().metric());
    }

    /** Reads back what was written: whoever trusts these files need not look themselves. */
    private void verify(Splits splits) throws IOException {
        Set<String> train = new HashSet<>(splits.trainAll());
        for (String id : splits.test()) {
            if (!train.add(id)) {
                throw new InputException("image " + id + " is in the train list and in the test list, or twice in one");
            }
        }
        if (train.size() != splits.trainAll().size() + splits.test().size()) {
            throw new InputException("the list '" + competition.dataset().train() + "' names an image twice");
        }
        try (Solution solution = openSolution();
                Progress.Task task = progress.start("checking the solution", solution.rows())) {
            for (int row = 0; row < solution.rows(); row++) {
                solution.truth(row);
                task.step();
            }
        }
        for (String line : Files.readAllLines(prepared.publicFolder().resolve("test.csv"))) {
            if (!line.startsWith("Id,")
                    && !line.endsWith(",-1".repeat(competition.classes().size()))) {
                throw new IllegalStateException("a label of the test set in test.csv: " + line);
            }
        }
    }
}
