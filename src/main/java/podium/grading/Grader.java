package podium.grading;

import java.io.IOException;
import java.math.BigDecimal;
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
import podium.InputException;
import podium.Progress;
import podium.competition.Prepared;
import podium.competition.Solution;
import podium.leaderboard.Entry;
import podium.leaderboard.Ledger;
import podium.leaderboard.SubmissionDesk;
import podium.leaderboard.Team;
import podium.scoring.Figures;
import podium.scoring.Part;
import podium.scoring.Score;
import podium.submission.ReadLimits;

/**
 * Grades hand-ins: each submission is scored as any other, goes into the ledger in a track of its own, and is held against
 * what its team claims. What was graded before, and has not changed, is not graded again.
 */
public final class Grader {
    /** From this share of equal rows on, two submissions are said to be alike. */
    private static final double ALIKE = 0.9;

    /** From this share of equal code on, two notebooks are. */
    private static final double ALIKE_CODE = 0.3;

    /** Shingles below which a notebook is too short to tell. */
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
     * Keeps what is graded in {@code store}.
     *
     * @param template a notebook that all were given: what is in it is nobody's; null where there is none
     * @param runs of the notebooks; empty where they are only read
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

    /**
     * All hand-ins of a folder, in their order.
     *
     * @throws InputException before anything is graded, if a correction is of a team that has no hand-in
     */
    public List<Grade> grade(Path folder, Claims claims, Corrections corrections, Progress progress)
            throws IOException {
        HandIns handIns = new HandIns(store.unpacked());
        List<Path> sources = handIns.in(folder);
        corrections.requireAmong(sources.stream().map(HandIns::team).toList());
        List<HandIn> all = new ArrayList<>();
        for (Path source : sources) {
            all.add(handIns.open(source, corrections.of(HandIns.team(source))));
        }
        Map<Path, Execution> executions =
                runs.isEmpty() ? Map.of() : new Executions(prepared, limits, runs.get()).of(all, progress);
        Map<Team, HandIn> opened = new LinkedHashMap<>();
        List<Grade> grades = new ArrayList<>();
        Map<String, RowPrints> prints = new LinkedHashMap<>();
        Map<String, CodePrints> codes = new LinkedHashMap<>();
        try (Progress.Task task = progress.start("grading", sources.size())) {
            for (HandIn handIn : all) {
                Path source = handIn.source();
                HandIn twin = opened.putIfAbsent(handIn.team(), handIn);
                List<String> unreadable = new ArrayList<>();
                Optional<Notebook> notebook = notebook(handIn, unreadable);
                notebook.ifPresent(read -> codes.put(source.toString(), CodePrints.of(read, template)));
                Grade grade = grade(handIn, notebook, claims.of(handIn.team()), executions.get(source))
                        .remarking(unreadable);
                grades.add(
                        twin == null
                                ? grade
                                : grade.sharing(
                                        List.of("the same team as "
                                                + twin.source().getFileName()),
                                        List.of()));
                if (grade.publicScore() != null) {
                    prints.put(source.toString(), prints(handIn));
                }
                task.step();
            }
        }
        return alike(sources, grades, prints, codes);
    }

    private static Optional<Notebook> notebook(HandIn handIn, List<String> unreadable) throws IOException {
        if (handIn.notebook().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NotebookReader.read(handIn.notebook().get()));
        } catch (InputException e) {
            unreadable.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Grade grade(HandIn handIn, Optional<Notebook> notebook, Claim claim, @Nullable Execution execution)
            throws IOException {
        Optional<Path> submission = handIn.submission();
        Optional<Scored> scored =
                submission.isEmpty() ? Optional.empty() : Optional.of(scored(handIn, submission.get()));
        return new Grade(
                handIn.team().name(),
                verdict(scored, claim),
                handIn.folder().toString(),
                relative(handIn, handIn.notebook()),
                relative(handIn, submission),
                scored.map(Scored::sha256).orElse(""),
                scored.map(Scored::publicScore).orElse(null),
                scored.map(Scored::privateScore).orElse(null),
                scored.map(Scored::classification).orElse(null),
                scored.map(Scored::segmentation).orElse(null),
                number(claim.publicScore()),
                number(claim.privateScore()),
                scored.map(one -> difference(one, claim)).orElse(null),
                scored.map(Scored::privateScore)
                        .map(score -> Deduction.counted(score, handIn.deductions()))
                        .orElse(null),
                handIn.deductions(),
                scored.map(Scored::entry).orElse(null),
                execution,
                scored.map(Scored::problems).orElse(List.of()),
                notebook.map(read ->
                                NotebookReview.of(read, prepared.competition().askedHeadings()))
                        .orElse(List.of()),
                handIn.remarks(),
                List.of(),
                List.of());
    }

    private static String relative(HandIn handIn, Optional<Path> file) {
        return file.map(path -> handIn.folder().relativize(path).toString()).orElse("");
    }

    private static @Nullable Double number(@Nullable BigDecimal claimed) {
        return claimed == null ? null : claimed.doubleValue();
    }

    private static Verdict verdict(Optional<Scored> scored, Claim claim) {
        if (scored.isEmpty()) {
            return Verdict.MISSING;
        }
        Double publicScore = scored.get().publicScore();
        Double privateScore = scored.get().privateScore();
        if (publicScore == null || privateScore == null) {
            return scored.get().valid() ? Verdict.NOT_SCORED : Verdict.INVALID;
        }
        if (claim.none()) {
            return Verdict.SCORED;
        }
        return claim.holds(publicScore, privateScore) ? Verdict.REPRODUCED : Verdict.DIFFERS;
    }

    private static @Nullable Double difference(Scored scored, Claim claim) {
        if (claim.publicScore() != null && scored.publicScore() != null) {
            return scored.publicScore() - claim.publicScore().doubleValue();
        }
        return claim.privateScore() != null && scored.privateScore() != null
                ? scored.privateScore() - claim.privateScore().doubleValue()
                : null;
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
        Optional<Figures> all = score.map(found -> found.figures(Part.ALL));
        return new Scored(
                answer.file().sha256(),
                answer.file().problems().valid(),
                score.map(found -> found.figures(Part.PUBLIC).score()).orElse(null),
                score.map(found -> found.figures(Part.PRIVATE).score()).orElse(null),
                all.map(Figures::classification).filter(Double::isFinite).orElse(null),
                all.map(Figures::segmentation).filter(Double::isFinite).orElse(null),
                answer.receipt().map(receipt -> receipt.entry().sequence()).orElse(null),
                Scored.first(answer.file().problems()));
    }

    private RowPrints prints(HandIn handIn) throws IOException {
        try (Solution solution = prepared.openSolution()) {
            return RowPrints.of(handIn.submission().orElseThrow(), solution, limits);
        }
    }

    /** Remarks on what shares most of its rows, or much of its code, with others. */
    private static List<Grade> alike(
            List<Path> sources, List<Grade> grades, Map<String, RowPrints> prints, Map<String, CodePrints> codes) {
        List<Grade> result = new ArrayList<>();
        for (int i = 0; i < grades.size(); i++) {
            List<String> remarks = new ArrayList<>();
            List<SharedCode> code = new ArrayList<>();
            for (int j = 0; j < grades.size(); j++) {
                if (i != j) {
                    String own = sources.get(i).toString();
                    String other = sources.get(j).toString();
                    rows(grades.get(i), grades.get(j), prints.get(own), prints.get(other))
                            .ifPresent(remarks::add);
                    code(grades.get(j), codes.get(own), codes.get(other), remarks, code);
                }
            }
            result.add(grades.get(i).sharing(remarks, code));
        }
        return result;
    }

    private static Optional<String> rows(
            Grade grade, Grade other, @Nullable RowPrints own, @Nullable RowPrints others) {
        double shared = own == null || others == null ? 0 : own.shared(others);
        return shared < ALIKE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: %.1f%% of the rows are those of %s",
                        grade.sha256().equals(other.sha256()) ? "the same file" : "alike",
                        100 * shared,
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
                "code: %.1f%% of it is in the notebook of %s, most in cells %s",
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
