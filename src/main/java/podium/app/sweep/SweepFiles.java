package podium.app.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;
import podium.judge.competition.Workspace;
import podium.lab.sweep.SweepSpec;

/** The sweeps of a competition, {@code competition/<id>/sweeps/<name>.yaml}, and where their reports lie. */
public record SweepFiles(Workspace workspace, String competition) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final String ENDING = ".yaml";
    private static final StrictYaml<SweepSpec> YAML = StrictYaml.of(SweepSpec.class, "--axis");

    /** A sweep and its name. */
    public record Named(String name, SweepSpec spec) {}

    /**
     * Reads a sweep.
     *
     * @param name the name of one of the competition's sweeps, or the path of a .yaml file
     * @throws UsageException if there is none; the message suggests the nearest name
     * @throws podium.core.InputException if the file has an unknown key or a wrong value
     */
    public Named read(String name) throws IOException {
        Path file = name.endsWith(ENDING) ? Path.of(name) : folder().resolve(name + ENDING);
        if (!name.endsWith(ENDING) && !NAME.matcher(name).matches()) {
            throw new UsageException("'" + name + "' is not the name of a sweep; expected lower-case letters, digits,"
                    + " '.', '_' and '-', such as rate-batch, or my-own.yaml");
        }
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    name.endsWith(ENDING)
                            ? "no sweep " + name + ": the file does not exist"
                            : "no sweep '" + name + "' in " + folder() + "; " + known(name));
        }
        String stem = String.valueOf(file.getFileName());
        return new Named(stem.substring(0, stem.length() - ENDING.length()), YAML.read(file, Map.of()));
    }

    /**
     * Returns the sweep that a user asks for: a file, or a recipe and axes, with other seeds or another method on request.
     *
     * @param axes axes as {@code KEY=VALUES}, with values as a sweep file writes them, or without brackets, {@code 16,32}
     * @param method the method as a sweep file writes it; null for the sweep's
     */
    public Named asked(
            @Nullable String name,
            @Nullable String recipe,
            List<String> axes,
            List<Long> seeds,
            @Nullable String method)
            throws IOException {
        if (name == null && recipe == null && axes.isEmpty()) {
            throw new UsageException("no sweep given; name a file in " + folder()
                    + ", or a recipe with --recipe NAME and axes with --axis KEY=VALUE,VALUE");
        }
        if (name != null && (recipe != null || !axes.isEmpty())) {
            throw new UsageException(
                    "a sweep file has its recipe and axes; leave out --recipe and --axis, or the name " + name);
        }
        SweepText text = new SweepText(recipe, axes, seeds, method);
        if (name == null) {
            return text.alone();
        }
        Named file = read(name);
        return new Named(file.name(), text.over(file.spec()));
    }

    private String known(String name) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (Files.isDirectory(folder())) {
            try (Stream<Path> files = Files.list(folder())) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(file -> file.endsWith(ENDING))
                        .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
            }
        }
        return names.isEmpty()
                ? "the folder has no sweeps; write one, or name axes with --recipe NAME --axis KEY=VALUE,VALUE"
                : "did you mean " + Spelling.nearest(name, names) + "? The sweeps are: " + String.join(", ", names);
    }

    private Path folder() {
        return workspace.competitions().resolve(competition).resolve("sweeps");
    }

    /** Returns the folder of a sweep's report. */
    public Path report(String name) {
        return workspace.submissions(competition).resolve("sweeps").resolve(name);
    }
}
