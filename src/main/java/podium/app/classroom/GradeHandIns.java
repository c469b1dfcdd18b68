package podium.app.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.classroom.grading.Claims;
import podium.classroom.grading.Grade;
import podium.classroom.grading.GradeStore;
import podium.classroom.grading.Grader;
import podium.classroom.grading.NotebookRuns;
import podium.classroom.handin.Corrections;
import podium.classroom.handin.HandInFolder;
import podium.classroom.handin.Source;
import podium.classroom.handin.Steps;
import podium.classroom.notebook.Notebook;
import podium.classroom.notebook.NotebookReader;
import podium.core.files.FileName;
import podium.core.files.FolderLock;
import podium.core.files.OwnerOnly;
import podium.core.files.Sha256;
import podium.core.files.WriteAside;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Team;
import podium.judge.submission.ReadLimits;
import podium.report.pages.GradePage;
import podium.report.pages.SubmissionDetail;
import podium.report.scores.GradeReport;

/**
 * Grades a folder of hand-ins: scores each team's submission, compares it with the team's claim, and writes reports.
 *
 * <pre>
 * OUT/grades.csv           a row per hand-in, with private scores
 * OUT/findings.csv         the findings in notebooks
 * OUT/grades.json          grades and findings in full precision
 * OUT/grades.html          a page for graders
 * OUT/panels/              pictures of the worst images
 * OUT/feedback/TEAM.html   a page for each team, on request
 * </pre>
 */
public final class GradeHandIns {
    private final Context context;

    public GradeHandIns(Context context) {
        this.context = context;
    }

    /**
     * A request to grade.
     *
     * @param hands the folder of hand-ins
     * @param claims the file of claims; null for none
     * @param template the notebook that all teams were given; null for none
     * @param notebooks the settings of notebook execution; null to only read notebooks
     * @param limits the limits for reading submissions
     */
    public record Request(
            String competition,
            Path hands,
            @Nullable Path claims,
            @Nullable Path template,
            Output output,
            @Nullable NotebookSettings notebooks,
            ReadLimits limits) {}

    /**
     * The files to write.
     *
     * @param folder the folder of the grades; null for the default one
     * @param feedback true to write a page for each team
     * @param panels the number of pictures of each submission's worst images
     */
    public record Output(@Nullable Path folder, boolean feedback, int panels) {}

    /**
     * The results.
     *
     * @param unread the hand-ins that could not be opened
     * @param unknown the claims of teams without a hand-in
     * @param files the four files about all hand-ins
     */
    public record Result(
            List<Grade> grades, List<Source.Unread> unread, List<Claims.Unknown> unknown, List<Path> files) {
        public Result {
            grades = List.copyOf(grades);
            unread = List.copyOf(unread);
            unknown = List.copyOf(unknown);
            files = List.copyOf(files);
        }
    }

    /** Grades all hand-ins. A hand-in that has not changed since the last time is not graded again. */
    public Result run(Request request) throws IOException {
        Prepared prepared = Prepared.open(context.workspace(), request.competition());
        Path folder = folder(request);
        Claims claims = request.claims() == null ? Claims.none() : Claims.read(request.claims());
        Corrections corrections = Corrections.in(request.hands());
        List<Source> sources = HandInFolder.in(
                request.hands(),
                Stream.of(request.claims(), request.template(), folder)
                        .flatMap(Stream::ofNullable)
                        .toList());
        List<Team> teams = sources.stream().map(Source::team).toList();
        corrections.requireAmong(teams);
        Notebook template = request.template() == null ? null : NotebookReader.read(request.template());
        Steps steps = new Steps(request.hands(), context.warn());
        makeFolder(request, folder);
        try (FolderLock lock = FolderLock.take(folder.resolve(".lock"));
                Ledger ledger = Ledger.open(context.workspace())) {
            GradeStore store = new GradeStore(folder.resolve("kept"), rules(prepared));
            Optional<NotebookRuns> runs = request.notebooks() == null
                    ? Optional.empty()
                    : Optional.of(request.notebooks().runs(prepared, request, folder, store, context));
            List<Grade> graded = new Grader(prepared, ledger, context.clock(), request.limits(), store, template, runs)
                    .grade(sources, claims, corrections, steps, context.progress());
            List<SubmissionDetail> details = new GradeDetails(
                            prepared,
                            context.workspace(),
                            request.limits(),
                            folder.resolve("panels"),
                            request.output().panels())
                    .draw(graded, steps, context.progress());
            GradePage page = new GradePage(prepared.competition().title(), Grade.remarked(graded, steps), details);
            List<Grade> grades = request.output().feedback()
                    ? writeFeedback(page, steps, folder.resolve("feedback"))
                    : page.grades();
            List<Path> files = write(new GradeReport(grades), page, folder);
            return new Result(grades, unread(sources), claims.without(teams), files);
        }
    }

    private Path folder(Request request) {
        return request.output().folder() == null
                ? gradesFolder().resolve(request.competition())
                : request.output().folder();
    }

    private Path gradesFolder() {
        return context.workspace().leaderboard().resolve("grades");
    }

    private void makeFolder(Request request, Path folder) throws IOException {
        if (request.output().folder() == null) {
            OwnerOnly.makeFolder(gradesFolder());
        }
        OwnerOnly.makeFolder(folder);
    }

    /** The data that a stored score depends on in addition to the submission. */
    private static String rules(Prepared prepared) throws IOException {
        return CompetitionFile.format(prepared.competition())
                + (Files.isRegularFile(prepared.solutionFile()) ? Sha256.of(prepared.solutionFile()) : "no solution");
    }

    private static List<Source.Unread> unread(List<Source> sources) {
        return sources.stream()
                .filter(Source.Unread.class::isInstance)
                .map(Source.Unread.class::cast)
                .toList();
    }

    /** Writes the files about all hand-ins, readable only by the owner. */
    private static List<Path> write(GradeReport report, GradePage page, Path folder) throws IOException {
        Path csv = folder.resolve("grades.csv");
        Path findings = folder.resolve("findings.csv");
        Path json = folder.resolve("grades.json");
        Path html = folder.resolve("grades.html");
        report.writeCsv(csv);
        report.writeFindings(findings);
        report.writeJson(json);
        WriteAside.text(html, page.html());
        OwnerOnly.closeAll(folder, folder.resolve("feedback"));
        return List.of(csv, findings, json, html);
    }

    /**
     * Writes a page per hand-in, named after its team. A number keeps names distinct, even on a case-insensitive disk.
     */
    private static List<Grade> writeFeedback(GradePage page, Steps steps, Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Grade grade : page.grades()) {
            String name = FileName.of(grade.team());
            String free = name;
            for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = name + "-" + number;
            }
            Path file = folder.resolve(free + ".html");
            steps.take(grade.source(), "written a page on", () -> {
                WriteAside.text(file, page.feedback(grade));
                return file;
            });
        }
        return Grade.remarked(page.grades(), steps);
    }
}
