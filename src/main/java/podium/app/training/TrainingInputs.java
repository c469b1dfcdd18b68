package podium.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.core.Workers;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;
import podium.core.yaml.Spelling;
import podium.judge.competition.Splits;
import podium.player.recipe.FoldChoice;

/** The checksums of everything that a training reads. The same checksums give the same network. */
final class TrainingInputs {
    static final String TRAIN_IMAGES = "(images of train)";
    static final String TEST_IMAGES = "(images of test)";

    private final Session session;

    TrainingInputs(Session session) {
        this.session = session;
    }

    /**
     * Returns all checksums.
     *
     * @param networks the files of other networks
     * @param truth the checksums of truth other than labels
     */
    List<Sum> sums(List<Path> networks, List<Sum> truth) throws IOException {
        Splits splits = session.splits();
        List<Sum> inputs = new ArrayList<>();
        for (Path network : networks) {
            inputs.add(Sum.of(session.context().workspace().root(), network));
        }
        inputs.add(files(TRAIN_IMAGES, session.trainImages()::sha256, splits.trainAll()));
        inputs.add(files(TEST_IMAGES, session.testImages()::sha256, splits.test()));
        inputs.add(session.images().sum("(labels of train)", () -> labels(splits)));
        inputs.addAll(truth);
        FoldChoice choice = session.request().folds();
        String folds = switch (choice) {
            case COMPETITION -> splits.folds() + " valid " + splits.validFold();
            case ALL -> splits.dealtFolds().toString();
            case NONE -> "none";
        };
        inputs.add(new Sum(foldsOf(choice), Sha256.of(folds)));
        return inputs;
    }

    private static Sum labels(Splits splits) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            labels.append(splits.trainAll().get(i))
                    .append(' ')
                    .append(splits.labels().get(i))
                    .append('\n');
        }
        return new Sum("(labels of train)", Sha256.of(labels.toString()));
    }

    /** The name of the checksum of the folds. */
    static String foldsOf(FoldChoice choice) {
        return "(folds: " + Spelling.of(choice) + ")";
    }

    /** One checksum over many images. A missing one counts as its name; it is reported when it is read. */
    Sum files(String name, Summing sums, List<String> ids) throws IOException {
        return session.images().sum(name, () -> {
            List<String> lines = Workers.each(
                    "computing checksums",
                    ids,
                    session.context().threads(),
                    session.listener().progress(),
                    id -> id + " " + sums.of(id).orElse("missing") + "\n");
            return new Sum(name, Sha256.of(String.join("", lines)));
        });
    }

    /** What an image's checksum is; empty if it is missing. */
    interface Summing {
        Optional<String> of(String id) throws IOException;
    }
}
