package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.data.kind.DatasetSplit;

/** What the values of a {@link Competition} have to be: each alone, and beside each other. */
final class Consistency {
    private Consistency() {}

    /** Checks how the data set, the tasks and the division into train, valid and test fit together. */
    static void requireParts(
            Source dataset,
            List<Task> tasks,
            Competition.@Nullable Validation validation,
            Competition.Hosting hosting) {
        DatasetSplit parts = dataset.split();
        boolean given = parts != null && parts.valid() != null;
        require(given || validation != null, "validation", null, "{folds, fold, seed}");
        require(
                !given || validation == null,
                "validation",
                validation,
                "no such key, because dataset.split says which images are valid");
        require(
                parts == null || hosting.holdout() == null,
                "holdout",
                hosting.holdout(),
                "no such key, because dataset.split says which images are test");
        require(
                dataset.kind().hasMasks() || !tasks.contains(Task.SEGMENTATION),
                "tasks",
                tasks.stream().map(Spelling::of).toList(),
                "[classification] alone, because a data set of the kind "
                        + dataset.kind().spelling() + " has no masks");
    }

    static boolean isName(@Nullable String name) {
        return name != null && !name.isBlank() && name.chars().noneMatch(c -> c == ',' || c < ' ');
    }

    static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().equals(zone);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean isTime(String time) {
        try {
            return LocalDateTime.parse(time).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
