package podium.cli.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.cli.TrainedSample;

/** Runs all stages from an empty folder to a leaderboard, as a new user does. */
class RunCommandTest {
    @TempDir
    private Path folder;

    private CommandLineWorkspace workspace;

    @BeforeEach
    void init() throws IOException {
        workspace = CommandLineWorkspace.make(folder.resolve("my workspace")).withQuickPlayers();
    }

    @Test
    void aNewWorkspaceHasTheFourFolders() throws IOException {
        try (Stream<Path> children = Files.list(workspace.root())) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder("competition", "data", "submissions", "leaderboard");
        }
        assertThat(workspace.podium("init", workspace.root().toString()).code()).isEqualTo(1);
        Path other = folder.resolve("other workspace");
        assertThat(CommandLineRun.of("init", other.toString()).out().strip()).isEqualTo(other.toString());
    }

    @Test
    void allStagesRunAndASecondRunReusesThem() throws IOException {
        CommandLineWorkspace played = TrainedSample.played().workspace();
        CommandLineRun first = TrainedSample.played().last();
        assertThat(first.err()).contains("\n              wrote ").doesNotContain("\\n");
        assertThat(steps(first))
                .containsExactly(
                        "check",
                        "prepare",
                        "describe",
                        "prior",
                        "random",
                        "train",
                        "train",
                        "argmax",
                        "strategies",
                        "tuned",
                        "validate",
                        "validate",
                        "validate",
                        "validate",
                        "submit",
                        "submit",
                        "submit",
                        "submit",
                        "leaderboard",
                        "report");
        assertThat(first.out()).contains("  prior ", "  random ", "  argmax ", "  tuned ");
        assertThat(played.resolve("submissions/sample/report.html"))
                .content()
                .contains("Leaderboard", "Classifier", "Segmenter", "Strategies", "data:image/png")
                .contains(
                        "<svg class=\"chart",
                        ": images per class (images)</text>",
                        ": thresholds by class (threshold)<")
                .doesNotContain("there is no chart")
                .containsPattern("tuned is .* prior on the public images")
                .doesNotContain("<script", "http://", "https://");
        Path submission = played.run("prior-").resolve("submission.csv");
        assertThat(submission).exists();
        CommandLineRun score = played.podium("score", submission.toString(), "-c", "sample");
        assertThat(score.code()).isZero();
        assertThat(score.out()).contains("mean Dice", "person");

        CommandLineRun second = played.podium("run");
        assertThat(second.code()).isZero();
        assertThat(second.err())
                .contains("prior       unchanged, reused", "random      unchanged, reused")
                .contains("entry 1 of team prior is already in the ledger", "entry 2 of team random is al")
                .contains("train       classifier unchanged, reused", "train       segmenter unchanged, reused")
                .contains("argmax      unchanged, reused", "strategies  unchanged, reused")
                .contains("tuned       unchanged, reused", "entry 4 of team tuned is already in the ledger");
        assertThat(second.out()).isEqualTo(first.out());

        Files.writeString(submission, "Id,Predicted\n");
        assertThat(played.podium("run").code()).isZero();
        assertThat(Files.size(submission))
                .as("a changed output is written again")
                .isGreaterThan(100);
    }

    @Test
    void otherRulesGiveOtherSubmissionsAndScores() {
        workspace.withSample(32);
        assertThat(alone().code()).isZero();
        assertThat(alone("--set", "tasks=[classification]").code()).isZero();
        CommandLineRun masks = alone("--set", "evaluation.metric=column-major-dice");
        assertThat(masks.err()).contains("8 rows, valid");
        assertThat(masks.code()).isZero();
        CommandLineRun again = alone("--set", "evaluation.void=ignore");
        assertThat(again.code()).isZero();
        assertThat(again.err())
                .contains("rescore     0 of 4 entries without a score by the current solution were scored, 4 failed");
        assertThat(again.out()).contains("1  prior ", "2  random ");
    }

    /** Uses only the players without networks. */
    private CommandLineRun alone(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--classifier", "none", "--segmenter", "none"));
        arguments.addAll(List.of(more));
        return workspace.podium(arguments.toArray(String[]::new));
    }

    private static List<String> steps(CommandLineRun run) {
        return run.err()
                .lines()
                .filter(line -> line.matches("[a-z]+ .* \\([0-9.]+ s\\)"))
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    /** Without networks, or without their initial weights, the other players still run. */
    @Test
    void playersWithoutNetworksStillPlay() {
        workspace.withSample(32);
        CommandLineRun none = workspace.done("run", "--classifier", "none", "--segmenter", "none");
        assertThat(steps(none)).doesNotContain("train", "tuned");
        CommandLineRun few = workspace.done("run", "--segmenter", "none");
        assertThat(few.err())
                .contains("strategies  skipped: 5 valid images are too few")
                .contains("there is no segmenter, so the segmentation part stays empty");
        CommandLineRun missing = workspace.done("run", "--classifier", "none", "--weights", "none.params");
        assertThat(missing.err()).contains("segmenter skipped: ", "none.params: no such file", "--weights");
        assertThat(workspace.podium("run", "--classifier", "segmenter"))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("segmenter.yaml is for segmentation; expected a recipe for classification");
    }

    @Test
    void faultsInTheDataStopTheRun() throws IOException {
        workspace.withSample(32);
        Files.delete(workspace.resolve("data/sample/JPEGImages/2009_000003.jpg"));
        Files.writeString(workspace.resolve("data/sample/Annotations/2009_000005.xml"), "<annotation>");
        CommandLineRun check = workspace.podium("data", "check", "sample");
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("2009_000003.jpg: missing", "2009_000005.xml: line 1", "sample: 2 faults\n");
        CommandLineRun run = workspace.podium("run");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("sample: 2 faults in its data set", "2009_000003.jpg: missing");
    }

    @Test
    void aDataSetIsDescribed() {
        workspace.withSample(32);
        Path png = folder.resolve("classes.png");
        CommandLineRun run = workspace.podium("data", "describe", "sample", "--png", png.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("sample, list 'train': 24 images", "sample, list 'val': 8 images", "person");
    }

    @Test
    void preparingTwiceGivesTheSameBytes() throws IOException {
        workspace.withSample(32);
        CommandLineRun prepare = workspace.podium("prepare", "sample");
        assertThat(prepare.code()).isZero();
        Path sums = Path.of(prepare.out().strip()).resolve("SHA256SUMS");
        String first = Files.readString(sums);
        assertThat(workspace.podium("prepare", "sample").code()).isZero();
        assertThat(sums).hasContent(first);
    }

    @Test
    void mistakesHaveAnExitCodeAndAnInstruction() throws IOException {
        assertThat(workspace.podium("run", "sampel"))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("no competition 'sampel'", "kul-ga2, mnist, sample, scenes8, voc2009");
        assertThat(workspace.podium("run", "voc2009"))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("VOCdevkit", "Get VOCtrainval_11-May-2009.tar", "--data DIR");
        assertThat(workspace.podium("run", "sample", "--set", "dataset.lables=masks"))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("--set dataset.lables=masks", "did you mean labels?");
        assertThat(workspace.podium("validate", "x.csv", "-c", "sample"))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("competition sample is not prepared", "run 'podium prepare sample' first");
        Path yaml = workspace.resolve("competition/sample/competition.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "dealine: 2027-05-24T23:59:00\n");
        assertThat(workspace.podium("run", "sample"))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("competition.yaml:", "dealine", "did you mean deadline?");
        assertThat(CommandLineRun.of(
                        "run", "--workspace", folder.resolve("none").toString()))
                .returns(2, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("podium init DIR");
    }
}
