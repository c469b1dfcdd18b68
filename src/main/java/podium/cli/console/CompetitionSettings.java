package podium.cli.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change a competition before it is prepared: {@code --data} and {@code --set}. */
public final class CompetitionSettings {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the data set, in place of dataset.root in competition.yaml.")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value in competition.yaml, such as dataset.labels=masks. You can repeat it.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** The keys to replace, with dots between levels, and their YAML values. */
    public Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>(settings);
        if (data != null) {
            String folder = data.toAbsolutePath().normalize().toString();
            overrides.put("dataset.root", "'" + folder.replace("'", "''") + "'");
        }
        return overrides;
    }
}
