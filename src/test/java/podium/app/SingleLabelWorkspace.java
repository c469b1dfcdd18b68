package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample of {@link SampleWorkspace} with one class an image, of six. */
final class SingleLabelWorkspace {
    static final List<String> CLASSES = List.of("bird", "cat", "cow", "dog", "horse", "sheep");

    private SingleLabelWorkspace() {}

    static SampleWorkspace make(Path root) throws IOException {
        SampleWorkspace sample = SampleWorkspace.make(root);
        try (Stream<Path> files = Files.list(root.resolve("data/sample/Annotations"))) {
            List<Path> sorted = files.sorted().toList();
            for (int i = 0; i < sorted.size(); i++) {
                relabel(sorted.get(i), CLASSES.get(i % CLASSES.size()));
            }
        }
        Files.writeString(root.resolve("competition/sample/competition.yaml"), """
                id: sample
                title: "One class an image"
                version: 1
                classes: [bird, cat, cow, dog, horse, sheep]
                labels: single
                dataset: {kind: sample, root: data/sample, train: train, test: val, labels: annotations}
                validation: {folds: 3, fold: 0, seed: 2009}
                split: {public: 0.5, seed: 2009}
                """);
        Files.delete(root.resolve("competition/sample/recipes/segmenter.yaml"));
        Files.writeString(root.resolve("competition/sample/players.yaml"), "classifier: quick\n");
        return sample;
    }

    /** Replaces the objects of an annotation by its first one, with another class. */
    private static void relabel(Path xml, String label) throws IOException {
        String text = Files.readString(xml);
        int first = text.indexOf("<object>");
        String object = text.substring(first, text.indexOf("</object>") + "</object>".length());
        Files.writeString(
                xml,
                text.substring(0, first)
                        + object.replaceFirst("<name>[a-z]+</name>", "<name>" + label + "</name>")
                                .replaceFirst("<difficult>1</difficult>", "<difficult>0</difficult>")
                        + text.substring(text.lastIndexOf("</object>") + "</object>".length()));
    }
}
