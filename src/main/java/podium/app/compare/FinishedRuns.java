package podium.app.compare;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import podium.app.context.Context;
import podium.core.InputException;
import podium.judge.competition.Prepared;
import podium.lab.compare.Answers;
import podium.lab.compare.ComparedRun;
import podium.player.figures.HistoryFile;
import podium.player.figures.RunFigures;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** Reads finished runs, with what they answer for the valid images. The truth of each competition is opened once. */
public final class FinishedRuns {
    private final Context context;
    private final Map<String, ValidAnswers> competitions = new HashMap<>();

    public FinishedRuns(Context context) {
        this.context = context;
    }

    /**
     * Reads a run.
     *
     * @param recipe the run's recipe
     * @param competition the Id of its competition
     * @throws InputException if a file is damaged, missing or of other images
     */
    public ComparedRun read(RunFolder run, Recipe recipe, String competition) throws IOException {
        RunFigures figures = RunFigures.read(run.figures());
        Optional<Answers> answers =
                figures.valid() == null ? Optional.empty() : truth(competition).read(run);
        if (figures.valid() != null && answers.isEmpty()) {
            throw new InputException(run.path() + ": the predictions for the valid images are missing, although "
                    + run.figures().getFileName() + " has figures on them; copy the whole folder again");
        }
        return new ComparedRun(run, competition, recipe, figures, new HistoryFile(run.history()).read(), answers);
    }

    private ValidAnswers truth(String competition) throws IOException {
        ValidAnswers known = competitions.get(competition);
        if (known == null) {
            known = ValidAnswers.of(Prepared.open(context.workspace(), competition), context);
            competitions.put(competition, known);
        }
        return known;
    }
}
