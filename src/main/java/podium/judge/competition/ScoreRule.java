package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.RowKind;

/**
 * How a submission is scored. By default void pixels are background.
 *
 * @param metric the metric; null means the metric of the competition's {@link Labelling}
 */
public record ScoreRule(
        @Nullable Evaluation metric, @JsonProperty("void") VoidRule voidRule) {
    public ScoreRule {
        voidRule = voidRule == null ? VoidRule.BACKGROUND : voidRule;
    }

    /** The metric; a competition's rule always has one. */
    @Override
    public Evaluation metric() {
        return Objects.requireNonNull(metric);
    }

    /** This rule, with the labelling's own metric if none is named. */
    ScoreRule of(Labelling labelling) {
        return metric == null ? new ScoreRule(labelling.metric(), voidRule) : this;
    }

    /** The kinds of rows of an image. */
    List<RowKind> rows(List<Task> tasks) {
        return metric().rows(rowKinds(tasks));
    }

    /** Refuses a metric that does not fit the labels or the tasks of a competition. */
    void requireFit(Labelling labelling, List<Task> tasks) {
        List<String> found = tasks.stream().map(Spelling::of).toList();
        String name = metric().spelling();
        switch (labelling) {
            case MULTIPLE ->
                require(!metric().oneClass(), "evaluation.metric", name, "another metric, or labels: single beside it");
            case SINGLE -> {
                require(
                        tasks.equals(labelling.tasks()),
                        "tasks",
                        found,
                        "[classification] alone, since labels is single");
                require(
                        metric().oneClass(),
                        "evaluation.metric",
                        name,
                        labelling.metric().spelling() + ", since labels is single");
            }
        }
        List<RowKind> needs = metric().needs();
        require(
                rowKinds(tasks).containsAll(needs),
                "tasks",
                found,
                needs.stream().map(Spelling::of).collect(Collectors.joining(" and ")) + " among them, which the metric "
                        + name + " scores");
    }

    private static List<RowKind> rowKinds(List<Task> tasks) {
        return tasks.stream().map(Task::rowKind).toList();
    }
}
