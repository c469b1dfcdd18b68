package podium.app.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.core.files.Sha256;
import podium.core.yaml.StrictYaml;
import podium.lab.sweep.SweepSpec;

/** What the command line says of a sweep, as the text of a sweep file. */
record SweepText(
        @Nullable String recipe,
        List<String> axes,
        List<Long> seeds,
        @Nullable String method) {
    private static final StrictYaml<SweepSpec> YAML = StrictYaml.of(SweepSpec.class, "--axis");
    private static final String ORIGIN = "the sweep of the command line";
    private static final int DIGITS = 8;

    /** The sweep of a command line that names no file. Equal arguments give equal names. */
    SweepFiles.Named alone() {
        String text = text();
        String start =
                recipe == null ? "recipes" : recipe.replaceAll(".*[/\\\\]", "").replaceAll("[.]yaml$", "");
        return new SweepFiles.Named(start + "-" + Sha256.of(text).substring(0, DIGITS), YAML.readText(ORIGIN, text));
    }

    private String text() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String axis : axes) {
            int equals = axis.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--axis " + axis + ": expected KEY=VALUE,VALUE, such as batch-size=16,32");
            }
            String written = axis.substring(equals + 1).strip();
            if (values.put(
                            axis.substring(0, equals).strip(),
                            written.startsWith("{") || written.startsWith("[") ? written : "[" + written + "]")
                    != null) {
                throw new UsageException(
                        "--axis " + axis + ": the key has another axis already; name all values in one");
            }
        }
        StringBuilder text = new StringBuilder();
        if (recipe != null) {
            text.append("recipe: ").append(quoted(recipe)).append('\n');
        }
        text.append(values.isEmpty() ? "" : "axes:\n");
        values.forEach((key, list) ->
                text.append("  ").append(quoted(key)).append(": ").append(list).append('\n'));
        text.append(seeds.isEmpty() ? "" : "seeds: " + seeds + "\n");
        return text.append(method == null ? "" : methodLine(method)).toString();
    }

    private static String methodLine(String method) {
        return "method: " + (method.startsWith("{") || !method.contains(":") ? method : "{" + method + "}") + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A sweep of a file, with the seeds and the method of the command line. */
    SweepSpec over(SweepSpec spec) {
        SweepSpec asked =
                method == null ? spec : YAML.readText(ORIGIN, "recipe: x\nseeds: [1, 2]\n" + methodLine(method));
        return new SweepSpec(
                spec.recipe(),
                spec.settings(),
                spec.axes(),
                seeds.isEmpty() ? spec.seeds() : seeds,
                asked.method(),
                spec.metric(),
                spec.earlyStopping());
    }
}
