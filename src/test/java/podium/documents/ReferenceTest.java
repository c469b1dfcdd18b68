package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages name every command, every option and every key. */
class ReferenceTest {
    @Test
    void everyCommandIsDocumented() {
        assertThat(CommandNames.all().keySet()).contains("train", "data sample").hasSizeGreaterThan(20);
        String code = Pages.code();
        assertThat(CommandNames.all().keySet().stream().filter(command -> !names(code, "podium " + command)))
                .isEmpty();
    }

    @Test
    void everyOptionIsDocumented() {
        assertThat(CommandNames.options())
                .contains("--workspace", "--recipe-set")
                .hasSizeGreaterThan(50);
        String code = Pages.code();
        assertThat(CommandNames.options().stream().filter(option -> !names(code, option)))
                .isEmpty();
    }

    @Test
    void everyKeyIsDocumented() {
        String code = Pages.code();
        List<String> missing = YamlKeys.byFile().entrySet().stream()
                .flatMap(file -> file.getValue().stream()
                        .filter(key -> !names(code, key.substring(key.lastIndexOf('.') + 1)))
                        .map(key -> file.getKey() + ": " + key))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void keysAreThoseOfTheRecords() {
        assertThat(YamlKeys.byFile().get("players.yaml")).containsExactly("classifier", "segmenter");
        assertThat(YamlKeys.byFile().get("competition.yaml"))
                .contains("id", "dataset.labels", "evaluation.void", "limits.daily", "holdout.fraction")
                .doesNotContain("identity", "terms", "tasks.tasks");
        assertThat(YamlKeys.byFile().get("recipe.yaml"))
                .contains("batch-size", "stages.epochs", "augmentation.rotation", "early-stopping.min-delta")
                .doesNotContain("network", "learning");
        assertThat(YamlKeys.byFile().get("corrections.yaml")).contains("teams.penalty");
    }

    @Test
    void aWordWithinAnotherDoesNotCount() {
        assertThat(names("podium data sample", "podium data sample")).isTrue();
        assertThat(names("podium data samples", "podium data sample")).isFalse();
        assertThat(names("--recipe-set a=b", "--recipe")).isFalse();
        assertThat(names("stages[0].epochs: 3", "epochs")).isTrue();
    }

    /** Whether a text has a word, or words one after the other, and not as a part of longer ones. */
    private static boolean names(String code, String words) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(words) + "(?![\\w-])")
                .matcher(code)
                .find();
    }
}
