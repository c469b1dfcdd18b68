package podium.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Splits;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.recipe.FoldChoice;

/** The sums of all that a training reads: the same sums, the same network. */
final class TrainingInputs {
    private final Workspace workspace;
    private final int threads;
    private final Progress progress;

    TrainingInputs(Workspace workspace, int threads, Progress progress) {
        this.workspace = workspace;
        this.threads = threads;
        this.progress = progress;
    }

    List<Sum> of(
            Task task, FoldChoice choice, Splits splits, ImageSet trainImages, ImageSet testImages, List<Path> networks)
            throws IOException {
        List<Sum> inputs = new ArrayList<>();
        for (Path network : networks) {
            inputs.add(Sum.of(workspace.root(), network));
        }
        inputs.add(new Sum("(images of train)", files(trainImages::imageFile, splits.trainAll())));
        inputs.add(new Sum("(images of test)", files(testImages::imageFile, splits.test())));
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            labels.append(splits.trainAll().get(i))
                    .append(' ')
                    .append(splits.labels().get(i))
                    .append('\n');
        }
        inputs.add(new Sum("(labels of train)", Sha256.of(labels.toString())));
        if (task == Task.SEGMENTATION) {
            inputs.add(new Sum("(masks of train)", files(trainImages::maskFile, splits.trainAll())));
        }
        String folds = switch (choice) {
            case COMPETITION -> splits.folds() + " valid " + splits.validFold();
            case ALL -> splits.folds().toString();
            case NONE -> "none";
        };
        inputs.add(new Sum("(folds: " + choice.name().toLowerCase(Locale.ROOT) + ")", Sha256.of(folds)));
        return inputs;
    }

    /** A file that is missing has its name alone: whoever reads it tells of it. */
    private String files(Function<String, Path> files, List<String> ids) throws IOException {
        List<String> lines = Workers.each("summing files up", ids, threads, progress, id -> {
            Path file = files.apply(id);
            return id + " " + (Files.isRegularFile(file) ? Sha256.of(file) : "missing") + "\n";
        });
        return Sha256.of(String.join("", lines));
    }
}
