package podium.player.network.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.architecture.ListedArchitecture;

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
        String first = expected.isEmpty() ? ListedArchitecture.PREFIX : expected.get(0);
        String graphPrefix = first.substring(0, first.indexOf('_') + 1);
        // A list is layers of any network, whatever that one is called.
        String block = graphPrefix.equals(ListedArchitecture.PREFIX)
                ? "[a-z][a-z0-9]*?"
                : Pattern.quote(graphPrefix.replaceFirst("\\d_$", ""));
        Pattern counted = Pattern.compile("(" + block + "\\d+_).*");
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
