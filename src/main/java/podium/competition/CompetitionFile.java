package podium.competition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import podium.InputException;
import podium.UsageException;

/**
 * Reads and writes competition.yaml, strictly: an unknown or duplicate key, a missing one and a value of the wrong kind
 * are errors that name their line.
 */
public final class CompetitionFile {
    private static final String NAME = "competition.yaml";

    static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .annotationIntrospector(new KebabCaseEnums())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private CompetitionFile() {}

    /** The competition {@code competition/<id>/competition.yaml} of a workspace, with {@code --set} overrides applied. */
    public static Competition load(Workspace workspace, String id, Map<String, String> overrides) throws IOException {
        Path file = workspace.competitions().resolve(Competition.requireId(id)).resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "no competition '" + id + "' in " + workspace.competitions() + "; there " + known(workspace));
        }
        Competition competition = read(file, overrides);
        if (!competition.id().equals(id)) {
            throw new InputException(file + ": id is " + competition.id() + "; expected " + id + ", the folder's name");
        }
        return competition;
    }

    /** Reads any competition.yaml; overrides are dotted keys such as {@code dataset.labels} with their YAML values. */
    public static Competition read(Path file, Map<String, String> overrides) throws IOException {
        String text = text(file);
        try {
            JsonNode tree = YAML.readTree(text);
            YamlFault.unknownKey(text, tree, Competition.class).ifPresent(fault -> {
                throw new InputException(fault.message(file.toString()));
            });
            Competition competition = YAML.readValue(text, Competition.class);
            return overrides.isEmpty() ? competition : override((ObjectNode) tree, overrides);
        } catch (JsonProcessingException e) {
            throw new InputException(YamlFault.in(text, e).message(file.toString()), e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8; save it as UTF-8 text", e);
        }
    }

    /** The competition's text: the same competition, the same bytes. */
    public static String format(Competition competition) {
        try {
            return YAML.writeValueAsString(competition);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Overrides are judged together: a holdout given by two of them is whole only after the second. */
    private static Competition override(ObjectNode tree, Map<String, String> overrides) throws JsonProcessingException {
        overrides.forEach((key, value) -> set(tree, key, value));
        String text = YAML.writeValueAsString(tree);
        YamlFault.unknownKey(text, tree, Competition.class).ifPresent(fault -> {
            throw wrongSetting(fault, overrides);
        });
        try {
            return YAML.treeToValue(tree, Competition.class);
        } catch (JsonProcessingException e) {
            throw wrongSetting(YamlFault.in(text, e), overrides);
        }
    }

    private static UsageException wrongSetting(YamlFault fault, Map<String, String> overrides) {
        List<String> settings = overrides.entrySet().stream()
                .filter(entry -> fault.concerns(entry.getKey()))
                .map(entry -> setting(entry.getKey(), entry.getValue()))
                .toList();
        return new UsageException(String.join(" ", settings) + ": " + fault.reason());
    }

    private static String setting(String key, String value) {
        return "--set " + key + "=" + value;
    }

    private static void set(ObjectNode tree, String key, String value) {
        String[] path = key.split("\\.", -1);
        ObjectNode node = tree;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode child = node.path(path[i]);
            if (child.isMissingNode() || child.isNull()) {
                child = node.putObject(path[i]);
            }
            if (!(child instanceof ObjectNode object)) {
                throw new UsageException(setting(key, value) + ": " + path[i] + " has no keys below it");
            }
            node = object;
        }
        try {
            JsonNode parsed = YAML.readTree(value);
            boolean none = parsed.isMissingNode() || value.equals("none");
            node.set(path[path.length - 1], none ? NullNode.getInstance() : parsed);
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    setting(key, value) + ": the value is not YAML (" + YamlFault.firstLine(e) + "); put it in quotes");
        }
    }

    private static String known(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.competitions())) {
            return "is no such folder; make a workspace with 'podium init DIR'";
        }
        try (Stream<Path> folders = Files.list(workspace.competitions())) {
            TreeSet<String> names = new TreeSet<>();
            folders.filter(folder -> Files.isRegularFile(folder.resolve(NAME)))
                    .forEach(folder -> names.add(folder.getFileName().toString()));
            return names.isEmpty() ? "are none" : "are: " + String.join(", ", names);
        }
    }

    /** VOC_DEVKIT is written voc-devkit. */
    private static final class KebabCaseEnums extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = YamlFault.kebab(constants[i]);
            }
            return names;
        }
    }
}
