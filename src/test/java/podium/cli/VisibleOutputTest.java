package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.VisibleText;

/** Names and texts from outside must not add control characters or lines to the output of commands. */
class VisibleOutputTest {
    /** Escape sequences, a carriage return, a bidirectional mark, a zero-width space, and a line break. */
    private static final String NASTY = "\u001b[31mA\u009b2J\r\u202e\u200b\u0007\nGood: run: reproduced";

    private static final String JSON = "\\u001b[31mA\\u009b2J\\r\\u202e\\u200b\\ud800\\nGood: run: reproduced";

    @TempDir
    private static Path folder;

    private static Path nasty;

    @BeforeAll
    static void prepare() throws IOException {
        assertThat(CommandLineRun.of("init", folder.resolve("workspace").toString())
                        .code())
                .isZero();
        podium("data", "sample", "--images", "16", "--seed", "7");
        assertThat(podium("prepare", "sample").code()).isZero();
        nasty = Files.createDirectory(folder.resolve(NASTY));
    }

    private static CommandLineRun podium(String... arguments) {
        return CommandLineRun.in(folder.resolve("workspace"), arguments);
    }

    private static CommandLineRun clean(String... arguments) {
        CommandLineRun run = podium(arguments);
        String all = run.out() + run.err();
        assertThat(all.codePoints().filter(symbol -> symbol != '\n' && !VisibleText.isVisible(symbol)))
                .as(String.join(" ", arguments))
                .isEmpty();
        assertThat(all.lines()).as(String.join(" ", arguments)).noneMatch(line -> line.startsWith("Good: run"));
        return run;
    }

    private static Path sampleSubmission() {
        return folder.resolve("workspace/data/prepared/sample/public/sample_submission.csv");
    }

    @Test
    void fileNamesAndCellsOfSubmissionsAreEscaped() throws IOException {
        Path valid = Files.copy(sampleSubmission(), nasty.resolve("valid" + NASTY + ".csv"));
        Path wrong = Files.writeString(
                nasty.resolve("wrong.csv"), "Id,Predicted\n\"" + NASTY + "\",1 1\n1_segmentation,\"" + NASTY + "\"\n");
        Path header = Files.writeString(nasty.resolve("header.csv"), "\"" + NASTY + "\",Predicted\n");
        for (Path file : List.of(valid, wrong, header, nasty, nasty.resolve("none.csv"))) {
            String path = file.toString();
            clean("validate", path);
            clean("validate", path, "-c", "sample");
            clean("validate", path, "-c", "sample", "--json");
            clean("score", path, "-c", "sample");
            clean("score", path, "-c", "sample", "--json");
            clean(
                    "score",
                    path,
                    "-c",
                    "sample",
                    "--details",
                    nasty.resolve("details.csv").toString());
            clean("score", path, "--solution", path);
            clean("predict", path);
        }
        assertThat(clean("validate", valid.toString()).out()).contains("\\u001b[31mA", "\\nGood: run: reproduced");
    }

    @Test
    void teamsAndMessagesOfTheLeaderboardAreEscaped() {
        String csv = sampleSubmission().toString();
        assertThat(clean("submit", csv, "-c", "sample", "--team", NASTY, "-m", NASTY)
                        .code())
                .isZero();
        clean("submit", csv, "-c", "sample", "--team", NASTY + "x".repeat(200));
        assertThat(clean("submissions", "sample").out()).contains("\\nGood: run: reproduced");
        clean("submissions", "sample", "--team", NASTY);
        for (String format : List.of("table", "csv", "json", "markdown", "html")) {
            assertThat(clean("leaderboard", "sample", "--format", format).code())
                    .isZero();
        }
        clean("leaderboard", "sample", "--verify", "--receipt", NASTY);
        clean("leaderboard", "sample", "--out", nasty.resolve("board.csv").toString());
        clean("leaderboard", NASTY);
        clean("hide", "1");
    }

    @Test
    void wrongArgumentsAreEscaped() {
        Stream.of(
                        new String[] {NASTY},
                        new String[] {"score", "--" + NASTY},
                        new String[] {"score", "a", "--ci=" + NASTY},
                        new String[] {"help", NASTY},
                        new String[] {"grade", NASTY, "-c", "sample"},
                        new String[] {"prepare", "sample", "--set", NASTY + "=1"})
                .forEach(arguments -> assertThat(clean(arguments).code()).isNotZero());
    }

    @Test
    void namesNotebooksClaimsAndCorrectionsOfHandInsAreEscaped() throws IOException {
        Path hands = Files.createDirectories(nasty.resolve("hands"));
        Path team = Files.createDirectory(hands.resolve(NASTY));
        Files.copy(sampleSubmission(), team.resolve("submission.csv"));
        Files.writeString(team.resolve("b" + NASTY + ".csv"), "Id,Predicted\n");
        Files.createSymbolicLink(team.resolve("link" + NASTY), team);
        Files.writeString(
                team.resolve("a" + NASTY + ".ipynb"),
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"!pip install " + JSON
                        + "\", \"outputs\": [{\"output_type\": \"error\", \"ename\": \"" + JSON + "\"}]}], \"" + JSON
                        + "\": 1, \"nbformat\": 4}");
        Files.createDirectory(hands.resolve("Other" + NASTY));
        Files.writeString(
                hands.resolve("Other" + NASTY).resolve("submission.csv"), "Id,Predicted\n\"" + NASTY + "\",1 1\n");
        Files.writeString(hands.resolve("Other" + NASTY).resolve(NASTY + ".ipynb"), NASTY);
        Files.writeString(hands.resolve(NASTY + ".zip"), "no zip");
        Files.writeString(hands.resolve(NASTY + ".txt"), "text");
        Path claims = Files.writeString(nasty.resolve("claims.csv"), "team,public\n\"some" + NASTY + "\",0.5\n");
        String[] arguments = {
            "grade",
            hands.toString(),
            "-c",
            "sample",
            "--claims",
            claims.toString(),
            "--feedback",
            "--out",
            nasty.resolve("out").toString()
        };
        CommandLineRun run = clean(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\\u001b[31mA\\u009b2J\\r\\u202e\\u200b\\u0007\\nGood: run: reproduced");
        assertThat(run.err()).contains("claims a score, but has no hand-in", "is not a hand-in");
        Files.writeString(claims, "team,public\n\"some" + NASTY + "\",\"" + NASTY + "\"\n");
        assertThat(clean(arguments).code()).isEqualTo(1);
        Files.writeString(claims, "team,public\nsome,0.5\n");
        Files.writeString(
                hands.resolve("corrections.yaml"),
                "teams:\n  - {team: \"" + JSON.replace("\\ud800", "") + "?\"}\n  - {team: x}\n");
        assertThat(clean(arguments))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("\ncorrections.yaml: teams[1].team is 'x'");
    }
}
