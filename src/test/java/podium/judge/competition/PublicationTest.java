package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.yaml.StrictYaml;
import podium.data.dataset.ImageSet;
import podium.data.sample.SampleGenerator;

class PublicationTest {
    private static final int SAMPLE_TEST = 16;

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void chooseTarget() {
        target = folder.resolve("to hand out");
    }

    @Test
    void thePublicFolderHasTheLayoutOfTheCoursesDownload() throws IOException {
        Publication publication = publishTiny();
        assertThat(publication.publicFolder()).isEqualTo(target.resolve("public"));
        Map<String, List<Byte>> files = Tiny.files(target);
        assertThat(files)
                .containsOnlyKeys(
                        "public/SHA256SUMS",
                        "public/sample_submission.csv",
                        "public/train/train_set.csv",
                        "public/train/img/train_0.npy",
                        "public/train/img/train_1.npy",
                        "public/train/img/train_2.npy",
                        "public/train/img/train_3.npy",
                        "public/train/seg/train_0.npy",
                        "public/train/seg/train_1.npy",
                        "public/train/seg/train_2.npy",
                        "public/train/seg/train_3.npy",
                        "public/test/test_set.csv",
                        "public/test/img/test_0.npy",
                        "public/test/img/test_1.npy",
                        "public/test/img/test_2.npy",
                        "private/.lock",
                        "private/SHA256SUMS",
                        "private/key.yaml",
                        "private/solution.csv",
                        "private/competition/tiny-published/competition.yaml");
        assertThat(publication.publicFolder().resolve("train/train_set.csv")).hasContent("""
                Id,cat,dog,owl
                0,1,0,0
                1,0,1,0
                2,1,1,0
                3,0,0,1
                """);
        assertThat(publication.publicFolder().resolve("test/test_set.csv")).hasContent("""
                Id,cat,dog,owl
                0,-1,-1,-1
                1,-1,-1,-1
                2,-1,-1,-1
                """);
        assertThat(publication.publicFolder().resolve("sample_submission.csv")).hasContent("""
                Id,Predicted
                0_classification,
                0_segmentation,
                1_classification,
                1_segmentation,
                2_classification,
                2_segmentation,
                """);
        Path original = folder.resolve("data/tiny/train");
        for (String file : List.of("img/train_3.npy", "seg/train_2.npy")) {
            assertThat(publication.publicFolder().resolve("train").resolve(file))
                    .hasSameBinaryContentAs(original.resolve(file));
        }
    }

    @Test
    void aPublicationIsPreparedWithTheSameTruth() throws IOException {
        Workspace workspace = sample();
        Competition competition = CompetitionFile.load(workspace, "sample", Map.of());
        Prepared original = Preparation.prepare(competition, workspace, Progress.NONE);
        Publication publication = Publication.publish(competition, workspace, target, Progress.NONE);

        Workspace host = new Workspace(publication.privateFolder());
        Competition published = CompetitionFile.load(host, "sample-published", Map.of());
        assertThat(published).isEqualTo(publication.competition());
        Prepared prepared = Preparation.prepare(published, host, Progress.NONE);

        Map<Integer, String> key = key().test();
        ImageSet before = competition.testImages(workspace);
        ImageSet after = published.testImages(host);
        assertThat(after.labelled()).isFalse();
        assertThat(after.ids()).hasSize(SAMPLE_TEST);
        int publicRows = 0;
        try (Solution truth = original.openSolution();
                Solution renamed = prepared.openSolution()) {
            assertThat(renamed.rows()).isEqualTo(truth.rows()).isEqualTo(2 * SAMPLE_TEST);
            for (int row = 0; row < renamed.rows(); row++) {
                String id = renamed.id(row);
                String image = key.get(Integer.valueOf(id.substring(0, id.indexOf('_'))));
                byte[] wanted = (image + id.substring(id.indexOf('_'))).getBytes(StandardCharsets.UTF_8);
                int twin = truth.find(wanted, 0, wanted.length);
                assertThat(renamed.truth(row)).as(id).isEqualTo(truth.truth(twin));
                assertThat(renamed.size(row)).isEqualTo(truth.size(twin));
                assertThat(renamed.width(row)).isEqualTo(truth.width(twin));
                publicRows += renamed.usage(row) == Usage.PUBLIC ? 1 : 0;
            }
        }
        assertThat(publicRows).isEqualTo(SAMPLE_TEST);
        for (Map.Entry<Integer, String> image : key.entrySet()) {
            assertThat(pixels(after, image.getKey().toString())).isEqualTo(pixels(before, image.getValue()));
        }
        ImageSet trainBefore = competition.trainImages(workspace);
        ImageSet trainAfter = published.trainImages(host);
        for (int i = 0; i < trainAfter.ids().size(); i++) {
            String id = trainBefore.ids().get(i);
            assertThat(pixels(trainAfter, "" + i)).isEqualTo(pixels(trainBefore, id));
            assertThat(trainAfter.labelMap("" + i)).isEqualTo(trainBefore.labelMap(id));
            assertThat(trainAfter.labels("" + i).present())
                    .isEqualTo(trainBefore.labels(id).present());
        }
    }

    @Test
    void nothingPublicRevealsTheOrderTheSeedOrTheAnswers() throws IOException {
        Workspace workspace = sample();
        Competition competition = CompetitionFile.load(workspace, "sample", Map.of());
        Publication publication = Publication.publish(competition, workspace, target, Progress.NONE);
        PublicationKey key = key();
        List<String> originals = competition.testImages(workspace).ids();
        assertThat(new ArrayList<>(key.test().values()))
                .containsExactlyInAnyOrderElementsOf(originals)
                .isNotEqualTo(originals);
        try (var files = Files.walk(publication.publicFolder())) {
            for (Path file : files.toList()) {
                assertThat(Files.getLastModifiedTime(file).toInstant())
                        .isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
                if (Files.isRegularFile(file)) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(text).doesNotContain(key.seed(), "2009_0", "Public", "Private");
                }
            }
        }
        assertThat(Files.readAllLines(publication.publicFolder().resolve("test/test_set.csv")))
                .hasSize(SAMPLE_TEST + 1)
                .last()
                .asString()
                .isEqualTo((SAMPLE_TEST - 1) + ",-1".repeat(20));
        assertThat(publication.publicFolder().resolve("test/seg")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(publication.privateFolder())))
                .isEqualTo("rwx------");
        assertThat(key.seed()).matches("[0-9a-f]{64}");
    }

    @Test
    void theSeedDecidesOrderAndPublicShare() throws IOException {
        List<String> train = List.of("t");
        List<String> test = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            test.add("image" + i);
        }
        PublicationKey one = PublicationKey.draw("x", train, test, new SecureRandom());
        PublicationKey other = PublicationKey.draw("x", train, test, new SecureRandom());
        assertThat(other.seed()).isNotEqualTo(one.seed());
        assertThat(other.test()).isNotEqualTo(one.test());
        assertThat(other.publicIds(0.3)).hasSize(30).isNotEqualTo(one.publicIds(0.3));
        assertThat(one.publicIds(0.3))
                .as("the public images do not depend on the order")
                .isNotEqualTo(one.test().values().stream().limit(30).collect(Collectors.toSet()));
    }

    @Test
    void publishingAgainWithTheKeyGivesTheSameBytes() throws IOException {
        publishTiny();
        Map<String, List<Byte>> first = Tiny.files(target);
        publishTiny();
        assertThat(Tiny.files(target)).isEqualTo(first);
        Path other = folder.resolve("elsewhere");
        Files.createDirectories(other.resolve("private"));
        Files.copy(target.resolve("private/key.yaml"), other.resolve("private/key.yaml"));
        Workspace workspace = new Workspace(folder);
        Publication.publish(Tiny.load(workspace), workspace, other, Progress.NONE);
        assertThat(Tiny.files(other)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 9, 10, 12, 14})
    void anInterruptedPublicationStartsAgainWithItsKey(int step) throws IOException {
        Workspace workspace = Tiny.workspace(folder);
        assertThatThrownBy(() -> Publication.publish(Tiny.load(workspace), workspace, target, stopAt(step)))
                .hasMessage("stopped");
        assertThat(target.resolve("public")).doesNotExist();
        Map<String, List<Byte>> left = Files.exists(target) ? Tiny.files(target) : new HashMap<>();
        Publication.publish(Tiny.load(workspace), workspace, target, Progress.NONE);
        Map<String, List<Byte>> whole = Tiny.files(target);
        assertThat(whole).hasSize(20).containsAllEntriesOf(left);
    }

    @Test
    void checksumsPassSha256sum() throws Exception {
        publishTiny();
        for (String part : List.of("public", "private")) {
            Process check = new ProcessBuilder("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS")
                    .directory(target.resolve(part).toFile())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(check.waitFor()).isZero();
        }
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("thesis.txt"), "mine");
        assertThatThrownBy(this::publishTiny)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        target + " is not empty, and contains no private/key.yaml of an earlier publication; name a new"
                                + " or empty folder");
        assertThat(Tiny.files(target)).containsOnlyKeys("thesis.txt");
        target = target.resolve("thesis.txt");
        assertThatThrownBy(this::publishTiny)
                .isInstanceOf(InputException.class)
                .hasMessage(target + " is a file; expected a folder to publish into");
    }

    @Test
    void publishingNeedsTestLabels() throws IOException {
        Workspace workspace = Tiny.workspace(folder);
        Files.writeString(folder.resolve("data/tiny/test/test_set.csv"), "Id\n0\n1\n2\n");
        assertThatThrownBy(() -> Publication.publish(Tiny.load(workspace), workspace, target, Progress.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("competition tiny has no labels for its test images, so there is no solution");
        assertThat(target).doesNotExist();
        Competition heldOut = Tiny.load(workspace, "holdout.fraction=0.5", "holdout.seed=3");
        Publication.publish(heldOut, workspace, target, Progress.NONE);
        assertThat(key().test()).hasSize(2);
        assertThat(key().train()).hasSize(2);
    }

    @Test
    void aKeyOfOtherImagesIsRefused() throws IOException {
        publishTiny();
        Workspace workspace = new Workspace(folder);
        Path list = folder.resolve("data/tiny/test/test_set.csv");
        Path key = target.resolve("private/key.yaml");
        String good = Files.readString(key);
        Files.writeString(list, Files.readString(list).replace("2,0,0,0\n", ""));
        assertRefused(
                workspace,
                ": the key lists other images than the data set has (4 for train, 2 for test); the data set or"
                        + " the key was changed: restore it, or publish to another folder");
        Tiny.workspace(folder);
        Files.writeString(key, good.replace("\"tiny\"", "\"large\""));
        assertRefused(workspace, ": this is the key of competition large; expected tiny: publish to another folder");
        Files.writeString(key, good.replaceFirst("seed: \"..", "seed: \""));
        assertRefused(workspace, ": expected the key's competition and its seed of 64 hexadecimal digits");
        Files.writeString(key, "seed");
        assertRefused(workspace, ":1: found seed; expected keys with values, {key: value}");
    }

    private void assertRefused(Workspace workspace, String message) {
        assertThatThrownBy(() -> Publication.publish(Tiny.load(workspace), workspace, target, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage(target.resolve("private/key.yaml") + message);
    }

    private Publication publishTiny() throws IOException {
        Workspace workspace = Tiny.workspace(folder);
        return Publication.publish(Tiny.load(workspace), workspace, target, Progress.NONE);
    }

    private PublicationKey key() throws IOException {
        return StrictYaml.of(PublicationKey.class, "").read(target.resolve("private/key.yaml"), Map.of());
    }

    /** The sample competition with few images, in this test's folder. */
    private Workspace sample() throws IOException {
        Workspace workspace = new Workspace(folder);
        Path rules = folder.resolve("competition/sample");
        Files.createDirectories(rules);
        Files.copy(Path.of("competition/sample/competition.yaml"), rules.resolve("competition.yaml"));
        SampleGenerator.generate(folder.resolve("data/sample"), 8, SAMPLE_TEST, 3, 2, Progress.NONE);
        return workspace;
    }

    private static int[] pixels(ImageSet images, String id) throws IOException {
        var image = images.image(id);
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** A progress that fails at a step, like a full disk or an interrupt by the user. */
    private static Progress stopAt(int step) {
        int[] left = {step};
        return (what, total) -> new Progress.Task() {
            @Override
            public void step() {
                if (--left[0] == 0) {
                    throw new IllegalStateException("stopped");
                }
            }

            @Override
            public void close() {}
        };
    }
}
