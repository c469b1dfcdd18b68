package podium.classroom.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.HandIn;
import podium.classroom.handin.Source;
import podium.classroom.handin.Steps;
import podium.classroom.sandbox.NotebookRun;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.files.Sha256;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.Scorer;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionFile;
import podium.judge.submission.SubmissionReader;

/**
 * Runs notebooks, scores the submissions that they write, and compares them row by row with those that were handed in.
 */
record Executions(Prepared prepared, ReadLimits limits, NotebookRuns runs) {
    /** The executions of the hand-ins with a notebook, by source. A notebook that could not be run is left out. */
    Map<Source, Execution> run(List<HandIn> handIns, Steps steps, Progress progress) throws IOException {
        List<HandIn> runnable =
                handIns.stream().filter(handIn -> handIn.notebook().isPresent()).toList();
        List<Optional<Execution>> ended = Workers.each(
                "running notebooks",
                runnable,
                runs.jobs(),
                progress,
                handIn -> steps.take(handIn.source().path(), "run", () -> run(handIn)));
        Map<Source, Execution> executions = new LinkedHashMap<>();
        for (int i = 0; i < ended.size(); i++) {
            Source source = runnable.get(i).source();
            ended.get(i).ifPresent(execution -> executions.put(source, execution));
        }
        return executions;
    }

    private Execution run(HandIn handIn) throws IOException {
        NotebookRun run = runs.run(handIn, handIn.notebook().orElseThrow());
        String folder = runs.folder(handIn).toString();
        if (run.outcome() != NotebookRun.Outcome.DONE) {
            return new Execution(run, folder, null, null, null, 0, List.of());
        }
        Path produced = runs.folder(handIn).resolve(run.submission());
        if (!Files.isRegularFile(prepared.solutionFile())) {
            Scored scored = Scored.checked(produced, prepared.competition(), limits);
            boolean same = handIn.submission().isPresent()
                    && Sha256.of(handIn.submission().get()).equals(run.sha256());
            return new Execution(run, folder, null, null, same ? 0 : null, 0, scored.problems());
        }
        try (Solution solution = prepared.openSolution()) {
            Scorer.Outcome outcome =
                    Scorer.score(produced, solution, prepared.competition().evaluation(), limits);
            if (outcome.score().isEmpty()) {
                List<String> problems = Scored.first(outcome.file().problems());
                return new Execution(run, folder, null, null, null, solution.rows(), problems);
            }
            Score score = outcome.score().get();
            return new Execution(
                    run,
                    folder,
                    score.figures(Part.PUBLIC).score(),
                    score.figures(Part.PRIVATE).score(),
                    different(produced, handIn, solution),
                    solution.rows(),
                    List.of());
        }
    }

    /** The number of rows that differ from the handed-in submission; null if that is missing or invalid. */
    private @Nullable Integer different(Path produced, HandIn handIn, Solution solution) throws IOException {
        if (handIn.submission().isEmpty()) {
            return null;
        }
        RowPrints handedIn = new RowPrints(solution.rows());
        SubmissionFile file =
                SubmissionReader.read(handIn.submission().get(), limits, Expected.of(solution), handedIn::add);
        return file.problems().valid()
                ? RowPrints.of(produced, solution, limits).different(handedIn)
                : null;
    }
}
