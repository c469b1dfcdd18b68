package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.app.Stages.StageResult;
import podium.app.context.Context;
import podium.app.training.TrainingWatch;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetFindings;
import podium.data.sample.SampleGenerator;
import podium.judge.competition.Competition;
import podium.judge.competition.Preparation;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.competition.Splits;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Leaderboard;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Rescoring;
import podium.judge.leaderboard.SubmissionDesk;
import podium.judge.leaderboard.SubmissionDesk.Receipt;
import podium.judge.leaderboard.Team;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;
import podium.judge.submission.SubmissionReader;
import podium.report.charts.DescriptionReport;
import podium.report.pages.LeaderboardFormat;
import podium.report.scores.ProblemReport;

/**
 * Runs all stages of {@code podium run}: data, check, preparation, description, players, validation, submission,
 * leaderboard and report.
 *
 * <p>You can run it again at any time: the same inputs give the same files, and the same file is not submitted twice.
 */
public final class RunAll {
    /** The number of train images of a generated sample. */
    public static final int SAMPLE_TRAIN = 600;

    public static final int SAMPLE_TEST = 200;
    public static final long SAMPLE_SEED = 2009;

    /** The seed of the random player. */
    private static final long RANDOM_SEED = 2009;

    private static final int FAULTS_LISTED = 5;

    private final Competition competition;
    private final Context context;
    private final Stages stages;

    /**
     * Creates a run of one competition.
     *
     * @param listener receives each step when it is done
     */
    public RunAll(Competition competition, Context context, Consumer<Step> listener) {
        this.competition = competition;
        this.context = context;
        this.stages = new Stages(context.workspace(), listener);
    }

    /**
     * The networks to use, and changes to their recipes.
     *
     * @param classifier the name of a recipe in place of the one in players.yaml, or {@code none}; null for the one
     *     there
     * @param segmenter the name of a recipe in place of the one in players.yaml, or {@code none}; null for the one
     *     there
     * @param overrides the keys to replace in the recipes, and their YAML values
     */
    public record Request(
            @Nullable String classifier, @Nullable String segmenter, Map<String, String> overrides) {
        public Request {
            overrides = Map.copyOf(overrides);
        }
    }

    /** Runs all stages and returns the final leaderboard. The first stage that fails throws. */
    public Leaderboard run(Request request, TrainingWatch watch) throws IOException {
        List<NamedRecipe> recipes = Players.of(context.workspace(), competition.id())
                .but(request.classifier(), request.segmenter())
                .recipes(context.workspace(), competition, request.overrides());
        Path root = competition.dataRoot(context.workspace());
        if (competition.dataset().kind().isGenerated() && !Files.exists(root)) {
            stages.step("data", () -> generate(root));
        }
        stages.step("check", () -> check(root));
        Splits splits = Splits.of(
                competition,
                competition.trainImages(context.workspace()),
                competition.testImages(context.workspace()),
                context.progress());
        Prepared prepared = stages.step("prepare", () -> prepare(root, splits));
        DescriptionReport description = stages.step("describe", () -> describe(root, prepared, splits));
        Map<String, Path> submissions = new LinkedHashMap<>();
        for (String player : List.of("prior", "random")) {
            submissions.put(player, stages.step(player, () -> play(player, prepared, splits)));
        }
        PlayNetworks.Played played =
                new PlayNetworks(competition, context, stages).run(recipes, watch, prepared, splits);
        submissions.putAll(played.submissions());
        for (Map.Entry<String, Path> submission : submissions.entrySet()) {
            stages.step("validate", () -> validate(prepared, submission.getValue()));
        }
        try (Ledger ledger = Ledger.open(context.workspace())) {
            for (Map.Entry<String, Path> submission : submissions.entrySet()) {
                stages.step("submit", () -> submit(ledger, prepared, submission.getKey(), submission.getValue()));
            }
            List<Entry> outdated = Rescoring.needed(ledger, prepared);
            if (!outdated.isEmpty()) {
                stages.step("rescore", () -> rescore(ledger, prepared, outdated));
            }
            Leaderboard board = stages.step("leaderboard", () -> leaderboard(ledger, prepared));
            stages.step(
                    "report",
                    () -> report(new RunPage(prepared, splits, description, played, submissions, context), board));
            return board;
        }
    }

    private StageResult<Path> generate(Path root) throws IOException {
        SampleGenerator.generate(root, SAMPLE_TRAIN, SAMPLE_TEST, SAMPLE_SEED, context.threads(), context.progress());
        return new StageResult<>(
                root, "generated " + SAMPLE_TRAIN + " + " + SAMPLE_TEST + " images", List.of(), List.of(root));
    }

    private StageResult<Path> check(Path root) throws IOException {
        DatasetFindings found = CheckData.run(competition, context);
        List<DatasetFault> faults = found.faults();
        if (!faults.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add(CheckData.verdict(competition, found) + " in its data set"
                    + (faults.size() > FAULTS_LISTED ? ", the first " + FAULTS_LISTED : "") + ":");
            faults.stream().limit(FAULTS_LISTED).map(Object::toString).forEach(lines::add);
            lines.add("correct them, then run the command again ('podium data check " + competition.id()
                    + "' lists all faults, with the same --data and --set)");
            throw InputException.ofLines(lines);
        }
        String verdict = CheckData.verdict(competition, found)
                + (found.warnings().isEmpty() ? "" : " ('podium data check " + competition.id() + "' lists them)");
        return new StageResult<>(root, verdict, List.of(root), List.of());
    }

    private StageResult<Prepared> prepare(Path root, Splits splits) throws IOException {
        Prepared prepared = Preparation.prepare(competition, context.workspace(), context.progress());
        String result =
                splits.train().size() + " images to train, " + splits.valid().size() + " to choose by (valid), "
                        + splits.test().size() + " to test";
        return new StageResult<>(prepared, result, List.of(root), List.of(prepared.folder()));
    }

    private StageResult<DescriptionReport> describe(Path root, Prepared prepared, Splits splits) throws IOException {
        Path picture = prepared.folder().resolve("description.png");
        DescriptionReport description = DescribeData.run(competition, splits, context);
        boolean drawn = description.writePicture(picture);
        return new StageResult<>(
                description,
                drawn ? "class distribution" : DescriptionReport.NO_FONTS,
                List.of(root),
                drawn ? List.of(picture) : List.of());
    }

    private StageResult<Path> play(String player, Prepared prepared, Splits splits) throws IOException {
        PlayBaseline.Written written =
                new PlayBaseline(prepared, context).run(player, RANDOM_SEED, splits.trainAll(), splits.test());
        return new StageResult<>(
                written.submission(),
                written.reused() ? "unchanged, reused" : splits.test().size() + " images decided",
                List.of(prepared.publicFolder()),
                written.reused() ? List.of() : List.of(written.folder()));
    }

    private StageResult<SubmissionFile> validate(Prepared prepared, Path csv) throws IOException {
        try (Solution solution = prepared.openSolution()) {
            SubmissionFile file =
                    SubmissionReader.read(csv, ReadLimits.DEFAULT, Expected.of(solution), (row, runs) -> {});
            if (!file.problems().valid()) {
                throw new IllegalStateException("a player wrote an invalid file:\n" + ProblemReport.text(file));
            }
            return new StageResult<>(file, file.rows() + " rows, valid", List.of(csv), List.of());
        }
    }

    private StageResult<Entry> submit(Ledger ledger, Prepared prepared, String player, Path csv) throws IOException {
        Receipt receipt = new SubmissionDesk(ledger, prepared, context.clock())
                .submit(csv, new Team(player), Entry.MAIN_TRACK, "podium run", ReadLimits.DEFAULT)
                .receipt()
                .orElseThrow(() -> new IllegalStateException(csv + " was valid a moment ago"));
        String what = receipt.again() ? "is already in the ledger" : "is new in the ledger";
        return new StageResult<>(
                receipt.entry(),
                "entry " + receipt.entry().sequence() + " of team " + player + " " + what,
                List.of(csv),
                receipt.again()
                        ? List.of()
                        : List.of(context.workspace().leaderboard().resolve("podium.db")));
    }

    /** Scores entries again that were scored before the competition was prepared with other rules or data. */
    private StageResult<List<Entry>> rescore(Ledger ledger, Prepared prepared, List<Entry> outdated)
            throws IOException {
        List<Rescoring.Outcome> outcomes = Rescoring.rescore(ledger, prepared, outdated, context.progress());
        long scored = outcomes.stream()
                .filter(Rescoring.Outcome.Scored.class::isInstance)
                .count();
        String rest = scored == outcomes.size()
                ? ""
                : ", " + (outcomes.size() - scored) + " failed: 'podium rescore " + competition.id() + "' shows why";
        return new StageResult<>(
                outdated,
                scored + " of " + outdated.size() + " entries without a score by the current solution were scored"
                        + rest,
                List.of(context.workspace().leaderboard().resolve("bytes")),
                List.of(context.workspace().leaderboard().resolve("podium.db")));
    }

    private StageResult<Leaderboard> leaderboard(Ledger ledger, Prepared prepared) throws IOException {
        Leaderboard board = Leaderboard.of(
                ledger, prepared, Entry.MAIN_TRACK, false, context.clock().instant());
        Path page = context.workspace().leaderboard().resolve(competition.id() + ".html");
        WriteAside.text(page, LeaderboardFormat.HTML.render(board));
        return new StageResult<>(
                board,
                board.rows().size() + (board.rows().size() == 1 ? " team" : " teams"),
                List.of(context.workspace().leaderboard().resolve("podium.db")),
                List.of(page));
    }

    private StageResult<Path> report(RunPage page, Leaderboard board) throws IOException {
        Path file = context.workspace().submissions(competition.id()).resolve("report.html");
        Optional<String> gain = page.gain();
        WriteAside.text(file, page.html(board, gain));
        return new StageResult<>(file, gain.orElse("all results on one page"), List.of(), List.of(file));
    }
}
