package podium.lab.compare;

import java.util.List;
import java.util.Optional;
import podium.player.figures.FigureKind;
import podium.player.figures.History;
import podium.player.figures.RunFigures;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * A finished run, as it is compared.
 *
 * @param folder the run's folder
 * @param competition the Id of its competition
 * @param recipe the recipe, which has every key
 * @param figures the figures that the training wrote
 * @param history the figures of each epoch
 * @param answers the answers for the valid images; empty if the run was trained without them
 */
public record ComparedRun(
        RunFolder folder,
        String competition,
        Recipe recipe,
        RunFigures figures,
        History history,
        Optional<Answers> answers) {
    /** Returns the name of the run's folder. */
    public String name() {
        return folder.name();
    }

    /** What two runs must have in common for their figures to be compared. */
    record Ground(String competition, FigureKind kind, List<String> labels, List<String> ids) {}

    Ground ground() {
        return new Ground(
                competition,
                recipe.figures(),
                answers.map(Answers::labels).orElse(List.of()),
                answers.map(Answers::ids).orElse(List.of()));
    }
}
