package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.yaml.DifferingKeys;

/** Tests the keys in which recipes differ, against flat lists of all keys and values. */
class DifferingKeysTest {
    private static final Map<String, List<String>> CHOICES = new TreeMap<>(Map.of(
            "size", List.of("65", "97"),
            "batch-size", List.of("8", "16"),
            "seed", List.of("1", "2", "3"),
            "augmentation.flip", List.of("true", "false"),
            "schedule.kind", List.of("constant", "cosine"),
            "optimizer.kind", List.of("adam", "sgd"),
            "stages[0].epochs", List.of("3", "5"),
            "stages[1].learning-rate", List.of("{backbone: 0.001, head: 0.01}", "{backbone: 0.002, head: 0.01}"),
            "stages[1].train", List.of("all", "last 2")));

    @TempDir
    private Path folder;

    private Recipe recipe(Map<String, String> overrides) throws IOException {
        Path file = folder.resolve("r.yaml");
        Files.writeString(file, """
                architecture: mobilenet0.25
                size: 65
                stages: [{train: head, epochs: 3}, {train: all, epochs: 2}]
                """);
        return new RecipeFile("r", file).read(overrides);
    }

    private List<Recipe> drawn(SplittableRandom random, int recipes) throws IOException {
        List<Recipe> drawn = new ArrayList<>();
        for (int i = 0; i < recipes; i++) {
            Map<String, String> overrides = new TreeMap<>();
            CHOICES.forEach((key, values) -> {
                if (random.nextInt(3) == 0) {
                    overrides.put(key, values.get(random.nextInt(values.size())));
                }
            });
            drawn.add(recipe(overrides));
        }
        return drawn;
    }

    /** The naive twin: every value of a recipe by its dotted key. */
    private static Map<String, String> flat(Recipe recipe) throws IOException {
        Map<String, String> values = new TreeMap<>();
        flatten("", new YAMLMapper().readTree(RecipeFile.format(recipe)), values);
        return values;
    }

    private static void flatten(String key, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), values));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(key + "[" + i + "]", node.get(i), values);
            }
        } else {
            values.put(key, node.isArray() ? node.toString() : node.asText());
        }
    }

    @Test
    void theyAreTheKeysWhoseFlatValuesDiffer() throws IOException {
        SplittableRandom random = new SplittableRandom(25);
        for (int trial = 0; trial < 30; trial++) {
            List<Recipe> recipes = drawn(random, 2 + random.nextInt(3));
            List<Map<String, String>> flat = new ArrayList<>();
            TreeSet<String> all = new TreeSet<>();
            for (Recipe recipe : recipes) {
                flat.add(flat(recipe));
                all.addAll(flat.get(flat.size() - 1).keySet());
            }
            List<String> expected = all.stream()
                    .filter(key -> flat.stream()
                                    .map(values -> values.get(key))
                                    .distinct()
                                    .count()
                            > 1)
                    .toList();
            DifferingKeys keys = DifferingKeys.of(recipes);
            assertThat(keys.keys()).as("trial " + trial).containsExactlyInAnyOrderElementsOf(expected);
            for (int i = 0; i < recipes.size(); i++) {
                for (String key : expected) {
                    assertThat(keys.values().get(i).get(key))
                            .isEqualTo(flat.get(i).get(key));
                }
            }
        }
    }

    /** The keys and values are those of --recipe-set: they make one recipe of another. */
    @Test
    void theyTurnOneRecipeIntoTheOther() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Recipe base = recipe(Map.of());
        for (int trial = 0; trial < 30; trial++) {
            Recipe other = drawn(random, 1).get(0);
            DifferingKeys keys = DifferingKeys.of(List.of(base, other));
            assertThat(recipe(keys.values().get(1))).isEqualTo(other);
        }
    }

    @Test
    void listsOfOtherLengthsDifferAsAWholeAndStillTurnOneRecipeIntoTheOther() throws IOException {
        Recipe base = recipe(Map.of());
        Recipe longer = recipe(Map.of("stages", "[{train: head, epochs: 4}]"));
        DifferingKeys keys = DifferingKeys.of(List.of(base, longer));
        assertThat(keys.keys()).containsExactly("stages");
        assertThat(Objects.requireNonNull(keys.values().get(1).get("stages")))
                .startsWith("[{")
                .contains("train: head");
        assertThat(recipe(keys.values().get(1))).isEqualTo(longer);
    }

    @Test
    void theyComeInTheOrderOfTheFile() throws IOException {
        DifferingKeys keys = DifferingKeys.of(
                List.of(recipe(Map.of()), recipe(Map.of("seed", "5", "size", "97", "stages[1].epochs", "9"))));
        assertThat(keys.keys()).containsExactly("size", "stages[1].epochs", "seed");
        assertThat(keys.values().get(0))
                .containsExactly(
                        Map.entry("size", "65"), Map.entry("stages[1].epochs", "2"), Map.entry("seed", "2009"));
    }

    @Test
    void equalRecipesDifferInNothing() throws IOException {
        DifferingKeys keys = DifferingKeys.of(List.of(recipe(Map.of()), recipe(Map.of()), recipe(Map.of())));
        assertThat(keys.keys()).isEmpty();
        assertThat(keys.values().stream()
                        .flatMap(values -> values.keySet().stream())
                        .collect(Collectors.toSet()))
                .isEmpty();
    }
}
