package podium.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.TrainedSample;
import podium.cli.console.ExitCode;
import podium.data.image.RgbImage;
import podium.data.image.RgbPng;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.lab.attack.Perturbation;

/** Attacks networks that were trained on the sample. */
class AttackCommandTest {
    private final CommandLineWorkspace workspace = TrainedSample.small().workspace();
    private final Path classifier = TrainedSample.small().classifier();
    private final Path segmenter = TrainedSample.small().segmenter();

    @TempDir
    private Path folder;

    private CommandLineRun attack(Path run, String... arguments) {
        return workspace.podium(Stream.concat(Stream.of("attack", run.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void writtenImagesStayWithinEpsilon() throws IOException {
        CommandLineRun run = attack(
                classifier,
                "test",
                "--epsilon",
                "0,2,5",
                "--out",
                out(),
                "--panels",
                "2",
                "--against",
                classifier.toString());
        assertThat(run.code()).as(run.err()).isZero();
        String name = String.valueOf(classifier.getFileName());
        assertThat(run.out().lines().filter(line -> line.startsWith(name))).hasSize(6);
        assertThat(run.out()).containsPattern(name + " +0 +\\d+ .* +10 +0\\.000 ");
        Path out = Path.of(out());
        Path images = workspace.resolve("data/sample/JPEGImages");
        List<Path> attacked;
        try (Stream<Path> files = Files.list(out.resolve("eps-5/images"))) {
            attacked = files.toList();
        }
        assertThat(attacked).hasSize(10);
        for (Path png : attacked) {
            String file = String.valueOf(png.getFileName());
            RgbImage original = RgbImage.read(images.resolve(file.replace(".png", ".jpg")));
            assertThat(Perturbation.of(original, RgbImage.read(out.resolve("eps-0/images/" + file))))
                    .isEqualTo(new Perturbation(0, 0, 1));
            assertThat(Perturbation.of(original, RgbImage.read(out.resolve("eps-2/images/" + file)))
                            .linf())
                    .isBetween(1, 2);
            assertThat(Perturbation.of(original, RgbImage.read(png)).linf()).isBetween(1, 5);
        }
        assertThat(out.resolve("eps-5/scores.csv"))
                .content()
                .startsWith("Id,aeroplane,")
                .hasLineCount(11);
        assertThat(out.resolve("attack.csv")).content().hasLineCount(7);
        assertThat(out.resolve("images.csv")).content().hasLineCount(31);
        assertThat(out.resolve("panels")).isDirectoryContaining("glob:**.png");
    }

    private static List<String> rows(CommandLineRun run, double epsilon) {
        String number = Long.toString((long) epsilon);
        return run.out()
                .lines()
                .filter(line -> line.matches("\\S+ +" + number + " .*")
                        || line.startsWith("Detector bits:3 at epsilon " + number + ":"))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private static List<String> lines(Path csv, String start) throws IOException {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.filter(line -> line.matches(start)).toList();
        }
    }

    /** This holds for images, rows of both networks, figures of the detector, and files for 'podium encode'. */
    @Test
    void figuresOfAnEpsilonDoNotDependOnOtherEpsilons() throws IOException {
        for (String method : List.of("fgsm", "pgd")) {
            String[] settings = {"--method", method, "--steps", "3", "--against", classifier.toString(), "--detector"};
            Path alone = folder.resolve(method + "-alone");
            Path among = folder.resolve(method + "-among");
            CommandLineRun one = attack(classifier, arguments("8", alone, settings));
            CommandLineRun many = attack(classifier, arguments("16,1,8,2", among, settings));
            assertThat(one.code()).as(one.err()).isZero();
            assertThat(rows(one, 8)).hasSize(3).isEqualTo(rows(many, 8));
            assertSameImages(alone, among, "images");
            assertThat(among.resolve("eps-8/scores.csv")).hasSameTextualContentAs(alone.resolve("eps-8/scores.csv"));
            assertThat(lines(among.resolve("images.csv"), "[^,]+,8,.*"))
                    .hasSize(10)
                    .isEqualTo(lines(alone.resolve("images.csv"), "[^,]+,8,.*"));
            assertThat(lines(among.resolve("attack.csv"), "[^,]+,8,.*"))
                    .hasSize(2)
                    .isEqualTo(lines(alone.resolve("attack.csv"), "[^,]+,8,.*"));
            if (method.equals("fgsm")) {
                assertThat(lines(among.resolve("images.csv"), "([^,]+,){2}[^,]+,true,([^,]+,){3}(1|2|8|16),.*"))
                        .hasSize(40)
                        .allMatch(line -> line.split(",", -1)[1].equals(line.split(",", -1)[7]));
            }
            assertThat(many.out()).contains("epsilon or smaller");
            assertThat(one.out()).doesNotContain("epsilon or smaller");
        }
    }

    @Test
    void labelMapsOfAnEpsilonDoNotDependOnOtherEpsilons() throws IOException {
        Path alone = folder.resolve("alone");
        Path among = folder.resolve("among");
        CommandLineRun one = attack(segmenter, "test", "--epsilon", "8", "--limit", "4", "--out", alone.toString());
        CommandLineRun many = attack(segmenter, "test", "--epsilon", "1,8", "--limit", "4", "--out", among.toString());
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(rows(one, 8)).hasSize(1).isEqualTo(rows(many, 8));
        assertSameImages(alone, among, "images");
        assertSameImages(alone, among, "masks");
    }

    private static String[] arguments(String epsilons, Path out, String... settings) {
        return Stream.of(
                        Stream.of("test", "--epsilon", epsilons, "--out", out.toString()),
                        Stream.of(settings),
                        Stream.of("bits:3"))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static void assertSameImages(Path alone, Path among, String kind) throws IOException {
        try (Stream<Path> files = Files.list(alone.resolve("eps-8").resolve(kind))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(png -> assertThat(
                                    among.resolve("eps-8").resolve(kind).resolve(png.getFileName()))
                            .hasSameBinaryContentAs(png));
        }
    }

    /** Only the images of the added epsilon are computed. */
    @Test
    void addingAnEpsilonKeepsTheExistingImages() throws IOException {
        Path out = Path.of(out());
        String first = attack(classifier, "test", "--epsilon", "2", "--limit", "3", "--out", out())
                .out();
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        List<Path> there;
        try (Stream<Path> files = Files.list(out.resolve("eps-2/images"))) {
            there = files.toList();
        }
        for (Path png : there) {
            Files.setLastModifiedTime(png, old);
        }
        CommandLineRun more = attack(classifier, "test", "--epsilon", "2,4", "--limit", "3", "--out", out());
        assertThat(more.code()).as(more.err()).isZero();
        assertThat(more.out()).contains(first.lines().toList().get(2));
        for (Path png : there) {
            assertThat(Files.getLastModifiedTime(png)).isEqualTo(old);
        }
        Path stranger = there.get(0);
        byte[] bytes = Files.readAllBytes(there.get(1));
        Files.write(stranger, bytes);
        assertThat(attack(classifier, "test", "--epsilon", "2", "--limit", "3", "--out", out()))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("differs from the original image by more than epsilon 2; delete it to attack the image"
                        + " again");
    }

    /** Earlier versions also stored images that a smaller epsilon had found. */
    @Test
    void aFolderOfAnEarlierVersionIsRefused() throws IOException {
        Path settings = Files.createDirectories(Path.of(out())).resolve("attack.txt");
        Files.writeString(settings, classifier + "\ntest\nGradientAttack[method=FGSM]\n[1.0, 8.0]\n");
        assertThat(attack(classifier, "test", "--epsilon", "8", "--out", out()))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("was written by an earlier version of Podium")
                .contains("name another --out, or delete " + out());
    }

    @Test
    void imagesWithoutTruthAreComparedWithThePrediction() {
        String photographs = workspace.resolve("data/sample/JPEGImages").toString();
        CommandLineRun run = attack(classifier, photographs, "--epsilon", "4", "--limit", "3", "--out", out());
        assertThat(run.err()).contains("The truth of these images is unknown.");
        assertThat(run.out()).containsPattern(" 4 +3 .* 3 +\\d\\.\\d{3} +1\\.000000 ");
        assertThat(attack(classifier, "test", "--epsilon", "4", "--limit", "3", "--out", out() + "2")
                        .err())
                .doesNotContain("truth of these images is unknown");
    }

    /** No existing image is attacked again, even if its file was touched. */
    @Test
    void anInterruptedAttackContinues() throws IOException {
        String[] arguments = {
            "valid", "--method", "pgd", "--steps", "2", "--epsilon", "2", "--limit", "4", "--out", out()
        };
        String first = attack(classifier, arguments).out();
        Path images = Path.of(out(), "eps-2/images");
        Path kept;
        try (Stream<Path> files = Files.list(images)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSize(4);
            Files.delete(all.get(0));
            kept = all.get(1);
        }
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(kept, old);
        assertThat(attack(classifier, arguments).out()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(old);
        assertThat(attack(classifier, "valid", "--epsilon", "4", "--out", out()))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("holds an attack with other settings");
    }

    @Test
    void aTargetedAttackChangesASegmentersLabels() throws IOException {
        CommandLineRun run = attack(
                segmenter,
                "test",
                "--target",
                "all=dog",
                "--method",
                "momentum",
                "--steps",
                "4",
                "--epsilon",
                "64",
                "--limit",
                "3",
                "--out",
                out());
        assertThat(run.code()).as(run.err()).isZero();
        Path masks = Path.of(out(), "eps-64/masks");
        try (Stream<Path> files = Files.list(masks)) {
            assertThat(files.toList()).hasSize(3);
        }
        Path paint = folder.resolve("paint.png");
        Path any;
        try (Stream<Path> files = Files.list(workspace.resolve("data/sample/SegmentationClass"))) {
            any = files.sorted().findFirst().orElseThrow();
        }
        Files.copy(any, paint);
        CommandLineRun painted = attack(
                segmenter, "test", "--paint", paint.toString(), "--epsilon", "8", "--limit", "2", "--out", out() + "2");
        assertThat(painted.code()).as(painted.err()).isZero();
        assertThat(MaskFile.read(paint, 20, new RenumberedMasks()).width()).isPositive();
    }

    @Test
    void impossibleAttacksAreReported() throws IOException {
        assertThat(attack(classifier, "test", "--target", "+owl"))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("'owl' is not a class of this run");
        assertThat(attack(classifier, "test", "--epsilon", "300").err()).contains("expected grey levels from 0 to 255");
        assertThat(attack(classifier, "test", "--paint", "x.png").err()).contains("--paint is for segmenters");
        assertThat(attack(classifier, "test", "--against", segmenter.toString(), "--out", out())
                        .err())
                .contains("has another task than the attacked run");
        assertThat(attack(folder, "test")).returns(1, CommandLineRun::code);
        Path small = folder.resolve("small.png");
        try (var stream = Files.newOutputStream(small)) {
            RgbPng.write(RgbImage.of(2, 2, new byte[12]), stream);
        }
        assertThat(attack(classifier, small.toString(), "--out", out() + "3").err())
                .contains("small: 2 x 2 pixels; expected 16 or more on each side");
    }

    @Test
    void defencesAndDetectorsAreEvaluated() throws IOException {
        for (String defence : List.of("jpeg:75", "bits:4", "pad:2", "pca:30")) {
            CommandLineRun run = attack(
                    classifier,
                    "test",
                    "--defence",
                    defence,
                    "--aware",
                    "--detector",
                    "bits:3",
                    "--epsilon",
                    "16",
                    "--limit",
                    "4",
                    "--out",
                    out() + defence.substring(0, 3));
            assertThat(run.code()).as(run.err()).isZero();
        }
        CommandLineRun run = attack(
                segmenter,
                "test",
                "--defence",
                "jpeg:75",
                "--aware",
                "--epsilon",
                "16",
                "--limit",
                "2",
                "--out",
                out());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(attack(segmenter, "test", "--defence", "pad:2").err()).contains("keeps pixels in their places");
        assertThat(attack(segmenter, "test", "--detector", "bits:2").err()).contains("--detector is for classifiers");
        assertThat(attack(classifier, "test", "--defence", "blur:2"))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("'blur:2' is not a defence");
    }

    @Test
    void aTrainedPerturberAttacks() throws IOException {
        for (Path victim : List.of(classifier, segmenter)) {
            for (String kind : List.of("network", "universal")) {
                CommandLineRun trained = workspace.done(
                        "train",
                        "sample",
                        "--recipe",
                        "perturb",
                        "--victim",
                        victim.toString(),
                        "--recipe-set",
                        "stages[0].epochs=1",
                        "--recipe-set",
                        "perturber={kind: " + kind + ", channels: 16, epsilon: 16}");
                Path out = folder.resolve(victim.getFileName() + kind);
                CommandLineRun run = attack(
                        victim,
                        "test",
                        "--perturber",
                        trained.out().strip(),
                        "--epsilon",
                        "0,4",
                        "--limit",
                        "2",
                        "--out",
                        out.toString());
                assertThat(run.code()).as(run.err()).isZero();
                assertThat(run.out())
                        .containsPattern(" 0 +\\d .* +\\d +0\\.000 ")
                        .containsPattern(" 4 +\\d ");
                try (Stream<Path> attacked = Files.list(out.resolve("eps-4/images"))) {
                    assertThat(attacked.toList())
                            .hasSize(2)
                            .allSatisfy(png -> assertThat(Perturbation.of(
                                                    RgbImage.read(workspace
                                                            .resolve("data/sample/JPEGImages")
                                                            .resolve(png.getFileName()
                                                                    .toString()
                                                                    .replace(".png", ".jpg"))),
                                                    RgbImage.read(png))
                                            .linf())
                                    .isLessThanOrEqualTo(4));
                }
            }
        }
    }

    @Test
    void runsThatCannotPerturbOrTeachAreReported() {
        assertThat(attack(classifier, "test", "--perturber", classifier.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.COULD_NOT))
                .satisfies(run -> assertThat(run.err()).contains("its recipe has no perturber.kind"));
        assertThat(workspace.podium("train", "sample", "--recipe", "perturb").err())
                .contains("name it with --victim RUN");
        assertThat(workspace
                        .podium("train", "sample", "--recipe", "classifier", "--victim", classifier.toString())
                        .err())
                .contains("--victim is for recipes with perturber.kind");
        assertThat(workspace
                        .podium("train", "sample", "--recipe", "perturb", "--victim", "nowhere")
                        .err())
                .contains("not a run folder");
        assertThat(workspace
                        .podium("train", "sample", "--recipe", "classifier", "--teacher", segmenter.toString())
                        .err())
                .contains("expected a classifier's run as the teacher");
        assertThat(workspace
                        .podium(
                                "train",
                                "sample",
                                "--recipe",
                                "perturb",
                                "--victim",
                                classifier.toString(),
                                "--recipe-set",
                                "perturber.target=+owl")
                        .err())
                .contains("'owl' is not a class");
    }
}
