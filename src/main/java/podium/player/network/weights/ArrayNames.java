package podium.player.network.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;

/**
 * The names of a graph's arrays in a file. Gluon's names begin with the block's name and a counter of such blocks
 * ({@code mobilenetv20_}, or {@code mobilenetv21_} for the second one in a program); its {@code save_params} strips
 * this prefix.
 */
final class ArrayNames {
    private final String graphPrefix;
    private final String filePrefix;

    private ArrayNames(String graphPrefix, String filePrefix) {
        this.graphPrefix = graphPrefix;
        this.filePrefix = filePrefix;
    }

    /** Finds the prefix under which the file has most of the graph's arrays. On a tie, the graph's own prefix wins. */
    static ArrayNames of(Graph graph, Set<String> found) {
        List<String> expected = backbone(graph);
        String graphPrefix = expected.get(0).substring(0, expected.get(0).indexOf('_') + 1);
        Pattern counted = Pattern.compile("(" + Pattern.quote(graphPrefix.replaceFirst("\\d_$", "")) + "\\d+_).*");
        Set<String> prefixes = new LinkedHashSet<>(List.of(graphPrefix));
        for (String name : found) {
            Matcher matcher = counted.matcher(name);
            if (matcher.matches()) {
                prefixes.add(matcher.group(1));
            }
        }
        prefixes.add("");
        ArrayNames best = new ArrayNames(graphPrefix, graphPrefix);
        for (String prefix : prefixes) {
            ArrayNames candidate = new ArrayNames(graphPrefix, prefix);
            if (candidate.count(expected, found) > best.count(expected, found)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Returns the names of a graph's arrays without its head. */
    static List<String> backbone(Graph graph) {
        return graph.parameters().stream()
                .filter(spec -> !spec.head())
                .map(ParameterSpec::name)
                .toList();
    }

    /** Returns an array's name in the file. Arrays of the head have the same name everywhere. */
    String inFile(String name) {
        return name.startsWith(graphPrefix) ? filePrefix + name.substring(graphPrefix.length()) : name;
    }

    /** Returns the number of names whose array is in the file. */
    long count(List<String> names, Set<String> found) {
        return names.stream().filter(name -> found.contains(inFile(name))).count();
    }
}
