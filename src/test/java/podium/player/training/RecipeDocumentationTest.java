package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;
import podium.player.recipe.Fit;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/** Tests that the table in docs/recipe-keys.md has one row per key of a recipe, with the key's default. */
class RecipeDocumentationTest {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| \\S.*\\|");

    @Test
    void everyKeyIsDocumentedWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("docs/recipe-keys.md"));
        String section = page.substring(page.indexOf("## Every key of a recipe"));
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(section);
        while (rows.find()) {
            assertThat(documented.put(rows.group(1), comparable(new YAMLMapper().readTree(rows.group(2)))))
                    .as(rows.group(1) + " once")
                    .isNull();
        }
        Map<String, String> known = new TreeMap<>();
        collect(new YAMLMapper().readTree(RecipeFile.format(Recipe.standard(Labelling.MULTIPLE))), "", known);
        // The resolved recipe has this key only where it is single.
        known.put("labels", "\"" + Spelling.of(Labelling.MULTIPLE) + "\"");
        known.put("channels", "3.0"); // not written where it is 3
        known.put("head.layers", "[]"); // not written where there are none
        known.put("backbone-dropout", "0.0"); // not written where it is 0
        known.put("fit", "\"" + Spelling.of(Fit.STRETCH) + "\""); // not written where images are stretched
        known.put("tiles.side", "448.0"); // these three are not written where images are seen as a whole
        known.put("tiles.step", "448.0");
        known.put("tiles.keep", "4.0");
        assertThat(documented).isEqualTo(known);
    }

    private static void collect(JsonNode node, String key, Map<String, String> leaves) throws JsonProcessingException {
        if (!node.isObject()) {
            leaves.put(key, comparable(node));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            collect(entry.getValue(), key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), leaves);
        }
    }

    private static String comparable(JsonNode value) {
        return value.isNumber() ? Double.toString(value.doubleValue()) : value.toString();
    }
}
