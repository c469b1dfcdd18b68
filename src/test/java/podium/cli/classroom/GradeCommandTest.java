package podium.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.core.files.FolderLock;

/** Grades a folder of hand-ins with {@code podium grade}. */
class GradeCommandTest {
    @TempDir
    private static Path shared;

    private static CommandLineWorkspace workspace;
    private static String prior;
    private static String random;
    private static String priorScore;

    @TempDir
    private Path folder;

    private Path hands;

    @BeforeAll
    static void play() throws IOException {
        workspace = CommandLineWorkspace.make(shared.resolve("workspace")).withSample(32);
        CommandLineRun run = workspace.done(
                "run", "--classifier", "none", "--segmenter", "none", "--set", "limits={daily: 1, finals: 1}");
        prior = Files.readString(workspace.run("prior-").resolve("submission.csv"));
        random = Files.readString(workspace.run("random-").resolve("submission.csv"));
        priorScore = run.out()
                .lines()
                .filter(line -> line.contains(" prior "))
                .map(line -> line.strip().split("\\s+", -1)[2])
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void handIn() throws IOException {
        hands = folder.resolve("hand-ins");
        write("Alpha/work.ipynb", "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"text\"}]}", 1);
        write("Alpha/submission.csv", prior, 1);
        write("Beta/nb/final.ipynb", "{}", 2);
        write("Beta/nb/out.csv", random, 2);
        write("Beta/old/submission.csv", prior, 3);
        write("Beta/old/first.ipynb", "{}", 1);
        write("Delta/submission.csv", "Id,Predicted\n1,1 1\n", 1);
        write("Epsilon/report.ipynb", "{}", 1);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(hands.resolve("Gamma.zip")))) {
            zip.putNextEntry(new ZipEntry("x/work.ipynb"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("x/submission.csv"));
            zip.write(changed(prior).getBytes(StandardCharsets.UTF_8));
        }
        write("=Zeta/notes.txt", "no notebook", 1);
        Files.createSymbolicLink(hands.resolve("=Zeta/submission.csv"), hands.resolve("Alpha/submission.csv"));
        write("readme.txt", "ignored", 1);
        write("claims.csv", "team,public\nalpha," + priorScore + "\nbeta,0.9\nomega,0.5\n", 1);
    }

    /** Changes one of sixteen rows. */
    private static String changed(String csv) {
        List<String> lines = new ArrayList<>(csv.lines().toList());
        lines.set(1, lines.get(1).replaceFirst(",.*", ",1 1"));
        return String.join("\n", lines) + "\n";
    }

    private void write(String name, String text, int day) throws IOException {
        Path file = hands.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + day * 86_400_000L));
    }

    private CommandLineRun grade() {
        return workspace.podium(
                "grade",
                hands.toString(),
                "-c",
                "sample",
                "--claims",
                hands.resolve("claims.csv").toString(),
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void everyHandInGetsItsVerdict() throws IOException {
        CommandLineRun run = grade();
        assertThat(run.code()).as(run.err()).isZero();
        List<String> rows = run.out().lines().toList();
        assertThat(rows)
                .anyMatch(line ->
                        line.matches("Alpha +reproduced +" + priorScore + " .* 0.000000 +0\\.\\d+ +1 +submission.csv"))
                .anyMatch(line -> line.matches("Beta +differs .* 0.900000 +-0\\.\\d+ +0\\.\\d+ +nb/out.csv"))
                .anyMatch(line -> line.matches("Delta +invalid .*"))
                .anyMatch(line -> line.matches("Epsilon +missing"))
                .anyMatch(line -> line.matches("Gamma +scored .*x/submission.csv"))
                .anyMatch(line -> line.matches("=Zeta +missing"));
        assertThat(run.out())
                .contains("Beta: 2 notebooks were found; nb/final.ipynb is graded, not old/first.ipynb")
                .contains("Beta: 2 submissions were found; nb/out.csv is graded, not old/submission.csv")
                .contains("=Zeta: submission.csv is a link, and was not followed")
                .contains("Delta: line 2: unknown Id '1'", "Delta: and 12 more errors")
                .containsPattern("Gamma: similar submission: 9\\d\\.\\d% of the rows equal those of Alpha");
        assertThat(run.out()).contains("Epsilon: report.ipynb: the file is not a notebook; expected cells");
        assertThat(folder.resolve("out/findings.csv"))
                .content()
                .contains("Alpha,work.ipynb,0,0,no submission,no cell writes a submission.csv,the submission cannot");
        assertThat(run.err()).contains("omega claims a score, but has no hand-in");
        assertThat(folder.resolve("out/grades.csv"))
                .content()
                .startsWith("team,verdict,public,private,")
                .contains("'=Zeta,missing");
        assertThat(folder.resolve("out/grades.json"))
                .content()
                .contains("\"team\" : \"Alpha\"", "\"verdict\" : \"reproduced\"", "\"findings\" : null");
        assertThat(workspace.podium("leaderboard", "sample").out()).doesNotContain("Alpha");
    }

    private CommandLineRun gradedWithFeedback() {
        String out = folder.resolve("out").toString();
        return workspace.done("grade", hands.toString(), "-c", "sample", "--out", out, "--feedback");
    }

    @Test
    void feedbackPagesHidePrivateScoresAndOtherTeams() throws IOException {
        String name = "<script>alert(1)</script>";
        write(
                "Eve/x.ipynb",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\", \"outputs\": [{\"output_type\": \"error\", \"ename\": \""
                        + name + "\"}]}]}",
                1);
        gradedWithFeedback();
        String page = Files.readString(folder.resolve("out/grades.html"));
        assertThat(page)
                .contains(
                        "class=\"sortable\"",
                        "script-src 'sha256-",
                        "Alpha",
                        "similar submission: ",
                        "pixel Dice",
                        "data:image/jpeg;base64,",
                        "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "http://", "https://");
        String feedback = Files.readString(folder.resolve("out/feedback/Alpha.html"));
        assertThat(feedback)
                .contains("Verdict: scored. Public score: " + priorScore, "no cell writes a submission.csv")
                .doesNotContain("Gamma", "Beta", "<script", "Private", "private", "data:image", "pixel Dice");
        assertThat(folder.resolve("out/feedback"))
                .isDirectoryContaining(file -> file.getFileName().toString().startsWith("_Zeta-"));
    }

    @Test
    void correctionsAreAppliedAndReported() throws IOException {
        write("corrections.yaml", """
                teams:
                  - {team: Beta, submission: old/submission.csv, notebook: old/first.ipynb, penalty: 25%, note: late}
                  - {team: Alpha, submission: other.csv, points: 0.01, penalty: 10%}
                  - {team: Gamma, points: 1}
                  - {team: Epsilon, points: 0.5}
                """, 1);
        CommandLineRun run = gradedWithFeedback();
        assertThat(run.out())
                .containsPattern("Beta +scored +" + priorScore + ".*old/submission.csv")
                .contains("Beta: corrected by the grader: notebook old/first.ipynb, submission old/submission.csv,"
                        + " penalty 25% (late)")
                .contains("Alpha: the submission other.csv of corrections.yaml does not exist in this hand-in")
                .contains("Alpha: corrected by the grader: submission other.csv, penalty 10%, points 0.01")
                .doesNotContain("Beta: 2 submissions", "Epsilon: counted");
        JsonNode grades = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("out/grades.json").toFile());
        double alpha = grade(grades, "Alpha").get("private").asDouble();
        double beta = grade(grades, "Beta").get("private").asDouble();
        double gamma = grade(grades, "Gamma").get("private").asDouble();
        String alphas = String.format(Locale.ROOT, "%.6f - 10%% - 0.01 = %.6f", alpha, 0.9 * alpha - 0.01);
        String betas = String.format(Locale.ROOT, "%.6f - 25%% = %.6f", beta, 0.75 * beta);
        String gammas = String.format(Locale.ROOT, "%.6f - 1 = 0.000000, since no score is below 0", gamma);
        assertThat(run.out())
                .contains("Alpha: counted: " + alphas, "Beta: counted: " + betas, "Gamma: counted: " + gammas);
        assertThat(grade(grades, "Alpha").get("counted").asDouble()).isCloseTo(0.9 * alpha - 0.01, within(1e-12));
        assertThat(grade(grades, "Alpha").get("arithmetic").asText()).isEqualTo(alphas);
        assertThat(grade(grades, "Epsilon").get("arithmetic").asText()).isEmpty();
        assertThat(folder.resolve("out/grades.csv")).content().contains(",arithmetic,", "," + betas + ",");
        assertThat(folder.resolve("out/grades.html")).content().contains(alphas);
        assertThat(folder.resolve("out/feedback/Alpha.html"))
                .content()
                .contains("penalty 10%, points 0.01")
                .doesNotContain("counted", String.format(Locale.ROOT, "%.6f", alpha));
    }

    private static JsonNode grade(JsonNode grades, String team) {
        return StreamSupport.stream(grades.spliterator(), false)
                .filter(node -> node.get("team").asText().equals(team))
                .findFirst()
                .orElseThrow();
    }

    /** Nothing is graded, and the ledger gets no entry. */
    @Test
    void aWrongCorrectionOrClaimStopsBeforeGrading() throws IOException {
        write("corrections.yaml", "teams:\n  - {team: Beta, penalty: 0.1}\n", 1);
        assertThat(grade())
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains(
                        "corrections.yaml:2: teams[0].penalty is 0.1; expected a share with a percent sign: write `penalty:"
                                + " 10%` to subtract that share of the private score, or `points: 0.1` to subtract that number");
        write("corrections.yaml", "teams:\n  - {team: Epsilon}\n  - {team: Gama, penalty: 10%}\n", 1);
        assertThat(grade())
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("corrections.yaml: teams[1].team is 'Gama', but no hand-in has this name; did you mean"
                        + " 'Gamma'?")
                .doesNotContain("Epsilon");
        Files.delete(hands.resolve("corrections.yaml"));
        write("claims.csv", "team,public\nalpha,0e1\nbeta,1E+400000000\n", 1);
        assertThat(grade())
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains(
                        "claims.csv:2: the public score is '0e1'", "claims.csv:3: the public score is '1E+400000000'");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void nanInPlaceOfEmptyCellsIsOneProblem() throws IOException {
        write("Delta/submission.csv", prior.replaceAll("(?m)(_segmentation),.*$", "$1,nan"), 1);
        assertThat(grade().out())
                .containsPattern("Delta: \\d+ cells say \"nothing\" with 'nan'; expected an empty cell. Leave the"
                        + " cell empty")
                .doesNotContain("Delta: line", "Delta: and");
    }

    /** The code is the same with other variable names. Code of the template does not count. */
    @Test
    void sharedCodeIsShownSideBySide() throws IOException {
        write("Kappa/k.ipynb", notebook("first"), 1);
        write("Lambda/l.ipynb", notebook("other"), 1);
        CommandLineRun run = grade();
        assertThat(run.out())
                .contains(
                        "Kappa: similar code: 100.0% of it is also in the notebook of Lambda, mostly in cells 1 and 1")
                .contains("Lambda: similar code: 100.0% of it is also in the notebook of Kappa");
        assertThat(folder.resolve("out/grades.html"))
                .content()
                .contains("Kappa, cell 1", "Lambda, cell 1", "<pre>first0 = call0(first0 + 0)", "<pre>other0 = call0(");
        Path template = folder.resolve("template.ipynb");
        Files.writeString(template, notebook("given"));
        CommandLineRun less = workspace.podium(
                "grade",
                hands.toString(),
                "-c",
                "sample",
                "--out",
                folder.resolve("less").toString(),
                "--template",
                template.toString());
        assertThat(less.out()).doesNotContain("similar code: ");
    }

    private static String notebook(String name) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            code.append(name)
                    .append(i)
                    .append(" = call")
                    .append(i)
                    .append('(')
                    .append(name)
                    .append(i)
                    .append(" + ");
            code.append(i).append(")\\n");
        }
        return "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"" + code + "\"}]}";
    }

    /** The result is the same even if stored scores are lost, since the ledger has them. */
    @Test
    void gradingTwiceGivesTheSameResult() throws IOException {
        String first = grade().out();
        String json = Files.readString(folder.resolve("out/grades.json"));
        assertThat(grade().out()).isEqualTo(first);
        try (Stream<Path> kept = Files.list(folder.resolve("out/kept/scored"))) {
            List<Path> files = kept.toList();
            assertThat(files).hasSize(4);
            Files.delete(files.get(0));
            Files.writeString(files.get(1), "{");
        }
        assertThat(grade().out()).isEqualTo(first);
        assertThat(folder.resolve("out/grades.json")).hasContent(json);
        write("Beta/nb/out.csv", prior, 4);
        assertThat(grade().out())
                .isNotEqualTo(first)
                .contains("Beta: same file: 100.0% of the rows equal those of Alpha");
    }

    /** Two processes must not read and write the same folder. */
    @Test
    void concurrentGradingIsRefused() throws IOException {
        try (FolderLock lock = FolderLock.take(folder.resolve("out/.lock"))) {
            assertThat(grade())
                    .returns(1, CommandLineRun::code)
                    .extracting(CommandLineRun::err)
                    .asString()
                    .contains(".lock is locked: another process is writing the same files; wait until it is done");
        }
        assertThat(grade().code()).isZero();
    }

    @Test
    void foldersThatCannotBeGradedAreReported() throws IOException {
        assertThat(workspace.podium("grade", folder.resolve("none").toString(), "-c", "sample"))
                .returns(1, CommandLineRun::code)
                .extracting(CommandLineRun::err)
                .asString()
                .contains("no such folder; expected one with a folder, an archive, a notebook or a CSV per team");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(workspace.podium("grade", empty.toString(), "-c", "sample").err())
                .contains("no hand-in");
        Files.writeString(empty.resolve("Broken.zip"), "no zip");
        CommandLineRun broken = workspace.podium("grade", empty.toString(), "-c", "sample");
        assertThat(broken.code()).isZero();
        assertThat(broken.out()).contains("Broken  missing", "Broken.zip was refused: it is not a readable zip");
    }

    @Test
    void filesWithPrivateScoresAreReadableOnlyByTheOwner() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system has no modes");
        Files.createDirectories(hands.resolve("Ada"));
        Files.writeString(hands.resolve("Ada/submission.csv"), prior);
        Path out = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path export = Files.writeString(folder.resolve("board.html"), "as it was");

        workspace.podium("grade", hands.toString(), "-c", "sample", "--out", out.toString(), "--feedback");
        workspace.podium("leaderboard", "sample", "--private", "--format", "html", "--out", export.toString());
        Path secret = workspace.resolve("data/prepared/sample/private");
        for (Path below : List.of(out, export, secret)) {
            try (Stream<Path> files = Files.walk(below)) {
                assertThat(files.filter(file -> !file.startsWith(out.resolve("feedback"))))
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .as("%s", file)
                                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }
        assertThat(Files.getPosixFilePermissions(workspace.resolve("data/prepared/sample/public/train.csv")))
                .as("the feedback for teams")
                .contains(PosixFilePermission.OTHERS_READ);
    }
}
