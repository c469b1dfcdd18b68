package podium.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import podium.data.maps.NpyArray;

/**
 * A workspace with the competition {@code marks}: small images that each have one of four classes, and no masks. Image
 * i of a list has class i modulo 4; train has one image more of the second class.
 */
public final class OneClassWorkspace {
    public static final String ID = "marks";
    public static final List<String> CLASSES = List.of("dot", "line", "ring", "wave");
    static final int TEST = 40;

    private static final int TRAIN = 41;
    private static final int SIDE = 16;

    private OneClassWorkspace() {}

    /** Makes the workspace in a folder that does not exist. */
    public static CommandLineWorkspace make(Path root) throws IOException {
        CommandLineWorkspace workspace = CommandLineWorkspace.make(root);
        Path competition = Files.createDirectories(workspace.resolve("competition/" + ID));
        Files.writeString(competition.resolve("competition.yaml"), """
                id: marks
                title: Four marks
                version: 1
                classes: [dot, line, ring, wave]
                labels: single
                dataset: {kind: kaggle-npy, root: data/marks, train: train, test: test}
                validation: {folds: 4, fold: 0, seed: 1}
                split: {public: 0.5, seed: 7}
                """);
        list(workspace, "train", TRAIN);
        list(workspace, "test", TEST);
        return workspace;
    }

    /** Writes the recipe {@code tiny}: a network with one hidden layer. */
    public static void writeTiny(CommandLineWorkspace workspace, int epochs) throws IOException {
        Path recipes = Files.createDirectories(workspace.resolve("competition/" + ID + "/recipes"));
        Files.writeString(recipes.resolve("tiny.yaml"), """
                size: 16
                scaling: unit
                architecture:
                  - flatten
                  - dense: {units: 8, activation: relu}
                learning-rate: {backbone: 1e-3, head: 1e-3}
                stages:
                  - {train: all, epochs: %d}
                """.formatted(epochs));
    }

    private static int label(String list, int image) {
        return list.equals("train") && image == TRAIN - 1 ? 1 : image % CLASSES.size();
    }

    private static void list(CommandLineWorkspace workspace, String list, int images) throws IOException {
        Path folder = workspace.resolve("data/" + ID + "/" + list);
        Files.createDirectories(folder.resolve("img"));
        List<String> rows = new ArrayList<>(List.of("Id," + String.join(",", CLASSES)));
        SplittableRandom random = new SplittableRandom(list.length());
        for (int image = 0; image < images; image++) {
            int label = label(list, image);
            StringBuilder row = new StringBuilder().append(image);
            for (int column = 0; column < CLASSES.size(); column++) {
                row.append(column == label ? ",1" : ",0");
            }
            rows.add(row.toString());
            byte[] pixels = new byte[3 * SIDE * SIDE];
            random.nextBytes(pixels);
            for (int at = label; at < pixels.length; at += CLASSES.size()) {
                pixels[at] = (byte) 255;
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("img/" + list + "_" + image + ".npy"))) {
                NpyArray.write(pixels, List.of(SIDE, SIDE, 3), out);
            }
        }
        Files.write(folder.resolve(list + "_set.csv"), rows);
    }

    /** A submission that is right in the first images and says the next class in all others. */
    static String submission(int right) {
        StringBuilder text = new StringBuilder("Id,Predicted\n");
        for (int image = 0; image < TEST; image++) {
            int label = label("test", image) + (image < right ? 0 : 1);
            text.append(image)
                    .append("_classification,")
                    .append(label % CLASSES.size() + 1)
                    .append(" 1\n");
        }
        return text.toString();
    }
}
