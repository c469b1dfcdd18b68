package podium.player.network.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;

/**
 * What a file calls a graph's arrays. Gluon begins them with the block's name and a count of such blocks
 * ({@code mobilenetv20_}, {@code mobilenetv21_} for the second in a program), and its {@code save_params} strips that.
 */
final class ArrayNames {
    private final String ours;
    private final String theirs;

    private ArrayNames(String ours, String theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** The prefix under which the file has most of the graph's arrays; our own, where several have as many. */
    static ArrayNames of(Graph graph, Set<String> found) {
        List<String> expected = backbone(graph);
        String ours = expected.get(0).substring(0, expected.get(0).indexOf('_') + 1);
        Pattern counted = Pattern.compile("(" + Pattern.quote(ours.replaceFirst("\\d_$", "")) + "\\d+_).*");
        Set<String> prefixes = new LinkedHashSet<>(List.of(ours));
        for (String name : found) {
            Matcher matcher = counted.matcher(name);
            if (matcher.matches()) {
                prefixes.add(matcher.group(1));
            }
        }
        prefixes.add("");
        ArrayNames best = new ArrayNames(ours, ours);
        for (String prefix : prefixes) {
            ArrayNames candidate = new ArrayNames(ours, prefix);
            if (candidate.count(expected, found) > best.count(expected, found)) {
                best = candidate;
            }
        }
        return best;
    }

    /** The names of a graph's arrays without its head. */
    static List<String> backbone(Graph graph) {
        return graph.parameters().stream()
                .filter(spec -> !spec.head())
                .map(ParameterSpec::name)
                .toList();
    }

    /** The file's name for one of ours; the head's are the same everywhere. */
    String inFile(String name) {
        return name.startsWith(ours) ? theirs + name.substring(ours.length()) : name;
    }

    /** How many of our names the file has. */
    long count(List<String> names, Set<String> found) {
        return names.stream().filter(name -> found.contains(inFile(name))).count();
    }
}
