package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.UsageException;
import podium.data.dataset.LabelSource;
import podium.data.kind.KaggleNpy;
import podium.judge.evaluation.Accuracy;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.VocMeanIou;

class CompetitionFileTest {
    /** A text with one key per line, so that the line of a message is the line of its key. */
    private static final String TEXT = """
            id: tiny
            title: Three animals
            version: 1
            classes:
              - cat
              - dog
              - owl
            dataset:
              kind: kaggle-npy
              root: data/tiny
              train: train
              test: test
              labels: masks
            tasks: [segmentation, classification]
            validation:
              folds: 4
              fold: 1
              seed: 9
            evaluation:
              metric: voc-miou
              void: ignore
            split:
              public: 0.25
              seed: -3
            limits: {daily: 5, finals: 3}
            zone: Europe/Brussels
            deadline: 2027-05-24T23:59:00
            solution: host/solution.csv
            holdout: {fraction: 0.3, seed: 5}
            headings: [Introduction, Discussion]
            kaggle: {slug: three-animals-2027}
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void placeFile() throws IOException {
        Files.createDirectories(folder.resolve("competition/tiny"));
        file = folder.resolve("competition/tiny/competition.yaml");
    }

    @Test
    void everyKeyIsRead() throws IOException {
        assertThat(read(TEXT))
                .isEqualTo(new Competition(
                        new Competition.Identity("tiny", "Three animals", 1, List.of("cat", "dog", "owl"), null),
                        new Source(new KaggleNpy(), "data/tiny", "train", "test", LabelSource.MASKS),
                        List.of(Task.SEGMENTATION, Task.CLASSIFICATION),
                        new Competition.Validation(4, 1, 9),
                        new ScoreRule(new VocMeanIou(), VoidRule.IGNORE),
                        new PublicSplit(0.25, -3),
                        new Competition.Terms(new Competition.Limits(5, 3), "Europe/Brussels", "2027-05-24T23:59:00"),
                        new Competition.Hosting(
                                "host/solution.csv",
                                new Competition.Holdout(0.3, 5),
                                List.of("Introduction", "Discussion"),
                                new Competition.Kaggle("three-animals-2027"))));
    }

    @Test
    void optionalKeysHaveDefaults() throws IOException {
        Competition competition = read(Tiny.YAML);
        assertThat(competition.dataset().labels()).isEqualTo(LabelSource.ANNOTATIONS);
        assertThat(competition.tasks()).containsExactly(Task.CLASSIFICATION, Task.SEGMENTATION);
        assertThat(competition.evaluation()).isEqualTo(new ScoreRule(new MeanDice(), VoidRule.BACKGROUND));
        assertThat(competition.finals()).isEqualTo(2);
        assertThat(competition.zoneId().getId()).isEqualTo("UTC");
        assertThat(competition.deadlineInstant()).isEmpty();
        assertThat(competition.limits()).isNull();
        assertThat(competition.heldOut()).isEmpty();
    }

    @Test
    void onlyASingleLabelIsWritten() throws IOException {
        assertThat(read(Tiny.YAML).labelling()).isEqualTo(Labelling.MULTIPLE);
        Competition multiple = read(Tiny.YAML + "labels: multiple\n");
        assertThat(CompetitionFile.format(multiple)).isEqualTo(CompetitionFile.format(read(Tiny.YAML)));
        Competition single = read(Tiny.YAML + "labels: single\n");
        assertThat(single.labelling()).isEqualTo(Labelling.SINGLE);
        assertThat(CompetitionFile.format(single)).contains("labels: \"single\"\n");
        assertThat(read(CompetitionFile.format(single))).isEqualTo(single);
    }

    @Test
    void aSingleLabelHasItsOwnTaskAndMetric() throws IOException {
        Competition single = read(Tiny.YAML + "labels: single\n");
        assertThat(single.tasks()).containsExactly(Task.CLASSIFICATION);
        assertThat(single.evaluation()).isEqualTo(new ScoreRule(new Accuracy(), VoidRule.BACKGROUND));
        assertThat(read(Tiny.YAML + "labels: single\ntasks: [classification]\nevaluation: {metric: accuracy}\n"))
                .isEqualTo(single);
        assertThat(read(Tiny.YAML + "labels: single\nevaluation: {void: background}\n"))
                .isEqualTo(single);
    }

    @Test
    void labelsAndMetricMustFit() {
        String single = Tiny.YAML + "labels: single\n";
        assertThatThrownBy(() -> read(single + "tasks: [classification, segmentation]\n"))
                .hasMessageEndingWith(":9: tasks is [classification, segmentation]; expected [classification] alone,"
                        + " since labels is single");
        assertThatThrownBy(() -> read(single + "evaluation: {metric: mean-dice}\n"))
                .hasMessageEndingWith(":9: evaluation.metric is mean-dice; expected accuracy, since labels is single");
        assertThatThrownBy(() -> read(Tiny.YAML + "evaluation: {metric: accuracy}\n"))
                .hasMessageEndingWith(
                        ":8: evaluation.metric is accuracy; expected another metric, or labels: single beside it");
        assertThatThrownBy(() -> read(Tiny.YAML + "labels: one\n"))
                .hasMessageEndingWith(":8: labels: found one; expected multiple or single");
    }

    @Test
    void theDeadlineIsInTheCompetitionsZone() throws IOException {
        assertThat(read(TEXT).deadlineInstant()).hasToString("Optional[2027-05-24T21:59:00Z]");
    }

    @Test
    void writtenCompetitionsAreReadBackEqual() throws IOException {
        for (String text : List.of(TEXT, Tiny.YAML)) {
            Competition competition = read(text);
            String written = CompetitionFile.format(competition);
            assertThat(read(written)).isEqualTo(competition);
            assertThat(CompetitionFile.format(read(written))).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2009", "2007_000033", "1e3", "0x1F", "true", "no", "null", "~", "none", " padded ", "a: b", "#x",
                "[x", "{x: y}", "it's", "\"quoted\"", "C:\\data", "*x", "&x", "!x", "- x", "%x", "@x", "été 犬",
                "2027-05-24", ".5", "1:30", "multi\nline", "tab\tbed"
            })
    void anyTextSurvivesWritingAndReading(String title) throws IOException {
        Competition plain = read(Tiny.YAML);
        Competition competition = plain.withIdentity(
                        new Competition.Identity(plain.id(), title, 1, plain.classes(), null))
                .withHosting(new Competition.Hosting(title, null, null, null));
        assertThat(read(CompetitionFile.format(competition))).isEqualTo(competition);
    }

    @Test
    void anUnknownKeyNamesTheNearestOneAndItsLine() {
        assertFault("folds: 4", "flods: 4", """
                :16: validation.flods: unknown key; did you mean folds? Known: fold, folds, seed""");
        assertFault("title: Three animals", "title: x\nclases: [a]", """
                :3: clases: unknown key; did you mean classes? Known: classes, dataset, deadline, evaluation, headings, \
                holdout, id, kaggle, labels, limits, solution, split, tasks, title, validation, version, zone""");
    }

    @Test
    void aDuplicateKeyIsAnErrorOnItsLine() {
        assertFault("version: 1", "title: Again", ":3: key title occurs twice");
        assertFault("  fold: 1", "  folds: 4", ":17: key folds occurs twice");
    }

    @Test
    void aMissingKeyIsNamedWithTheLineOfItsBlock() {
        assertFault(
                "id: tiny\n",
                "",
                ": id is missing; expected lower-case letters, digits, '.', '_' and '-', a letter or digit first");
        assertFault("version: 1\n", "", ": version is missing; expected a whole number");
        assertFault("  root: data/tiny\n", "", ":8: dataset.root is missing; expected a folder");
        assertFault("  seed: 9\n", "", ":15: validation.seed is missing; expected a whole number");
        assertFault(
                "  kind: kaggle-npy\n",
                "",
                ":8: dataset.kind is missing; expected voc-devkit, kaggle-npy, sample, folders, idx, cifar-binary, csv or image-masks");
        assertFault(
                "limits: {daily: 5, finals: 3}",
                "limits: {finals: 3}",
                ":25: limits.daily is missing; expected a whole number");
    }

    @Test
    void twoEntriesCountByDefault() throws IOException {
        assertThat(read(TEXT.replace("limits: {daily: 5, finals: 3}", "limits: {daily: 5}"))
                        .finals())
                .isEqualTo(2);
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        assertThatThrownBy(() -> read(TEXT.replace("version: 1\n", "version: 1\n  bad: [1\n")))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("(?s).*:4: not YAML: mapping values are not allowed here.*");
    }

    @Test
    void aValueOfTheWrongKindSaysWhatWasFoundAndExpected() {
        assertFault("version: 1", "version: one", ":3: version: found one; expected a whole number");
        assertFault("version: 1", "version: 1.5", ":3: version: found 1.5; expected a whole number");
        assertFault("public: 0.25", "public: half", ":23: split.public: found half; expected a number");
        assertFault("title: Three animals", "title: [a]", """
                :2: title: found a list; expected text""");
        assertFault("  - dog", "  - {a: b}", """
                :6: classes[1]: found keys with values; expected text""");
        assertFault(
                "tasks: [segmentation, classification]",
                "tasks: segmentation",
                ":14: tasks: found segmentation; expected a list, [a, b]");
        assertFault("limits: {daily: 5, finals: 3}", "limits: 5", """
                :25: limits: found 5; expected keys with values, {key: value}""");
    }

    @Test
    void aWrongConstantListsTheAllowedOnes() {
        assertFault(
                "kind: kaggle-npy",
                "kind: voc",
                ":9: dataset.kind: found voc; expected voc-devkit, kaggle-npy, sample, folders, idx, cifar-binary, csv or image-masks");
        assertFault(
                "kind: kaggle-npy",
                "kind: KAGGLE_NPY",
                ":9: dataset.kind: found KAGGLE_NPY; expected voc-devkit, kaggle-npy, sample, folders, idx, cifar-binary, csv or image-masks");
        assertFault(
                "labels: masks",
                "labels: mask",
                ":13: dataset.labels: found mask; expected annotations or imagesets or masks");
        assertFault("void: ignore", "void: skip", ":21: evaluation.void: found skip; expected background or ignore");
        assertFault(
                "metric: voc-miou",
                "metric: 0",
                ":20: evaluation.metric: found 0; expected accuracy or column-major-dice or mean-dice or voc-miou");
        assertFault(
                "[segmentation, classification]",
                "[segmentation, detection]",
                ":14: tasks[1]: found detection; expected classification or segmentation");
    }

    @Test
    void aValueOutsideItsRangeIsNamedWithItsLine() {
        assertFault(
                "id: tiny",
                "id: ../tiny",
                ":1: id is ../tiny; expected lower-case letters, digits, '.', '_' and"
                        + " '-', a letter or digit first");
        assertFault("version: 1", "version: 0", ":3: version is 0; expected 1 or more");
        assertFault("  folds: 4", "  folds: 1", ":16: validation.folds is 1; expected 2 or more");
        assertFault("  fold: 1", "  fold: 4", ":17: validation.fold is 4; expected 0 to 3");
        assertFault("public: 0.25", "public: 25", ":23: split.public is 25.0; expected a fraction from 0 to 1");
        assertFault("{daily: 5,", "{daily: 0,", ":25: limits.daily is 0; expected 1 or more submissions a day");
        assertFault("zone: Europe/Brussels", "zone: Brussels", """
                :26: zone is Brussels; expected a time zone such as Europe/Brussels""");
        assertFault("deadline: 2027-05-24T23:59:00", "deadline: tomorrow", """
                :27: deadline is tomorrow; expected a time such as 2027-05-24T23:59:00""");
        assertFault("  - dog", "  - cat", ":4: classes is [cat, cat, owl]; expected different names");
        assertFault("  - dog", "  -", ":4: classes is [cat, , owl]; expected a name for each class, without commas");
        assertFault("[segmentation, classification]", "[]", ":14: tasks is []; expected different tasks");
        assertFault(
                "[segmentation, classification]",
                "[classification]",
                ":14: tasks is [classification]; expected segmentation among them, which the metric"
                        + " voc-miou scores");
    }

    @Test
    void aNumberTooLargeIsAnErrorOnItsLine() {
        assertThatThrownBy(() -> read(TEXT.replace("seed: 9", "seed: 99999999999999999999")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ":18: validation.seed: ")
                .hasMessageContaining("99999999999999999999");
    }

    @Test
    void emptyFilesAndOtherYamlAreRefused() {
        assertFault(TEXT, "", ": the file is empty; expected keys with values, {key: value}");
        assertFault(TEXT, "  \n\n", ": the file is empty; expected keys with values, {key: value}");
        assertFault(TEXT, "- id\n- title\n", ":1: found a list; expected keys with values, {key: value}");
        assertFault(TEXT, "tiny", ":1: found tiny; expected keys with values, {key: value}");
        assertFault(TEXT, "# nothing\n", ": the file is empty; expected keys with values, {key: value}");
        assertThatThrownBy(() -> read(TEXT.replace("title: Three", "title: a: Three")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ":2: ");
        assertThatThrownBy(() -> read(TEXT + "---\nid: other\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ":33: a second document begins; expected one");
    }

    @Test
    void textThatIsNotUtf8IsRefusedAndAByteOrderMarkSkipped() throws IOException {
        Files.write(file, "title: \u00e9t\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CompetitionFile.read(file, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": the file is not UTF-8; save it as UTF-8 text");
        assertThat(read("\uFEFF" + TEXT)).isEqualTo(read(TEXT));
    }

    @Test
    void settingsOverrideDottedKeys() throws IOException {
        Competition competition = read(
                TEXT,
                "dataset.labels=annotations",
                "version=2",
                "classes=[a, b]",
                "split.public=1",
                "limits=none",
                "deadline=null",
                "solution='none'",
                "evaluation.void=none");
        assertThat(competition.dataset().labels()).isEqualTo(LabelSource.ANNOTATIONS);
        assertThat(competition.dataset().root()).isEqualTo("data/tiny");
        assertThat(competition.version()).isEqualTo(2);
        assertThat(competition.classes()).containsExactly("a", "b");
        assertThat(competition.split().publicShare()).isEqualTo(1);
        assertThat(competition.limits()).isNull();
        assertThat(competition.terms().deadline()).isNull();
        assertThat(competition.hosting().solution()).isEqualTo("none");
        assertThat(competition.evaluation().voidRule()).isEqualTo(VoidRule.BACKGROUND);
    }

    @Test
    void settingsAreCheckedTogether() throws IOException {
        assertThat(read(Tiny.YAML, "holdout.fraction=0.3", "holdout.seed=5")
                        .hosting()
                        .holdout())
                .isEqualTo(new Competition.Holdout(0.3, 5));
    }

    @Test
    void aWrongSettingIsQuotedAsItWasGiven() {
        assertUsage("dataset.labels=mask", """
                --set dataset.labels=mask: dataset.labels: found mask; expected annotations or imagesets or masks""");
        assertUsage("dataset.lables=masks", """
                --set dataset.lables=masks: dataset.lables: unknown key; did you mean labels? Known: kind, labels, \
                root, split, test, train""");
        assertUsage("splt.seed=1", """
                --set splt.seed=1: splt: unknown key; did you mean split? Known: classes, dataset, deadline, \
                evaluation, headings, holdout, id, kaggle, labels, limits, solution, split, tasks, title, validation, version, \
                zone""");
        assertUsage("fold=none", """
                --set fold=none: fold: unknown key; did you mean id? Known: classes, dataset, deadline, evaluation, \
                headings, holdout, id, kaggle, labels, limits, solution, split, tasks, title, validation, version, zone""");
        assertUsage("title=none", "--set title=none: title is missing; expected a line of text");
        assertUsage("version=", "--set version=: version: found no value; expected a whole number");
        assertUsage("validation.fold=9", "--set validation.fold=9: validation.fold is 9; expected 0 to 3");
        assertUsage("title.x=1", "--set title.x=1: title has no keys below it");
        assertUsage("title=[a", "--set title=[a: the value is not YAML");
        assertUsage("title=a: b", "--set title=a: b: title: found keys with values; expected text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../tiny", "a/b", "/etc", "..", ".", "", "tiny/", "Tiny", "a\\b", "-x"})
    void invalidIdsAreUsageErrors(String id) {
        Workspace workspace = new Workspace(folder);
        String expected = "'" + id + "' is not the id of a competition; expected lower-case letters, digits,"
                + " '.', '_' and '-',"
                + " a letter or digit first";
        assertThatThrownBy(() -> CompetitionFile.load(workspace, id, Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage(expected);
        assertThatThrownBy(() -> Prepared.open(workspace, id))
                .isInstanceOf(UsageException.class)
                .hasMessage(expected);
    }

    @Test
    void anUnknownCompetitionListsTheKnownOnes() throws IOException {
        Files.writeString(file, TEXT);
        Files.createDirectories(folder.resolve("competition/notes"));
        assertThatThrownBy(() -> CompetitionFile.load(new Workspace(folder), "tinny", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("no competition 'tinny' in " + folder.resolve("competition") + "; it contains: tiny");
        assertThatThrownBy(() -> CompetitionFile.load(new Workspace(folder.resolve("x")), "tiny", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("; that folder does not exist; make a workspace with 'podium init DIR'");
    }

    @Test
    void theFolderMustHaveTheNameOfTheCompetition() throws IOException {
        Files.writeString(file, TEXT.replace("id: tiny", "id: other"));
        assertThatThrownBy(() -> CompetitionFile.load(new Workspace(folder), "tiny", Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": id is other; expected tiny, the folder's name");
    }

    @Test
    void theProjectsOwnCompetitionsAreValid() throws IOException {
        Workspace project = new Workspace(Path.of(""));
        List<String> kinds = new ArrayList<>();
        for (String id : List.of("sample", "voc2009", "kul-ga2")) {
            Competition competition = CompetitionFile.load(project, id, Map.of());
            assertThat(competition.classes()).hasSize(20).isSorted();
            assertThat(project.competitions().resolve(id).resolve("description.md"))
                    .content()
                    .contains("Id,Predicted", "1 1 8 1", "podium submit submission.csv -c " + id);
            kinds.add(competition.dataset().kind().spelling());
        }
        assertThat(kinds).containsExactly("sample", "voc-devkit", "kaggle-npy");
    }

    private Competition read(String text, String... settings) throws IOException {
        Files.writeString(file, text);
        return CompetitionFile.read(file, Tiny.settings(settings));
    }

    private void assertFault(String replaced, String by, String message) {
        assertThat(TEXT).contains(replaced);
        assertThatThrownBy(() -> read(TEXT.replace(replaced, by)))
                .isInstanceOf(InputException.class)
                .hasMessage(file + message);
    }

    private void assertUsage(String setting, String message) {
        assertThatThrownBy(() -> read(TEXT, setting))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }
}
