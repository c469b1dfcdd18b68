package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.yaml.StrictYaml;
import podium.data.dataset.ImageSet;
import podium.data.dataset.WrittenData;

/** Every kind of data set, from competition.yaml to prepared and published files. */
class KindPreparationTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final String FOLDS = "{folds: 3, fold: 1, seed: 4}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"folders", "idx", "cifar-binary", "csv"})
    void eachKindIsPreparedWithItsFoldsAndItsSolution(String kind) throws IOException {
        Workspace workspace = workspace(kind);
        Competition competition = write(workspace, kind, "", Map.of("validation", FOLDS));
        Prepared prepared = Preparation.prepare(competition, workspace, Progress.NONE);
        ImageSet train = competition.trainImages(workspace);
        ImageSet test = competition.testImages(workspace);
        assertThat(lines(prepared, "train.csv"))
                .hasSize(1 + train.ids().size())
                .first()
                .isEqualTo("Id,cat,dog,owl");
        assertThat(lines(prepared, "test.csv")).hasSize(1 + test.ids().size());
        assertThat(lines(prepared, "folds.csv").stream().filter(line -> line.endsWith(",1")))
                .hasSize(train.ids().size() / 3);
        List<String> solution = Files.readAllLines(prepared.solutionFile());
        for (int i = 0; i < test.ids().size(); i++) {
            String id = test.ids().get(i);
            long label = test.labels(id).present().start(0) + 1;
            assertThat(solution.get(i + 1)).startsWith(id + "_classification," + label + " 1,");
        }
        assertThat(CompetitionFile.read(prepared.folder().resolve(Prepared.FROZEN), Map.of()))
                .isEqualTo(competition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folders", "idx", "cifar-binary", "csv", "image-masks"})
    void eachKindIsPublishedUnderNumbersWithTheSamePixelsAndAnswers(String kind) throws IOException {
        Workspace workspace = workspace(kind);
        Competition competition =
                kind.equals("image-masks") ? masks(workspace) : write(workspace, kind, "", Map.of("validation", FOLDS));
        Path target = folder.resolve("out");
        Publication publication = Publication.publish(competition, workspace, target, Progress.NONE);
        Workspace there = new Workspace(publication.privateFolder());
        Competition published = CompetitionFile.load(there, competition.id() + "-published", Map.of());
        assertThat(published).isEqualTo(publication.competition());
        Preparation.prepare(published, there, Progress.NONE);
        PublicationKey key = StrictYaml.of(PublicationKey.class, "")
                .read(publication.privateFolder().resolve(PublicationKey.NAME), Map.of());
        ImageSet test = competition.testImages(workspace);
        ImageSet renamed = published.testImages(there);
        assertThat(renamed.labelled()).isFalse();
        assertThat(renamed.ids())
                .containsExactlyInAnyOrderElementsOf(numbers(test.ids().size()));
        for (String id : renamed.ids()) {
            String original = Objects.requireNonNull(key.test().get(Integer.valueOf(id)));
            assertThat(pixels(renamed, id)).isEqualTo(pixels(test, original));
        }
        ImageSet train = competition.trainImages(workspace);
        ImageSet shown = published.trainImages(there);
        for (String id : shown.ids()) {
            String original = Objects.requireNonNull(key.train().get(Integer.valueOf(id)));
            assertThat(pixels(shown, id)).isEqualTo(pixels(train, original));
            assertThat(shown.labels(id)).isEqualTo(train.labels(original));
        }
        try (var files = Files.walk(publication.publicFolder().resolve("test"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("[0-9]+\\.png"));
        }
        Map<String, List<Byte>> first = Tiny.files(target);
        Publication.publish(competition, workspace, target, Progress.NONE);
        assertThat(Tiny.files(target)).containsAllEntriesOf(first);
    }

    @Test
    void theNewNamesOfTestImagesFollowNoClass() throws IOException {
        Workspace workspace = new Workspace(folder);
        WrittenData.folders(folder.resolve("data/set/train"), 1, 4, "cat", "dog", "owl");
        WrittenData.folders(folder.resolve("data/set/test"), 101, 20, "cat", "dog", "owl");
        Competition competition = write(workspace, "folders", "", Map.of("validation", FOLDS));
        Publication publication = Publication.publish(competition, workspace, folder.resolve("out"), Progress.NONE);
        List<String> rows = Files.readAllLines(publication.privateFolder().resolve("solution.csv"));
        long changes = IntStream.range(1, 60)
                .filter(i ->
                        !rows.get(i).split(",", -1)[1].equals(rows.get(i + 1).split(",", -1)[1]))
                .count();
        assertThat(changes).isGreaterThan(20); // In the listing's order there are two.
    }

    @Test
    void aSplitThatNamesValidGivesTheFoldsAndAllFoldsAreDealtAgain() throws IOException {
        Workspace workspace = new Workspace(folder);
        WrittenData.folders(folder.resolve("data/set"), 1, 20, "cat", "dog", "owl");
        Competition competition = write(workspace, "folders", ", split: {train: 10, valid: 5, test: rest}", Map.of());
        Prepared prepared = Preparation.prepare(competition, workspace, Progress.NONE);
        Splits splits = Splits.of(
                competition, competition.trainImages(workspace), competition.testImages(workspace), Progress.NONE);
        assertThat(splits.train()).hasSize(30).startsWith("cat-1").doesNotContain("cat-11");
        assertThat(splits.valid())
                .containsExactly(
                        "cat-11", "cat-12", "cat-13", "cat-14", "cat-15", "dog-11", "dog-12", "dog-13", "dog-14",
                        "dog-15", "owl-11", "owl-12", "owl-13", "owl-14", "owl-15");
        assertThat(splits.test()).hasSize(15).startsWith("cat-16");
        assertThat(lines(prepared, "folds.csv"))
                .contains("cat-10,1", "cat-11,0")
                .hasSize(46);
        for (int fold = 0; fold < 5; fold++) {
            assertThat(Collections.frequency(splits.dealtFolds(), fold)).isEqualTo(9);
        }
        Map<String, Integer> ofClass = new HashMap<>();
        for (int i = 0; i < 45; i++) {
            ofClass.merge(splits.labels().get(i) + " " + splits.dealtFolds().get(i), 1, Integer::sum);
        }
        assertThat(ofClass.values()).containsOnly(3);
        assertThat(Files.readString(prepared.folder().resolve(Prepared.FROZEN)))
                .doesNotContain("validation")
                .contains("  split:\n    train: 10\n    valid: 5\n    test: \"rest\"\n    order: \"listing\"\n");
    }

    @Test
    void withoutValidInTheSplitTheFoldsAreThoseOfValidation() throws IOException {
        Workspace workspace = new Workspace(folder);
        WrittenData.folders(folder.resolve("data/set"), 1, 20, "cat", "dog", "owl");
        Competition competition =
                write(workspace, "folders", ", split: {train: rest, test: 5}", Map.of("validation", FOLDS));
        Splits splits = Splits.of(
                competition, competition.trainImages(workspace), competition.testImages(workspace), Progress.NONE);
        assertThat(splits.folds()).isEqualTo(splits.dealtFolds());
        assertThat(splits.valid()).hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split: {train: 10, valid: 5, test: rest}|validation|validation is Validation[folds=3, fold=1, seed=4];"
                        + " expected no such key, because dataset.split says which images are valid",
                "split: {train: 10, test: rest}||validation is missing; expected {folds, fold, seed}",
                "split: {train: rest, test: rest}|validation|dataset.split.train is rest; expected the word rest for at most one"
                        + " of train, valid and test",
                "split: {train: 0, test: rest}|validation|dataset.split.train is 0; expected a number of images, 1 or more, or"
                        + " the word rest",
                "split: {train: 5, test: rest, order: seed}|validation|dataset.split.seed is missing; expected a whole number,"
                        + " which draws the order",
                "split: {train: 5, test: rest, seed: 3}|validation|dataset.split.seed is 3; expected order: seed beside it",
                "split: {train: 5, test: rest}, train: other|validation|dataset.train is other; expected no such key beside"
                        + " dataset.split",
                "labels: masks|validation|dataset.labels is masks; expected no such key, because a data set of the kind folders"
                        + " has its labels in one place",
            })
    void keysThatContradictEachOtherAreRefused(String text) {
        String[] parts = text.split("\\|", -1);
        assertThatThrownBy(() -> write(
                        new Workspace(folder),
                        "folders",
                        ", " + parts[0],
                        parts[1].isEmpty() ? Map.of() : Map.of("validation", FOLDS)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(": " + parts[2]);
    }

    @Test
    void aDevkitHasListsOfItsOwnAndFoldersHaveNoMasks() {
        Workspace workspace = new Workspace(folder);
        assertThatThrownBy(() -> write(
                        workspace,
                        "voc-devkit",
                        ", train: train, test: val, split: {train: 5, test: rest}",
                        Map.of("validation", FOLDS)))
                .hasMessageContaining(
                        "expected no such key, because a data set of the kind voc-devkit has lists of its" + " own");
        assertThatThrownBy(() -> CompetitionFile.read(
                        Files.writeString(
                                folder.resolve("competition.yaml"),
                                "id: set\ntitle: T\nversion: 1\nclasses: [cat]\ndataset: {kind: idx, root: data}\n"
                                        + "validation: " + FOLDS + "\nsplit: {public: 0.5, seed: 7}\n"),
                        Map.of()))
                .hasMessageEndingWith(
                        "tasks is [classification, segmentation]; expected [classification] alone, because"
                                + " a data set of the kind idx has no masks");
    }

    @Test
    void threeHundredClassesAreTooMany() {
        List<String> classes =
                IntStream.range(0, 300).mapToObj(number -> "c" + number).toList();
        assertThatThrownBy(() -> CompetitionFile.read(
                        WrittenData.text(
                                folder.resolve("competition.yaml"),
                                WrittenData.singleLabel(
                                        "set", classes, "{kind: folders, root: data}", Map.of("validation", FOLDS))),
                        Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(": classes is a list of 300 names; expected 1 to 254 names");
    }

    @Test
    void aClassWithOneImageCannotBePrepared() throws IOException {
        Workspace workspace = new Workspace(folder);
        WrittenData.folders(folder.resolve("data/set/train"), 1, 3, "cat", "dog");
        WrittenData.folders(folder.resolve("data/set/train"), 1, 1, "owl");
        WrittenData.folders(folder.resolve("data/set/test"), 11, 3, "cat", "dog", "owl");
        Competition competition = write(workspace, "folders", "", Map.of("validation", FOLDS));
        assertThatThrownBy(() -> Preparation.prepare(competition, workspace, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("data/set/train") + ": class owl has one image in train; expected at least"
                        + " two, one to learn from and one to validate");
    }

    @Test
    void aTableWithoutTestLabelsNeedsASolutionOrAHoldout() throws IOException {
        Workspace workspace = workspace("csv");
        WrittenData.text(folder.resolve("data/set/test.csv"), "Id\n0001\n0002\n0003\n");
        Competition competition = write(workspace, "csv", "", Map.of("validation", FOLDS));
        assertThatThrownBy(() -> Preparation.prepare(competition, workspace, Progress.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no labels for its test images");
        Competition held =
                write(workspace, "csv", "", Map.of("validation", FOLDS, "holdout", "{fraction: 0.3, seed: 5}"));
        assertThat(lines(Preparation.prepare(held, workspace, Progress.NONE), "test.csv"))
                .hasSize(10);
    }

    @Test
    void anImageWithTwoClassesCannotBeTheTruth() throws IOException {
        Workspace workspace = workspace("csv");
        WrittenData.text(folder.resolve("data/set/test.csv"), "Id,cat,dog,owl\n0001,1,0,0\n0002,1,1,0\n0003,0,0,1\n");
        Competition competition = write(workspace, "csv", "", Map.of("validation", FOLDS));
        assertThatThrownBy(() -> Preparation.prepare(competition, workspace, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("data/set/test.csv") + ": image 0002 has 2 classes, cat and dog; expected"
                        + " exactly one, since labels is single in competition.yaml");
    }

    private Workspace workspace(String kind) throws IOException {
        Path root = folder.resolve("data/set");
        switch (kind) {
            case "folders" -> {
                WrittenData.folders(root.resolve("train"), 1, 6, "cat", "dog", "owl");
                WrittenData.folders(root.resolve("test"), 101, 2, "cat", "dog", "owl");
            }
            case "idx" -> {
                WrittenData.idx(root, "train", 18, 3, true);
                WrittenData.idx(root, "t10k", 6, 3, true);
            }
            case "cifar-binary" -> WrittenData.cifar(root, 3, 6, 3);
            case "csv" -> {
                WrittenData.csv(root, "train", 30, "cat", "dog", "owl");
                WrittenData.csv(root, "test", 6, "cat", "dog", "owl");
            }
            default -> WrittenData.masks(root, 30, 3);
        }
        return new Workspace(folder);
    }

    private static Competition write(Workspace workspace, String kind, String more, Map<String, String> keys)
            throws IOException {
        WrittenData.text(
                workspace.root().resolve("competition/set/competition.yaml"),
                WrittenData.singleLabel("set", CLASSES, "{kind: " + kind + ", root: data/set" + more + "}", keys));
        return CompetitionFile.load(workspace, "set", Map.of());
    }

    private static Competition masks(Workspace workspace) throws IOException {
        WrittenData.text(
                workspace.root().resolve("competition/set/competition.yaml"),
                "id: set\ntitle: T\nversion: 1\nclasses: [cat, dog, owl]\ndataset: {kind: image-masks, root: data/set,"
                        + " split: {train: 15, valid: 6, test: rest, order: seed, seed: 3}}\n"
                        + "tasks: [classification, segmentation]\nsplit: {public: 0.5, seed: 7}\n");
        return CompetitionFile.load(workspace, "set", Map.of());
    }

    private static List<String> lines(Prepared prepared, String file) throws IOException {
        return Files.readAllLines(prepared.publicFolder().resolve(file));
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            numbers.add(String.valueOf(number));
        }
        return numbers;
    }

    private static int[] pixels(ImageSet images, String id) throws IOException {
        var image = images.image(id);
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
