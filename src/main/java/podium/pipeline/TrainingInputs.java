package podium.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import podium.Progress;
import podium.Workers;
import podium.competition.Splits;
import podium.competition.Workspace;
import podium.dataset.ImageSet;
import podium.run.Manifest.Sum;
import podium.run.Sha256;
import podium.training.FoldChoice;

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

    List<Sum> of(FoldChoice choice, Splits splits, ImageSet trainImages, ImageSet testImages, @Nullable Path weights)
            throws IOException {
        List<Sum> inputs = new ArrayList<>();
        if (weights != null) {
            inputs.add(Sum.of(workspace.root(), weights));
        }
        inputs.add(new Sum("(images of train)", images(trainImages, splits.trainAll())));
        inputs.add(new Sum("(images of test)", images(testImages, splits.test())));
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            labels.append(splits.trainAll().get(i))
                    .append(' ')
                    .append(splits.labels().get(i))
                    .append('\n');
        }
        inputs.add(new Sum("(labels of train)", Sha256.of(labels.toString())));
        String folds = switch (choice) {
            case COMPETITION -> splits.folds() + " valid " + splits.validFold();
            case ALL -> splits.folds().toString();
            case NONE -> "none";
        };
        inputs.add(new Sum("(folds: " + choice.name().toLowerCase(Locale.ROOT) + ")", Sha256.of(folds)));
        return inputs;
    }

    /** A file that is missing has its name alone: whoever reads it tells of it. */
    private String images(ImageSet images, List<String> ids) throws IOException {
        List<String> lines = Workers.each("summing images up", ids, threads, progress, id -> {
            Path file = images.imageFile(id);
            return id + " " + (Files.isRegularFile(file) ? Sha256.of(file) : "missing") + "\n";
        });
        return Sha256.of(String.join("", lines));
    }
}
