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
import org.jspecify.annotations.Nullable;
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
import podium.submission.Expected;
import podium.submission.Problem;
import podium.submission.Problems;
import podium.submission.ReadLimits;
import podium.submission.SubmissionReader;

/**
 * Grades hand-ins: each submission is scored as any other, goes into the ledger in a track of its own, and is held against
 * what its team claims. What was graded before, and has not changed, is not graded again.
 */
public final class Grader {
    /** From this share of equal rows on, two submissions are said to be alike. */
    private static final double ALIKE = 0.9;

    private static final int PROBLEMS = 5;

    private final Prepared prepared;
    private final Ledger ledger;
    private final Clock clock;
    private final ReadLimits limits;
    private final GradeStore store;

    /** Keeps what is graded in {@code store}. */
    public Grader(Prepared prepared, Ledger ledger, Clock clock, ReadLimits limits, GradeStore store) {
        this.prepared = prepared;
        this.ledger = ledger;
        this.clock = clock;
        this.limits = limits;
        this.store = store;
    }

    /** All hand-ins of a folder, in their order. */
    public List<Grade> grade(Path folder, Claims claims, Progress progress) throws IOException {
        HandIns handIns = new HandIns(store.unpacked());
        List<Path> sources = handIns.in(folder);
        Map<Team, HandIn> opened = new LinkedHashMap<>();
        List<Grade> grades = new ArrayList<>();
        Map<String, RowPrints> prints = new LinkedHashMap<>();
        try (Progress.Task task = progress.start("grading", sources.size())) {
            for (Path source : sources) {
                HandIn handIn = handIns.open(source);
                HandIn twin = opened.putIfAbsent(handIn.team(), handIn);
                Grade grade = grade(handIn, claims.of(handIn.team()));
                grades.add(
                        twin == null
                                ? grade
                                : grade.remarking(List.of(
                                        "the same team as " + twin.source().getFileName())));
                if (grade.publicScore() != null) {
                    prints.put(source.toString(), prints(handIn));
                }
                task.step();
            }
        }
        return alike(sources, grades, prints);
    }

    private Grade grade(HandIn handIn, Claim claim) throws IOException {
        Optional<Path> submission = handIn.submission();
        Optional<Scored> scored =
                submission.isEmpty() ? Optional.empty() : Optional.of(scored(handIn, submission.get()));
        return new Grade(
                handIn.team().name(),
                verdict(scored, claim),
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
                scored.map(Scored::entry).orElse(null),
                scored.map(Scored::problems).orElse(List.of()),
                handIn.remarks());
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
        Scored scored =
                Files.isRegularFile(prepared.solutionFile()) ? submitted(handIn, submission) : checked(submission);
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
                problems(answer.file().problems()));
    }

    /** By its form alone. */
    private Scored checked(Path submission) throws IOException {
        var file = SubmissionReader.read(
                submission,
                limits,
                Expected.formatOnly(prepared.competition().classes().size()),
                (row, runs) -> {});
        return new Scored(
                file.sha256(), file.problems().valid(), null, null, null, null, null, problems(file.problems()));
    }

    private static List<String> problems(Problems problems) {
        List<String> first = new ArrayList<>();
        for (Problem problem : problems.listed()) {
            if (problem.kind().error() && first.size() < PROBLEMS) {
                first.add((problem.line() == 0 ? "" : "line " + problem.line() + ": ")
                        + (problem.id().isEmpty() ? "" : problem.id() + ": ")
                        + problem.message());
            }
        }
        if (problems.errors() > first.size()) {
            first.add("and " + (problems.errors() - first.size()) + " errors more: 'podium validate' lists them");
        }
        return first;
    }

    private RowPrints prints(HandIn handIn) throws IOException {
        try (Solution solution = prepared.openSolution()) {
            RowPrints prints = new RowPrints(solution.rows());
            SubmissionReader.read(handIn.submission().orElseThrow(), limits, Expected.of(solution), prints::add);
            return prints;
        }
    }

    /** Remarks on submissions that share most of their rows. */
    private static List<Grade> alike(List<Path> sources, List<Grade> grades, Map<String, RowPrints> prints) {
        List<Grade> result = new ArrayList<>();
        for (int i = 0; i < grades.size(); i++) {
            List<String> remarks = new ArrayList<>();
            RowPrints own = prints.get(sources.get(i).toString());
            for (int j = 0; j < grades.size() && own != null; j++) {
                RowPrints other = prints.get(sources.get(j).toString());
                double shared = i == j || other == null ? 0 : own.shared(other);
                if (shared >= ALIKE) {
                    remarks.add(String.format(
                            Locale.ROOT,
                            "%s: %.1f%% of the rows are those of %s",
                            grades.get(i).sha256().equals(grades.get(j).sha256()) ? "the same file" : "alike",
                            100 * shared,
                            grades.get(j).team()));
                }
            }
            result.add(grades.get(i).remarking(remarks));
        }
        return result;
    }
}
