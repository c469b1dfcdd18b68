package podium.classroom.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.Corrections;
import podium.classroom.handin.HandIn;
import podium.classroom.handin.HandIns;
import podium.classroom.handin.Source;
import podium.classroom.handin.Steps;
import podium.classroom.notebook.CodePrints;
import podium.classroom.notebook.Finding;
import podium.classroom.notebook.Notebook;
import podium.classroom.notebook.NotebookReader;
import podium.classroom.notebook.NotebookReview;
import podium.core.Progress;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.SubmissionDesk;
import podium.judge.leaderboard.Team;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.ScoreFigures;
import podium.judge.submission.ReadLimits;

/**
 * Grades hand-ins. Each submission is scored like any other, recorded in the ledger's grading track, and compared with
 * the team's claim. A hand-in that has not changed since the last run is not graded again.
 */
public final class Grader {
    /** Two submissions are reported as similar from this share of equal rows. */
    private static final double ALIKE = 0.9;

    /** Two notebooks are reported as similar from this share of equal shingles. */
    private static final double ALIKE_CODE = 0.3;

    /** A notebook with fewer shingles is too short to be compared. */
    private static final int LEAST_CODE = 100;

    private static final int CELLS = 5;

    private final Prepared prepared;
    private final Ledger ledger;
    private final Clock clock;
    private final ReadLimits limits;
    private final GradeStore store;

    private final CodePrints template;
    private final Optional<NotebookRuns> runs;

    /**
     * A grader for one competition.
     *
     * @param store the store of earlier results
     * @param template the notebook that all teams were given, whose code does not count as shared; null if there is
     *     none
     * @param runs runs the notebooks; empty if they are only read
     */
    public Grader(
            Prepared prepared,
            Ledger ledger,
            Clock clock,
            ReadLimits limits,
            GradeStore store,
            @Nullable Notebook template,
            Optional<NotebookRuns> runs) {
        this.prepared = prepared;
        this.ledger = ledger;
        this.clock = clock;
        this.limits = limits;
        this.store = store;
        this.template = template == null ? CodePrints.none() : CodePrints.of(template);
        this.runs = runs;
    }

    /** Grades all hand-ins, in their order. A step that fails on a hand-in leaves a remark on its grade. */
    public List<Grade> grade(
            List<Source> sources, Claims claims, Corrections corrections, Steps steps, Progress progress)
            throws IOException {
        requireSolution();
        HandIns handIns = new HandIns(store.unpacked(), steps);
        List<HandIn> all = new ArrayList<>();
        for (Source source : sources) {
            all.add(handIns.open(source, corrections.find(source.team())));
        }
        Map<Source, Execution> executions =
                runs.isEmpty() ? Map.of() : new Executions(prepared, limits, runs.get()).run(all, steps, progress);
        Map<Team, HandIn> opened = new LinkedHashMap<>();
        List<Grade> grades = new ArrayList<>();
        List<Optional<RowPrints>> prints = new ArrayList<>();
        List<Optional<CodePrints>> codes = new ArrayList<>();
        try (Progress.Task task = progress.start("grading", sources.size())) {
            for (HandIn handIn : all) {
                HandIn twin = opened.putIfAbsent(handIn.team(), handIn);
                Path source = handIn.source().path();
                Optional<Notebook> notebook = steps.then(source, "read", handIn.notebook(), NotebookReader::read);
                codes.add(steps.then(source, "compared", notebook, read -> CodePrints.of(read, template)));
                Optional<List<Finding>> findings = steps.then(
                        source,
                        "reviewed",
                        notebook,
                        read -> NotebookReview.of(read, prepared.competition().askedHeadings()));
                Optional<Scored> scored =
                        steps.then(source, "scored", handIn.submission(), submission -> scored(handIn, submission));
                Grade grade =
                        grade(handIn, findings, scored, claims.find(handIn.team()), executions.get(handIn.source()));
                grades.add(
                        twin == null
                                ? grade
                                : grade.withShared(new SharedWork(
                                        List.of("this team also handed in "
                                                + twin.source().fileName()),
                                        List.of())));
                prints.add(
                        grade.scored().publicScore() == null
                                ? Optional.empty()
                                : steps.take(source, "compared with others", () -> prints(handIn)));
                task.step();
            }
        }
        return Grade.remarked(alike(grades, prints, codes), steps);
    }

    /** Opens the solution once before any scoring, so that a damaged solution is not blamed on a hand-in. */
    private void requireSolution() throws IOException {
        if (Files.isRegularFile(prepared.solutionFile())) {
            prepared.openSolution().close();
        }
    }

    private static Grade grade(
            HandIn handIn,
            Optional<List<Finding>> findings,
            Optional<Scored> scored,
            Claim claim,
            @Nullable Execution execution) {
        Verdict unscored = handIn.submission().isEmpty() ? Verdict.MISSING : Verdict.NOT_SCORED;
        Scored worth = scored.orElse(Scored.NOTHING);
        return new Grade(
                TeamFiles.of(handIn),
                worth,
                ClaimCheck.of(claim, scored.orElse(null), unscored),
                CountedScore.of(worth.privateScore(), handIn.deductions()),
                execution,
                findings.orElse(null),
                handIn.remarks(),
                SharedWork.NONE);
    }

    private Scored scored(HandIn handIn, Path submission) throws IOException {
        Optional<Scored> known = store.find(handIn.team(), submission);
        if (known.isPresent()) {
            return known.get();
        }
        Scored scored = Files.isRegularFile(prepared.solutionFile())
                ? submitted(handIn, submission)
                : Scored.checked(submission, prepared.competition(), limits);
        store.keep(handIn.team(), submission, scored);
        return scored;
    }

    private Scored submitted(HandIn handIn, Path submission) throws IOException {
        SubmissionDesk.Answer answer = new SubmissionDesk(ledger, prepared, clock)
                .submit(submission, handIn.team(), Entry.GRADING_TRACK, "graded", limits);
        Optional<Score> score = answer.score();
        Optional<ScoreFigures> all = score.map(found -> found.figures(Part.ALL));
        return new Scored(
                answer.file().sha256(),
                answer.file().problems().valid(),
                score.map(found -> found.figures(Part.PUBLIC).score()).orElse(null),
                score.map(found -> found.figures(Part.PRIVATE).score()).orElse(null),
                all.map(ScoreFigures::classification).filter(Double::isFinite).orElse(null),
                all.map(ScoreFigures::segmentation).filter(Double::isFinite).orElse(null),
                answer.receipt().map(receipt -> receipt.entry().sequence()).orElse(null),
                Scored.first(answer.file().problems()));
    }

    private RowPrints prints(HandIn handIn) throws IOException {
        try (Solution solution = prepared.openSolution()) {
            return RowPrints.telling(handIn.submission().orElseThrow(), solution, limits);
        }
    }

    /** Adds remarks on submissions and notebooks that share most rows, or much code, with another team. */
    private static List<Grade> alike(
            List<Grade> grades, List<Optional<RowPrints>> prints, List<Optional<CodePrints>> codes) {
        List<Grade> result = new ArrayList<>();
        for (int i = 0; i < grades.size(); i++) {
            List<String> remarks = new ArrayList<>();
            List<SharedCode> code = new ArrayList<>();
            for (int j = 0; j < grades.size(); j++) {
                if (i != j) {
                    rows(
                                    grades.get(i),
                                    grades.get(j),
                                    prints.get(i).orElse(null),
                                    prints.get(j).orElse(null))
                            .ifPresent(remarks::add);
                    code(grades.get(j), codes.get(i).orElse(null), codes.get(j).orElse(null), remarks, code);
                }
            }
            result.add(grades.get(i).withShared(new SharedWork(remarks, code)));
        }
        return result;
    }

    private static Optional<String> rows(
            Grade grade, Grade other, @Nullable RowPrints own, @Nullable RowPrints others) {
        if (own == null || others == null) {
            return Optional.empty();
        }
        boolean same = grade.scored().sha256().equals(other.scored().sha256());
        double shared = same && own.wrongOnly() ? 1 : own.shared(others);
        return shared < ALIKE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: %.1f%% of the rows%s equal those of %s",
                        same ? "same file" : "similar submission",
                        100 * shared,
                        !same && own.wrongOnly() ? " that are wrong in either" : "",
                        other.team()));
    }

    private static void code(
            Grade other,
            @Nullable CodePrints own,
            @Nullable CodePrints others,
            List<String> remarks,
            List<SharedCode> code) {
        if (own == null || others == null || own.size() < LEAST_CODE) {
            return;
        }
        CodePrints.Shared shared = own.sharedWith(others);
        if (shared.share() < ALIKE_CODE) {
            return;
        }
        String cells = shared.cells().stream()
                .limit(CELLS)
                .map(pair -> pair.own() + " and " + pair.other())
                .collect(Collectors.joining(", "));
        remarks.add(String.format(
                Locale.ROOT,
                "similar code: %.1f%% of it is also in the notebook of %s, mostly in cells %s",
                100 * shared.share(),
                other.team(),
                cells));
        shared.cells().stream()
                .limit(CELLS)
                .map(pair -> new SharedCode(
                        other.team(), pair.own(), pair.other(), own.source(pair.own()), others.source(pair.other())))
                .forEach(code::add);
    }
}
