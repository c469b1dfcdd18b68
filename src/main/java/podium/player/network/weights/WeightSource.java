package podium.player.network.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;

/** The source of a network's weights: {@code FILE}, {@code DIR}, {@code zoo:NAME}, {@code run:RUN} or {@code none}. */
public sealed interface WeightSource {
    /**
     * Parses a source.
     *
     * @param text the source as the user wrote it
     * @param folder the folder that relative paths start from
     * @throws IllegalArgumentException if the text is none of the five
     */
    static WeightSource parse(String text, Path folder) {
        if (text.equals("none")) {
            return new None();
        }
        if (text.startsWith("zoo:") && text.length() > "zoo:".length()) {
            return new Zoo(text.substring("zoo:".length()));
        }
        if (text.startsWith(Run.PREFIX) && text.length() > Run.PREFIX.length()) {
            return new Run(folder.resolve(text.substring(Run.PREFIX.length())));
        }
        if (text.isBlank() || text.equals("zoo:") || text.equals(Run.PREFIX)) {
            throw new IllegalArgumentException("weights: '" + text
                    + "'; expected a .params file, a folder with one, zoo:NAME (such as zoo:mobilenetv2_1.0), run:RUN, or"
                    + " none");
        }
        return new Stored(folder.resolve(text));
    }

    /**
     * Returns the {@code .params} file, or null for {@code none}. A model of the zoo is downloaded if it is not cached.
     *
     * @throws InputException if there is no such file, model or network connection; the message lists the choices
     */
    @Nullable
    Path file() throws IOException;

    /** No weights: all arrays are initialised. */
    record None() implements WeightSource {
        @Override
        public @Nullable Path file() {
            return null;
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * A {@code .params} file, or a folder with one. In a folder with several epochs of one model, the last epoch is
     * used.
     */
    record Stored(Path path) implements WeightSource {
        private static final Pattern EPOCH = Pattern.compile("(.*)-([0-9]{4,9})\\.params");

        @Override
        public Path file() throws IOException {
            if (!Files.isDirectory(path)) {
                if (!Files.exists(path)) {
                    throw new InputException(
                            path + ": no such file or folder; expected an MXNet .params file or a folder with one");
                }
                return path;
            }
            List<Path> files;
            try (Stream<Path> entries = Files.list(path)) {
                files = entries.filter(entry -> entry.toString().endsWith(".params"))
                        .sorted()
                        .toList();
            }
            if (files.isEmpty()) {
                throw new InputException(
                        path + ": no .params file in this folder; name a folder with one, or a run folder");
            }
            return files.size() == 1 ? files.get(0) : last(files);
        }

        private Path last(List<Path> files) {
            Path last = files.get(0);
            long highest = -1;
            String model = null;
            for (Path file : files) {
                Matcher matcher = EPOCH.matcher(file.getFileName().toString());
                if (!matcher.matches() || (model != null && !model.equals(matcher.group(1)))) {
                    throw new InputException(path + ": several .params files ("
                            + String.join(
                                    ", ",
                                    files.stream()
                                            .map(Path::getFileName)
                                            .map(Path::toString)
                                            .toList())
                            + "); name the file to use");
                }
                model = matcher.group(1);
                if (Long.parseLong(matcher.group(2)) > highest) {
                    highest = Long.parseLong(matcher.group(2));
                    last = file;
                }
            }
            return last;
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A model of DJL's model zoo, by its name there. */
    record Zoo(String name) implements WeightSource {
        @Override
        public Path file() throws IOException {
            return ModelZoo.djl().parameters(name);
        }

        @Override
        public String toString() {
            return "zoo:" + name;
        }
    }

    /** The network of a run, which is to be trained further. */
    record Run(Path folder) implements WeightSource {
        /** What a run's path begins with. */
        public static final String PREFIX = "run:";

        @Override
        public Path file() throws IOException {
            return new Stored(folder).file();
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }
}
