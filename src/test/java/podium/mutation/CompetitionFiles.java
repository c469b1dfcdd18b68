package podium.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;

/** competition.yaml files, which are written again and whose values are all read. */
final class CompetitionFiles extends YamlFiles {
    private final Path file;

    CompetitionFiles(Path folder) {
        super("""
                id: voc2009
                title: "PASCAL VOC 2009: classification and segmentation"
                version: 1
                classes: [aeroplane, bicycle, bird]
                dataset: {kind: voc-devkit, root: data/VOCdevkit/VOC2009, train: train, test: val, labels: annotations}
                tasks: [classification, segmentation]
                validation: {folds: 5, fold: 0, seed: 2009}
                evaluation: {metric: mean-dice, void: background}
                split: {public: 0.5, seed: 2009}
                limits: {daily: 5, finals: 2}
                zone: Europe/Brussels
                deadline: 2027-05-24T23:59:00
                headings: [Introduction, "Data: a look", Results]
                kaggle: {slug: kul-ga2}
                """, """
                # a comment
                id: sample
                title: Generated
                version: 2
                classes:
                  - cat
                  - "dog"
                dataset:
                  kind: kaggle-npy
                  root: data/sample
                  train: train
                  test: test
                  labels: masks
                tasks: [segmentation]
                validation: {folds: 3, fold: 2, seed: 1}
                evaluation:
                  metric: voc-miou
                  void: ignore
                split: {public: 0.3, seed: 7}
                holdout: {fraction: 0.3, seed: 4}
                solution: private/solution.csv
                """);
        this.file = folder.resolve("competition.yaml");
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Competition competition = CompetitionFile.read(file, Map.of());
        return () -> {
            Files.writeString(file, CompetitionFile.format(competition));
            Competition again = CompetitionFile.read(file, Map.of());
            if (!again.equals(competition)) {
                throw new IllegalStateException("written as " + again + ", read as " + competition);
            }
            competition.deadlineInstant();
            competition.rowIds("image");
            competition.askedHeadings();
            competition.slug();
            competition.wanted();
            competition.heldOut();
            CompetitionFile.read(file, Map.of("dataset.labels", "masks", "limits.daily", "3"));
        };
    }
}
