package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

/** The pages' blocks of code that are not run: each says what it is, and is what it says. */
class CodeBlocksTest {
    private static final Set<String> LANGUAGES = Set.of("console", "text", "yaml", "csv", "json", "java", "sh");

    private static final Pattern SUBSTITUTION = Pattern.compile("[$][(]([^()]*)[)]");
    private static final Pattern JOINT = Pattern.compile(" [|>&]+ |; ");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    @Test
    void everyBlockNamesItsLanguage() {
        assertThat(Pages.all().stream()
                        .flatMap(page -> page.blocks().stream())
                        .filter(block -> !LANGUAGES.contains(block.language()))
                        .map(block -> block.place() + ": '" + block.info() + "'"))
                .isEmpty();
    }

    @Test
    void everyTextBlockHasItsReason() {
        Set<String> found = Pages.all().stream()
                .flatMap(page -> page.blocks("text").stream())
                .filter(block -> !block.info().equals(ExperimentPagesTest.PRINTED))
                .map(block -> block.page() + ": " + block.start())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(TextBlocks.REASONS.keySet());
        assertThat(TextBlocks.REASONS.values()).allMatch(reason -> !reason.isBlank());
    }

    @Test
    void yamlCsvAndJsonBlocksParse() {
        assertThat(Pages.all().stream()
                        .flatMap(page -> page.blocks("yaml", "csv", "json").stream())
                        .flatMap(block -> fault(block).map(fault -> block.place() + ": " + fault).stream()))
                .isEmpty();
    }

    @Test
    void commandsInTextExist() {
        List<String> faults = new ArrayList<>();
        for (MarkdownPage page : Pages.all()) {
            List<String> lines = new ArrayList<>(page.codeSpans());
            page.blocks("sh", "text", "console").forEach(block -> lines.addAll(block.lines()));
            lines.forEach(line -> commands(line)
                    .forEach(command ->
                            command(command).ifPresent(fault -> faults.add(page.name() + ": " + line + ": " + fault))));
        }
        assertThat(faults).isEmpty();
    }

    /** The commands of a line of a shell: those of its substitutions, and those that a pipe or a semicolon joins. */
    private static List<String> commands(String line) {
        List<String> commands = new ArrayList<>();
        String rest = line;
        for (Matcher inner = SUBSTITUTION.matcher(rest); inner.find(); inner = SUBSTITUTION.matcher(rest)) {
            commands.addAll(List.of(JOINT.split(inner.group(1), -1)));
            rest = rest.substring(0, inner.start()) + "PRINTED" + rest.substring(inner.end());
        }
        commands.addAll(List.of(JOINT.split(rest, -1)));
        return commands;
    }

    private static Optional<String> command(String line) {
        List<String> words = List.of(line.strip().replaceFirst("^[$] ", "").split("\\s+", -1));
        return words.get(0).equals("./podium") || words.get(0).equals("podium")
                ? CommandNames.fault(words.subList(1, words.size()))
                : Optional.empty();
    }

    /** What is wrong with a block of data; a line {@code ...} in it stands for lines that are left out. */
    static Optional<String> fault(CodeBlock block) {
        String text = block.lines().stream()
                .filter(line -> !line.strip().equals("..."))
                .collect(Collectors.joining("\n"));
        try {
            switch (block.language()) {
                case "csv" -> {
                    return csv(text);
                }
                case "json" -> JSON.readTree(text);
                default -> {
                    return unknownKey(YAML.readTree(text));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> csv(String text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            Set<Integer> widths = parser.stream().map(row -> row.size()).collect(Collectors.toSet());
            return widths.size() == 1 ? Optional.empty() : Optional.of("rows of " + widths + " cells");
        } catch (UncheckedIOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> unknownKey(JsonNode tree) {
        Set<String> known = YamlKeys.byFile().values().stream()
                .flatMap(Set::stream)
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        return unknownKey(tree, known);
    }

    private static Optional<String> unknownKey(JsonNode tree, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            // Some files name keys of a recipe by their path, such as stages[0].epochs.
            String key = entry.getKey().replaceAll("\\[[0-9]+]", "");
            if (!known.contains(key.substring(key.lastIndexOf('.') + 1))) {
                return Optional.of("no file of ours has the key " + entry.getKey());
            }
        }
        for (JsonNode inner : tree) {
            Optional<String> fault = unknownKey(inner, known);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
