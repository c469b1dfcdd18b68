package podium.judge.competition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import podium.data.maps.NpyArray;

/** A competition small enough to check by hand: cats, dogs and owls in images of 2 x 2 or 3 x 2 pixels. */
final class Tiny {
    static final String YAML = """
            id: tiny
            title: Three animals
            version: 1
            classes: [cat, dog, owl]
            dataset: {kind: kaggle-npy, root: data/tiny, train: train, test: test}
            validation: {folds: 2, fold: 0, seed: 1}
            split: {public: 0.5, seed: 7}
            """;

    private final Path root;

    private Tiny(Path root) {
        this.root = root;
    }

    /** Creates a workspace with {@code competition/tiny} and {@code data/tiny}. */
    static Workspace workspace(Path root) throws IOException {
        Files.createDirectories(root.resolve("competition/tiny"));
        Files.writeString(root.resolve("competition/tiny/competition.yaml"), YAML);
        Tiny tiny = new Tiny(root);
        tiny.list("train", "Id,cat,dog,owl\n0,1,0,0\n1,0,1,0\n2,1,1,0\n3,0,0,1\n");
        tiny.image("train", 0, 2, 1, 0, 0, 1);
        tiny.image("train", 1, 2, 2, 2, 2, 2);
        tiny.image("train", 2, 2, 1, 2, 255, 0);
        tiny.image("train", 3, 3, 0, 0, 3, 3, 0, 0);
        tiny.list("test", "Id,cat,dog,owl\n0,1,0,0\n1,0,1,1\n2,0,0,0\n");
        tiny.image("test", 0, 2, 1, 0, 0, 2);
        tiny.image("test", 1, 3, 2, 2, 3, 255, 255, 3);
        tiny.image("test", 2, 2, 0, 0, 0, 0);
        return new Workspace(root);
    }

    static Competition load(Workspace workspace, String... settings) throws IOException {
        return CompetitionFile.load(workspace, "tiny", settings(settings));
    }

    static Map<String, String> settings(String... settings) {
        Map<String, String> overrides = new HashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            overrides.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return overrides;
    }

    private void list(String list, String csv) throws IOException {
        Path folder = root.resolve("data/tiny").resolve(list);
        Files.createDirectories(folder.resolve("img"));
        Files.createDirectories(folder.resolve("seg"));
        Files.writeString(folder.resolve(list + "_set.csv"), csv);
    }

    /** Writes an image with distinct samples, and its mask. */
    private void image(String list, int id, int width, int... labels) throws IOException {
        byte[] mask = new byte[labels.length];
        byte[] pixels = new byte[3 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            mask[i] = (byte) labels[i];
            for (int channel = 0; channel < 3; channel++) {
                pixels[3 * i + channel] = (byte) (list.length() * 40 + 20 * id + 4 * i + channel);
            }
        }
        int height = labels.length / width;
        Path folder = root.resolve("data/tiny").resolve(list);
        write(folder.resolve("img/" + list + "_" + id + ".npy"), pixels, List.of(height, width, 3));
        write(folder.resolve("seg/" + list + "_" + id + ".npy"), mask, List.of(height, width));
    }

    static void write(Path file, byte[] values, List<Integer> shape) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            NpyArray.write(values, shape, out);
        }
    }

    /** The content of every file below a folder, by path. */
    static Map<String, List<Byte>> files(Path folder) throws IOException {
        Map<String, List<Byte>> files = new HashMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                List<Byte> bytes = new ArrayList<>();
                for (byte value : Files.readAllBytes(file)) {
                    bytes.add(value);
                }
                files.put(folder.relativize(file).toString(), bytes);
            }
        }
        return files;
    }
}
