package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the judge on a competition in which an image has exactly one class. */
class OneClassTest {
    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;
    private static CommandLineRun job;

    @TempDir
    private Path folder;

    @BeforeAll
    static void play() throws IOException {
        workspace = OneClassWorkspace.make(shared.resolve("workspace"));
        job = workspace.done("run", "marks");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path right(int images) throws IOException {
        return file("right-" + images + ".csv", OneClassWorkspace.submission(images));
    }

    private static Path baseline(String name) throws IOException {
        try (var runs = Files.list(workspace.resolve("submissions/marks"))) {
            return runs.filter(run -> run.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow()
                    .resolve("submission.csv");
        }
    }

    @Test
    void runPlaysThePriorAndRandomWithoutNetworks() throws IOException {
        assertThat(job.out()).contains("  prior ", "0.250000", "  random ");
        assertThat(Files.readAllLines(baseline("prior")))
                .as("line is the most frequent class of train")
                .hasSize(OneClassWorkspace.TEST + 1)
                .filteredOn(line -> !line.startsWith("Id"))
                .allMatch(line -> line.endsWith("_classification,2 1"));
        assertThat(Files.readAllLines(baseline("random")))
                .filteredOn(line -> !line.startsWith("Id"))
                .allMatch(line -> line.matches("\\d+_classification,[1-4] 1"));
        assertThat(workspace.resolve("leaderboard/marks.html")).content().contains("Four marks", "0.250000");
    }

    @Test
    void theSampleNamesTheFirstClassAndIsWarnedOf() throws IOException {
        Path sample = workspace.resolve("data/prepared/marks/public/sample_submission.csv");
        assertThat(Files.readAllLines(sample)).startsWith("Id,Predicted", "0_classification,1 1");
        assertThat(workspace.done("validate", sample.toString(), "-c", "marks").out())
                .contains("all 40 rows name class 1, as in sample_submission.csv; write the class of each image")
                .endsWith("valid: 40 rows, no errors, 1 warning\n");
    }

    @Test
    void validateRefusesTwoClassesAndNone() throws IOException {
        Path odd = file(
                "odd.csv",
                OneClassWorkspace.submission(40)
                        .replace(
                                "0_classification,1 1\n1_classification,2 1\n",
                                "0_classification,1 1 3 1\n1_classification,\n")
                        .replace("\n2_classification,3 1\n", "\n2_classification,ring\n"));
        CommandLineRun run = workspace.ended(3, "validate", odd.toString(), "-c", "marks");
        String expected = "; expected exactly one class as 'k 1', where k is 1 to 4: write ";
        assertThat(run.out().lines())
                .containsExactly(
                        odd + ":2: error: 0_classification: found '1 1 3 1', 2 classes" + expected
                                + "'1 1' for class 1",
                        odd + ":3: error: 1_classification: the cell is empty" + expected + "the class of the image",
                        odd + ":4: error: 2_classification: found 'ring'" + expected
                                + "the number of the class, which counts from 1 in the order of the columns of train.csv",
                        odd + ": invalid: 40 rows, 3 errors, no warnings");
        assertThat(workspace
                        .ended(3, "validate", odd.toString(), "--metric", "accuracy", "--classes", "4")
                        .out())
                .contains("2 classes; expected exactly one class");
        assertThat(workspace.ended(3, "score", odd.toString(), "-c", "marks").err())
                .contains("2 classes; expected exactly one class");
        assertThat(workspace
                        .ended(3, "submit", odd.toString(), "-c", "marks", "--team", "Odd")
                        .err())
                .contains("2 classes; expected exactly one class");
    }

    @Test
    void scoreShowsAccuracyClassesAndMistakes() throws IOException {
        CommandLineRun run = workspace.done("score", right(30).toString(), "-c", "marks", "--ci");
        assertThat(run.out().replaceAll("(?m)[^ \\n]*right-30.csv", "FILE").replaceAll("[0-9a-f]{64}", "SUM"))
                .containsPattern("(?m)^part +accuracy +95% interval +images$")
                .containsPattern("(?m)^all +0\\.750000 +0\\.\\d{4} to 0\\.\\d{4} +40$")
                .endsWith("""

                        class  images  precision  recall     F1
                        -----  ------  ---------  ------  -----
                        dot        10      0.727   0.800  0.762
                        line       10      0.800   0.800  0.800
                        ring       10      0.778   0.700  0.737
                        wave       10      0.700   0.700  0.700
                        macro F1, the mean over classes: 0.7497

                        most frequent mistakes  predicted as  images  such as
                        ----------------------  ------------  ------  ----------
                        ring                    wave               3  30, 34, 38
                        wave                    dot                3  31, 35, 39
                        dot                     line               2  32, 36
                        line                    ring               2  33, 37
                        """)
                .doesNotContain("Dice", "Hamming", "subset", "segmentation");
        assertThat(workspace.done("score", right(40).toString(), "-c", "marks").out())
                .endsWith("The class of every image is right.\n");
    }

    @Test
    void scoreComparesInPairsAndWritesJsonAndDetails() throws IOException {
        Path details = folder.resolve("details.csv");
        CommandLineRun run = workspace.done(
                "score",
                right(38).toString(),
                "-c",
                "marks",
                "--json",
                "--against",
                right(10).toString(),
                "--details",
                details.toString());
        JsonNode node = JsonMapper.builder().build().readTree(run.out());
        assertThat(node.get("score").asDouble()).isEqualTo(0.95);
        assertThat(node.get("rows").asInt()).isEqualTo(40);
        assertThat(node.has("classification")).isFalse();
        assertThat(node.get("secondary")).hasSize(1);
        assertThat(node.at("/secondary/f1Macro").asDouble()).isEqualTo((20.0 / 21 + 1 + 18.0 / 19 + 18.0 / 20) / 4);
        assertThat(node.at("/classes/0/f1").asDouble()).isEqualTo(2.0 * 10 / 21);
        assertThat(node.get("confusion")).hasToString("[[10,0,0,0],[0,10,0,0],[0,0,9,1],[1,0,0,9]]");
        assertThat(node.at("/mistakes/0"))
                .hasToString("{\"actual\":\"ring\",\"predicted\":\"wave\",\"images\":1,\"examples\":[\"38\"]}");
        assertThat(node.at("/against/all/difference").asDouble()).isEqualTo(0.95 - 0.25);
        assertThat(node.at("/against/all/verdict").asText()).isEqualTo("better");
        assertThat(Files.readAllLines(details))
                .startsWith("Id,Usage,Width,Height,Predicted,Actual,Right")
                .anyMatch(line -> line.matches("37_classification,(Public|Private),16,16,line,line,1"))
                .anyMatch(line -> line.matches("38_classification,(Public|Private),16,16,wave,ring,0"));
    }

    @Test
    void aSolutionAloneIsReadByItsMetric() throws IOException {
        Path solution = workspace.resolve("data/prepared/marks/private/solution.csv");
        List<String> truth = List.of("--solution", solution.toString(), "--classes", "4", "--metric", "accuracy");
        assertThat(workspace
                        .done(
                                "score",
                                right(30).toString(),
                                truth.get(0),
                                truth.get(1),
                                truth.get(2),
                                truth.get(3),
                                truth.get(4),
                                truth.get(5))
                        .out())
                .contains("accuracy", "0.750000", "\n3          10 ", "\n3                       4 ");
        assertThat(workspace
                        .ended(2, "score", right(30).toString(), "-c", "marks", "--metric", "accuracy")
                        .err())
                .contains("leave out --solution, --classes, --metric and --void");
        assertThat(workspace
                        .ended(2, "validate", right(30).toString(), "--metric", "acuracy")
                        .err())
                .contains("expected accuracy or column-major-dice or mean-dice or voc-miou");
    }

    @Test
    void submissionsAreRankedSelectedVerifiedAndScoredAgain() throws IOException {
        workspace.done("submit", right(20).toString(), "-c", "marks", "--team", "Owls", "-m", "half");
        workspace.done("submit", right(36).toString(), "-c", "marks", "--team", "Owls");
        assertThat(workspace.done("submissions", "marks", "--team", "Owls").out())
                .contains("half", "Owls");
        for (String format : List.of("table", "csv", "json", "markdown", "html")) {
            assertThat(workspace
                            .done("leaderboard", "marks", "--private", "--format", format)
                            .out())
                    .as(format)
                    .contains("Owls", "prior");
        }
        String entry = workspace
                .done("submissions", "marks", "--team", "Owls")
                .out()
                .lines()
                .filter(line -> line.contains("half"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replaceFirst(" .*", "");
        workspace.done("select", entry);
        assertThat(workspace.done("leaderboard", "marks", "--verify").out()).contains("Owls");
        assertThat(workspace.done("rescore", "marks").out()).isNotEmpty();
    }

    @Test
    void handInsAreGraded() throws IOException {
        Path hands = Files.createDirectories(folder.resolve("hand-ins"));
        for (String team : List.of("Ada", "Bob", "Cyd", "Dot")) {
            Files.createDirectories(hands.resolve(team));
        }
        Files.writeString(hands.resolve("Ada/submission.csv"), OneClassWorkspace.submission(24));
        Files.writeString(hands.resolve("Bob/submission.csv"), OneClassWorkspace.submission(25));
        Files.writeString(hands.resolve("Cyd/submission.csv"), OneClassWorkspace.submission(39));
        Files.writeString(hands.resolve("Dot/submission.csv"), OneClassWorkspace.submission(40));
        Path out = folder.resolve("out");
        CommandLineRun run = workspace.done("grade", hands.toString(), "-c", "marks", "--out", out.toString());
        assertThat(run.out())
                .contains("Ada: similar submission: 93.8% of the rows that are wrong in either equal those of Bob")
                .doesNotContain("those of Cyd", "those of Dot");
        assertThat(out.resolve("grades.html"))
                .content()
                .contains("predicted as", "such as")
                .doesNotContain("pixel Dice");
    }

    @Test
    void aPublishedCompetitionCanBePlayed() throws IOException {
        Path published = folder.resolve("class");
        workspace.done("prepare", "marks", "--publish", published.toString());
        assertThat(Files.readAllLines(published.resolve("public/sample_submission.csv")))
                .hasSize(41)
                .contains("0_classification,1 1");
        Path host = published.resolve("private");
        assertThat(Files.readString(host.resolve("competition/marks-published/competition.yaml")))
                .contains("labels: \"single\"", "metric: \"accuracy\"");
        CommandLineRun played = CommandLineRun.in(host, "run", "marks-published");
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.out()).contains("  prior ", "  random ");
    }

    @Test
    void anImageWithTwoClassesIsRefused() throws IOException {
        CommandLineWorkspace other = OneClassWorkspace.make(folder.resolve("workspace"));
        Path table = other.resolve("data/marks/train/train_set.csv");
        String text = Files.readString(table);
        Files.writeString(table, text.replace("\n5,0,1,0,0\n", "\n5,0,1,0,1\n"));
        assertThat(other.ended(1, "prepare", "marks").err())
                .contains("train_set.csv: image 5 has 2 classes, line and wave; expected exactly one, since labels is"
                        + " single in competition.yaml");
        Files.writeString(table, text.replace("\n5,0,1,0,0\n", "\n5,0,0,0,0\n"));
        assertThat(other.ended(1, "prepare", "marks").err()).contains("image 5 has no class; expected exactly one");
        Files.writeString(table, text);
        Path test = other.resolve("data/marks/test/test_set.csv");
        Files.writeString(test, Files.readString(test).replace("\n6,0,0,1,0\n", "\n6,1,0,1,0\n"));
        assertThat(other.ended(1, "prepare", "marks").err())
                .contains("test_set.csv: image 6 has 2 classes, dot and ring");
    }
}
