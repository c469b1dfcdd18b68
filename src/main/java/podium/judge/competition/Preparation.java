package podium.judge.competition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.files.FolderLock;
import podium.core.files.OwnerOnly;
import podium.core.files.WriteAside;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;

/**
 * Prepares a data set for a competition: {@code public/} for the teams, {@code private/} for the judge.
 *
 * <pre>
 * public/train.csv              Id and one 0/1 column per class (0 where all objects of the class are 'difficult')
 * public/folds.csv              Id,Fold: the fold of each train image; the fold of competition.yaml is for validation
 * public/test.csv               the same columns as train.csv, all -1
 * public/sample_submission.csv  every Id that a submission must have, without predictions
 * private/solution.csv          Id,Predicted,Usage,Width,Height,Void
 * private/competition.yaml      the competition with all overrides applied
 * SHA256SUMS
 * </pre>
 *
 * <p>The same inputs give the same bytes. All files are written to a temporary folder and read back before they
 * replace an older preparation. SHA256SUMS is removed first and written last, so an interrupted replacement
 * does not count as prepared.
 */
public final class Preparation {
    private static final List<String> FILES = List.of(
            Prepared.FROZEN,
            Prepared.SOLUTION,
            "public/folds.csv",
            "public/sample_submission.csv",
            "public/test.csv",
            "public/train.csv");

    private final Competition competition;
    private final Workspace workspace;
    private final Progress progress;
    private final Path folder;
    private final Prepared aside;

    private Preparation(Competition competition, Workspace workspace, Progress progress) {
        this.competition = competition;
        this.workspace = workspace;
        this.progress = progress;
        this.folder = workspace.prepared(competition.id());
        this.aside = new Prepared(competition, folder.resolveSibling("." + competition.id() + ".partial"));
    }

    /** Writes {@code data/prepared/<id>}. A lock allows one process at a time. */
    public static Prepared prepare(Competition competition, Workspace workspace, Progress progress) throws IOException {
        return new Preparation(competition, workspace, progress).prepare();
    }

    private Prepared prepare() throws IOException {
        ImageSet trainImages = competition.trainImages(workspace);
        ImageSet testImages = competition.testImages(workspace);
        Splits splits = Splits.of(competition, trainImages, testImages, progress);
        requireDisjoint(splits, trainImages, testImages);
        try (FolderLock lock = FolderLock.take(folder.resolveSibling("." + competition.id() + ".lock"))) {
            try {
                FileUtils.deleteDirectory(aside.folder().toFile());
                write(splits, testImages);
                verify(splits.test());
                replace();
            } finally {
                FileUtils.deleteDirectory(aside.folder().toFile());
            }
        }
        ImageSet.tellOfRenumberedMasks(progress, List.of(trainImages, testImages));
        return new Prepared(competition, folder);
    }

    /** Compares pictures, not ids: in a Kaggle download both lists number their images from 0. */
    private static void requireDisjoint(Splits splits, ImageSet trainImages, ImageSet testImages) {
        Set<String> train = new HashSet<>();
        splits.trainAll().forEach(id -> train.add(trainImages.identity(id)));
        List<String> both = splits.test().stream()
                .filter(id -> train.contains(testImages.identity(id)))
                .toList();
        if (!both.isEmpty()) {
            throw new InputException(
                    "image " + both.get(0) + (both.size() > 1 ? " (and " + (both.size() - 1) + " more)" : "")
                            + " is in the train list " + trainImages.listFile() + " and in the test list "
                            + testImages.listFile() + "; remove it from one of the two");
        }
    }

    private void write(Splits splits, ImageSet testImages) throws IOException {
        OwnerOnly.makeFolder(aside.privateFolder());
        PublicFiles files = new PublicFiles(competition);
        files.writeTrain(aside.publicFolder().resolve("train.csv"), splits.trainAll(), splits.labels());
        writeFolds(splits);
        files.writeTest(aside.publicFolder().resolve("test.csv"), splits.test());
        files.writeSampleSubmission(aside.publicFolder().resolve("sample_submission.csv"), splits.test());
        WriteAside.privateText(aside.folder().resolve(Prepared.FROZEN), CompetitionFile.format(competition));
        String solution = competition.hosting().solution();
        if (solution != null) {
            copySolution(workspace.root().resolve(solution), testImages, splits.test());
        } else if (testImages.labelled()) {
            writeSolution(testImages, splits.test());
        } else {
            throw new UsageException("competition " + competition.id() + " has no labels for its test images; name "
                    + "a solution file with --set solution=FILE, or test on a part of train with "
                    + "--set holdout.fraction=0.3 --set holdout.seed=2009");
        }
        Checksums.write(aside.folder(), FILES);
    }

    private void writeFolds(Splits splits) throws IOException {
        CsvFile.write(aside.publicFolder().resolve("folds.csv"), printer -> {
            printer.printRecord("Id", "Fold");
            for (int i = 0; i < splits.trainAll().size(); i++) {
                printer.printRecord(splits.trainAll().get(i), splits.folds().get(i));
            }
        });
    }

    private void writeSolution(ImageSet images, List<String> test) throws IOException {
        Set<String> publicIds = competition.split().publicIds(test);
        SolutionWriter writer = new SolutionWriter(competition, images);
        try (Progress.Task task = progress.start("writing the solution", test.size())) {
            CsvFile.privately(aside.solutionFile(), printer -> {
                printer.printRecord(SolutionWriter.HEADER);
                for (String id : test) {
                    writer.print(printer, id, id, publicIds.contains(id) ? Usage.PUBLIC : Usage.PRIVATE);
                    task.step();
                }
            });
        }
    }

    /** Copies the host's solution file unchanged after checking that it fits the test images. */
    private void copySolution(Path file, ImageSet images, List<String> test) throws IOException {
        try (Solution solution = Solution.open(
                file, competition.classes().size(), competition.evaluation().metric())) {
            if (!solution.hasVoid() && competition.evaluation().voidRule() == VoidRule.IGNORE) {
                throw new InputException(file + " has no column Void; evaluation.void: ignore needs one");
            }
            requireRows(solution, test);
            requireSizes(solution, images);
            readTruths(solution);
        }
        WriteAside.privately(aside.solutionFile(), out -> {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(out);
            }
        });
    }

    private void requireRows(Solution solution, List<String> test) {
        Set<String> expected = new HashSet<>();
        test.forEach(image -> expected.addAll(competition.rowIds(image)));
        for (int row = 0; row < solution.rows(); row++) {
            if (!expected.remove(solution.id(row))) {
                throw new InputException(solution.file() + ": row " + solution.id(row)
                        + " belongs to no image and task of the test list; remove it");
            }
        }
        if (!expected.isEmpty()) {
            throw new InputException(solution.file() + " lacks " + expected.size() + " expected rows, such as "
                    + new TreeSet<>(expected).first());
        }
    }

    /** Compares the sizes with those of the images, as far as the image files are present. */
    private static void requireSizes(Solution solution, ImageSet images) throws IOException {
        for (int row = 0; row < solution.rows(); row++) {
            String id = solution.imageId(solution.image(row));
            if (Files.isRegularFile(images.imageFile(id))) {
                ImageSize size = images.size(id);
                if (size.width() != solution.width(row) || size.height() != solution.height(row)) {
                    throw new InputException(solution.file() + ": row " + solution.id(row) + " gives the size "
                            + solution.width(row) + " x " + solution.height(row) + "; the image has " + size);
                }
            }
        }
    }

    private void readTruths(Solution solution) throws IOException {
        try (Progress.Task task = progress.start("checking the solution", solution.rows())) {
            for (int row = 0; row < solution.rows(); row++) {
                solution.truth(row);
                task.step();
            }
        }
    }

    /** Reads the written files back, so that their readers can rely on them. */
    private void verify(List<String> test) throws IOException {
        Set<String> rows = new HashSet<>();
        try (Solution solution = aside.openSolution()) {
            readTruths(solution);
            for (int row = 0; row < solution.rows(); row++) {
                rows.add(solution.id(row) + "," + competition.labelling().sample());
            }
        }
        List<String> sample = Files.readAllLines(aside.publicFolder().resolve("sample_submission.csv"));
        if (!rows.equals(new HashSet<>(sample.subList(1, sample.size())))) {
            throw new IllegalStateException("sample_submission.csv and solution.csv have different rows");
        }
        String unknown = ",-1".repeat(competition.classes().size());
        List<String> lines = Files.readAllLines(aside.publicFolder().resolve("test.csv"));
        if (!lines.subList(1, lines.size())
                .equals(test.stream().map(id -> id + unknown).toList())) {
            throw new IllegalStateException("test.csv does not list the test images with -1 for every class");
        }
    }

    private void replace() throws IOException {
        Files.deleteIfExists(folder.resolve(Prepared.SUMS));
        OwnerOnly.makeFolder(folder.resolve("private"));
        Files.createDirectories(folder.resolve("public"));
        for (String name : FILES) {
            move(name);
        }
        move(Prepared.SUMS);
    }

    private void move(String name) throws IOException {
        Files.move(
                aside.folder().resolve(name),
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
