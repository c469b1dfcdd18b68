package podium.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.UsageException;

/**
 * Features that competition.yaml does not use: defaults, lists of records, scalar types. CompetitionFileTest
 * tests the others.
 */
class StrictYamlTest {
    private enum Shape {
        ROUND_ISH,
        @JsonProperty("sQuare")
        SQUARE
    }

    private record Step(
            Word verb,
            int times,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Size size) {
        Step {
            WrongKey.require(times >= 1, "times", times, "1 or more");
        }
    }

    private record Size(double widthInMetres, boolean fixed) {}

    private record Word(String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Word {
            WrongKey.require(text.length() < 9, "", text, "a short word");
        }

        @Override
        @JsonValue
        public String text() {
            return text;
        }
    }

    private record Plan(String name, Shape shape, Size size, List<Step> steps, List<Integer> units, long seed) {
        Plan {
            if (units.contains(0)) {
                throw new IllegalArgumentException("units are " + units + "; expected none to be 0");
            }
        }
    }

    private static final Plan STANDARD = new Plan(
            "none",
            Shape.SQUARE,
            new Size(0.5, true),
            List.of(new Step(new Word("go"), 2, null), new Step(new Word("stop"), 1, new Size(1e-5, false))),
            List.of(3),
            7);
    private static final StrictYaml<Plan> YAML =
            StrictYaml.of(Plan.class, "--plan").over(STANDARD);

    @TempDir
    private Path folder;

    @Test
    void aFileMayListOnlyDifferences() throws IOException {
        assertThat(read("name: none\n")).isEqualTo(STANDARD);
        assertThat(read("shape: round-ish\nsize: {fixed: false}\nsteps:\n  - {verb: run, times: 3}\n"))
                .isEqualTo(new Plan(
                        "none",
                        Shape.ROUND_ISH,
                        new Size(0.5, false),
                        List.of(new Step(new Word("run"), 3, null)),
                        List.of(3),
                        7));
    }

    @Test
    void writtenRecordsAreReadBackEqual() throws IOException {
        String written = StrictYaml.format(STANDARD);
        assertThat(written).isEqualTo("""
                name: "none"
                shape: "sQuare"
                size:
                  width-in-metres: 0.5
                  fixed: true
                steps:
                - verb: "go"
                  times: 2
                - verb: "stop"
                  times: 1
                  size:
                    width-in-metres: 1.0E-5
                    fixed: false
                units:
                - 3
                seed: 7
                """);
        assertThat(read(written)).isEqualTo(STANDARD);
    }

    @Test
    void numbersAreReadInEveryUsualForm() throws IOException {
        for (String number : List.of("1e-4", "1E-4", "1.0e-4", "0.0001", ".0001", "10e-5", "+1e-4")) {
            assertThat(read("size: {width-in-metres: " + number + "}").size().widthInMetres())
                    .as(number)
                    .isEqualTo(1e-4);
        }
        assertFault("size: {width-in-metres: '1e-4x'}", ":1: size.width-in-metres: found 1e-4x; expected a number");
    }

    @Test
    void unknownKeysInListsAreReported() {
        assertFault("steps:\n  - {verb: go, times: 1}\n  - verb: go\n    tims: 2\n", """
                :4: steps[1].tims: unknown key; did you mean times? Known: size, times, verb""");
        assertFault("steps:\n  - verb: go\n    times: 1\n    size: {with-in-metres: 2}\n", """
                :4: steps[0].size.with-in-metres: unknown key; did you mean width-in-metres? Known: fixed, \
                width-in-metres""");
        assertFault("steps:\n  - {verb: go, times: 1}\n  - verb: go\n", """
                :3: steps[1].times is missing; expected a whole number""");
        assertFault("steps:\n  - verb: go\n    times: 0\n", ":3: steps[0].times is 0; expected 1 or more");
        assertFault("steps: {verb: go, times: 1}", ":1: steps: found keys with values; expected a list, [a, b]");
        assertFault("steps: [go]", ":1: steps[0]: found go; expected keys with values, {key: value}");
    }

    @Test
    void scalarTypesAreReadFromText() {
        assertFault("steps:\n  - times: 1\n    verb: {go: 1}\n", """
                :3: steps[0].verb: found keys with values; expected text""");
        assertFault("steps:\n  - times: 1\n    verb: wandering\n", """
                :3: steps[0].verb is wandering; expected a short word""");
    }

    @Test
    void aKeyWithoutValueIsRefused() {
        assertFault("name: x\nshape: null\n", """
                :2: shape: found no value; write one, or delete the line to use the default""");
        assertFault("size:\n  fixed: ~\n", """
                :2: size.fixed: found no value; write one, or delete the line to use the default""");
        assertFault("name: x\nunits:\n  - 1\n  - ~\n", """
                :4: units[1]: found no value; write one, or delete the line to use the default""");
        assertFault("name: x\nshape:\n", ":2: shape: found no value; expected round-ish or sQuare");
        assertFault("size:\n  fixed:\n", ":2: size.fixed: found no value; expected true or false");
        assertFault("~", ": the file is empty; expected keys with values, {key: value}");
        assertFault("", ": the file is empty; expected keys with values, {key: value}");
        assertFault("- name\n", ":1: found a list; expected keys with values, {key: value}");
    }

    @Test
    void aLoneSurrogateIsRefused() throws IOException {
        assertFault("seed: 1\nname: \"\\ud800r\"\n", """
                :2: name: found half of a character (a lone surrogate); type it again""");
        assertThat(read("name: \"\\ud83d\\ude00\"\n").name()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void complexKeysAreReportedInPlainWords() {
        assertFault("seed: 1\n{a: b}: 3\n", """
                :2: found a list, or keys with values, in the place of a key; expected key: value""");
    }

    @Test
    void aWrongValueIsReportedWithItsLine() {
        assertFault("name: x\nsize:\n  fixed: 3\n", ":3: size.fixed: found 3; expected true or false");
        assertFault("name: x\nshape: square\n", ":2: shape: found square; expected round-ish or sQuare");
        assertFault("name: x\nsize: 3\n", ":2: size: found 3; expected keys with values, {key: value}");
        assertFault("seed: 1.5\n", ":1: seed: found 1.5; expected a whole number");
        assertFault("units: [0]", ":1: units are [0]; expected none to be 0");
    }

    @Test
    void overridesReachDefaultsAndElements() throws IOException {
        Plan plan = read(
                "seed: 9\n",
                "steps[1].times=5",
                "size.fixed=false",
                "name=none",
                "steps[0].size.fixed=true",
                "steps[0].size.width-in-metres=1e0",
                "shape=round-ish");
        assertThat(plan)
                .isEqualTo(new Plan(
                        "none",
                        Shape.ROUND_ISH,
                        new Size(0.5, false),
                        List.of(
                                new Step(new Word("go"), 2, new Size(1, true)),
                                new Step(new Word("stop"), 5, new Size(1e-5, false))),
                        List.of(3),
                        9));
        assertThat(read("seed: 9\n", "size={fixed: false}").size()).isEqualTo(new Size(0.5, false));
    }

    @Test
    void aWrongOverrideIsQuoted() {
        assertUsage("steps[2].times=5", "--plan steps[2].times=5: steps[2] does not exist");
        assertUsage("units[0].x=5", "--plan units[0].x=5: units[0] has no keys below it");
        assertUsage("steps.times=5", "--plan steps.times=5: steps has no keys below it");
        assertUsage("steps[0].time=5", """
                --plan steps[0].time=5: steps[0].time: unknown key; did you mean times? Known: size, times, verb""");
        assertUsage("steps[0].times=0", "--plan steps[0].times=0: steps[0].times is 0; expected 1 or more");
        assertUsage("seed=", """
                --plan seed=: seed: found no value; write one, or delete the line to use the default""");
        assertUsage("units=[0]", "--plan units=[0]: units are [0]; expected none to be 0");
    }

    private Plan read(String text, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), text);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            settings.put(override.substring(0, equals), override.substring(equals + 1));
        }
        return YAML.read(file, settings);
    }

    private void assertFault(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("plan.yaml") + message);
    }

    private void assertUsage(String override, String message) {
        assertThatThrownBy(() -> read("name: x\n", override))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(40_000_000_000L); // a sparse file that takes no space on the disk
        }
        assertThatThrownBy(() -> StrictYaml.of(Plan.class, "--set").read(file, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": the file has 40000000000 bytes; expected a hand-written file of at most 2097152"
                        + " bytes. Is it the right file?");
    }

    @Test
    void manyKeysAndDeepListsGiveAShortMessageQuickly() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 150_000; i++) {
            keys.append('k').append(i).append(": 1\n");
        }
        Path many = Files.writeString(folder.resolve("many.yaml"), keys);
        Path deep = Files.writeString(
                folder.resolve("deep.yaml"),
                "name: " + "[".repeat(900) + "1,".repeat(200_000) + "1" + "]".repeat(900) + "\nname: 2\n");
        Path lengthy = Files.writeString(folder.resolve("long.yaml"), "x".repeat(1_000_000) + ": 1\n");
        for (Path file : List.of(many, deep, lengthy)) {
            assertThatThrownBy(() -> StrictYaml.of(Plan.class, "--set").read(file, Map.of()))
                    .isInstanceOf(InputException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1500));
        }
    }
}
