package podium.player.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.mxnet.symbol.MxnetSymbol;
import podium.player.network.weights.ParameterFile;

/**
 * A trained network in MXNet's file format, which MXNet for Python and DJL's {@code Model.load} can open: the graph up
 * to the scores in {@code <prefix>-symbol.json}, its arrays in {@code <prefix>-0000.params}.
 *
 * <pre>{@code
 * SavedModel model = SavedModel.in(folder, "model");
 * model.write(network, parameters);
 * model.read(network); // the same parameters
 * }</pre>
 */
public record SavedModel(Path symbol, Path parameters) {
    /** Returns the two files with a prefix in a folder. */
    public static SavedModel in(Path folder, String prefix) {
        return new SavedModel(folder.resolve(prefix + "-symbol.json"), folder.resolve(prefix + "-0000.params"));
    }

    /** Writes both files, each atomically. */
    public void write(NetworkSpec network, Parameters values) throws IOException {
        Graph graph = network.graph(Purpose.SCORES);
        Set<String> statistics = graph.parameters().stream()
                .filter(spec -> spec.role().statistic())
                .map(ParameterSpec::name)
                .collect(Collectors.toSet());
        WriteAside.text(symbol, MxnetSymbol.of(graph).json() + "\n");
        WriteAside.write(parameters, out -> ParameterFile.write(values.only(graph), statistics, out));
    }

    /**
     * Reads the parameters.
     *
     * @throws InputException if one of the two files is missing, or they do not fit the network
     */
    public Parameters read(NetworkSpec network) throws IOException {
        for (Path file : List.of(symbol, parameters)) {
            if (!Files.isRegularFile(file)) {
                throw new InputException(file.toAbsolutePath().normalize().getParent() + ": the run has no "
                        + file.getFileName() + ", which holds a part of its network; copy the whole folder again, or"
                        + " train it again with 'podium train'");
            }
        }
        return ParameterFile.read(parameters, network.graph(Purpose.SCORES));
    }
}
