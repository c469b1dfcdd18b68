package podium.core.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.UsageException;

/**
 * Reads and writes one kind of YAML file, strictly: an unknown, duplicate or missing key and a value of the
 * wrong kind are errors that name their line. {@code batchNorm} is written batch-norm, {@code VOC_DEVKIT}
 * voc-devkit.
 *
 * <pre>
 * StrictYaml.of(Competition.class, "--set").read(file, Map.of("dataset.labels", "masks"))
 * </pre>
 *
 * @param <T> the record that such a file describes
 */
public final class StrictYaml<T> {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .annotationIntrospector(new Spelled())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** A limit far above the longest strategy.yaml that is still read quickly. */
    private static final long LARGEST = 2 << 20;

    private static final Pattern ELEMENT = Pattern.compile("(.+)\\[(\\d{1,3})\\]");

    private final Class<T> type;
    private final String option;
    private final @Nullable Defaults defaults;

    /** The values of missing keys: those that belong to the value of one key, or else the usual ones. */
    private record Defaults(String key, Map<String, ObjectNode> byValue, ObjectNode usual) {
        /** The defaults of a file, in which an override may replace the value of the key. */
        ObjectNode of(JsonNode tree, Map<String, String> overrides) {
            return byValue.getOrDefault(
                    overrides.getOrDefault(key, tree.path(key).asText()), usual);
        }
    }

    private StrictYaml(Class<T> type, String option, @Nullable Defaults defaults) {
        this.type = type;
        this.option = option;
        this.defaults = defaults;
    }

    /**
     * A reader of files that state the whole record.
     *
     * @param option the command-line option that gives overrides, such as {@code --set}
     */
    public static <T> StrictYaml<T> of(Class<T> type, String option) {
        return new StrictYaml<>(type, option, null);
    }

    /**
     * A reader of files that state only the differences from the defaults. A missing key has its default, block
     * by block; a list replaces the whole default list. No key may be null.
     */
    public StrictYaml<T> over(T standard) {
        return new StrictYaml<>(type, option, new Defaults("", Map.of(), YAML.valueToTree(standard)));
    }

    /**
     * Like {@link #over(Object)}, with defaults that depend on the value of a key at the top of the file.
     *
     * @param standard the defaults of a file without the key
     * @param byValue the defaults by the value of the key
     */
    public StrictYaml<T> over(T standard, String key, Map<String, T> byValue) {
        Map<String, ObjectNode> trees = new HashMap<>();
        byValue.forEach((value, defaultsOfValue) -> trees.put(value, YAML.valueToTree(defaultsOfValue)));
        return new StrictYaml<>(type, option, new Defaults(key, trees, YAML.valueToTree(standard)));
    }

    /**
     * Reads a file and applies overrides: dotted keys such as {@code dataset.labels} or
     * {@code stages[0].epochs}, with YAML values. All overrides are checked together.
     *
     * @throws InputException if the file is wrong
     * @throws UsageException if an override is wrong
     */
    public T read(Path file, Map<String, String> overrides) throws IOException {
        return read(file.toString(), text(file), overrides);
    }

    /**
     * Reads a text that is not in a file, such as one that the command line says.
     *
     * @param origin what messages call the text
     * @throws InputException if the text is wrong
     */
    public T readText(String origin, String text) {
        return read(origin, text, Map.of());
    }

    private T read(String origin, String text, Map<String, String> overrides) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree.isNull()) {
                throw new InputException(YamlFault.EMPTY.message(origin));
            }
            wrongKey(text, tree).ifPresent(fault -> {
                throw new InputException(fault.message(origin));
            });
            T value = defaults != null && tree.isObject()
                    ? YAML.treeToValue(merged(defaults.of(tree, Map.of()), tree), type)
                    : YAML.readValue(text, type);
            return overrides.isEmpty() ? value : override((ObjectNode) tree, overrides);
        } catch (JsonProcessingException e) {
            throw new InputException(YamlFault.in(text, e).message(origin), e);
        }
    }

    /** A record as YAML with all its keys. Equal records give equal bytes. */
    public static String format(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record as the tree of its keys, spelled as in a file. */
    static JsonNode tree(Object value) {
        return YAML.valueToTree(value);
    }

    private static String text(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > LARGEST) {
            throw new InputException(file + ": the file has " + bytes
                    + " bytes; expected a hand-written file of at most " + LARGEST + " bytes. Is it the right file?");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": the file is not UTF-8; save it as UTF-8 text", e);
        }
    }

    private Optional<YamlFault> wrongKey(String text, JsonNode tree) {
        return UnknownKey.in(text, tree, type)
                .or(() -> YamlFault.halfCharacter(text, tree))
                .or(() -> defaults == null ? YamlFault.nothingInList(text, tree) : YamlFault.nothing(text, tree));
    }

    private static JsonNode merged(JsonNode standard, JsonNode tree) {
        if (!(standard instanceof ObjectNode known) || !(tree instanceof ObjectNode given)) {
            return tree;
        }
        ObjectNode both = known.deepCopy();
        given.properties()
                .forEach(entry -> both.set(
                        entry.getKey(),
                        both.has(entry.getKey())
                                ? merged(both.get(entry.getKey()), entry.getValue())
                                : entry.getValue()));
        return both;
    }

    private T override(ObjectNode tree, Map<String, String> overrides) throws JsonProcessingException {
        ObjectNode standard = defaults == null ? null : defaults.of(tree, overrides);
        ObjectNode whole = standard == null ? tree : (ObjectNode) merged(standard, tree);
        overrides.forEach((key, value) -> set(whole, key, value));
        String text = YAML.writeValueAsString(whole);
        wrongKey(text, whole).ifPresent(fault -> {
            throw wrongSetting(fault, overrides);
        });
        try {
            return YAML.treeToValue(standard == null ? whole : merged(standard, whole), type);
        } catch (JsonProcessingException e) {
            throw wrongSetting(YamlFault.in(text, e), overrides);
        }
    }

    /** Names the overrides of the wrong key, or all of them if they made another key wrong. */
    private UsageException wrongSetting(YamlFault fault, Map<String, String> overrides) {
        boolean own = overrides.keySet().stream().anyMatch(fault::concerns);
        String settings = overrides.entrySet().stream()
                .filter(entry -> !own || fault.concerns(entry.getKey()))
                .map(entry -> setting(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
        return new UsageException(settings + ": " + fault.reason());
    }

    private String setting(String key, String value) {
        return option + " " + key + "=" + value;
    }

    private void set(ObjectNode tree, String key, String value) {
        String[] path = key.split("\\.", -1);
        ObjectNode node = tree;
        for (int i = 0; i < path.length - 1; i++) {
            node = below(node, path[i], setting(key, value));
        }
        try {
            JsonNode parsed = YAML.readTree(value);
            boolean none = parsed.isMissingNode() || (defaults == null && value.equals("none"));
            node.set(path[path.length - 1], none ? NullNode.getInstance() : parsed);
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    setting(key, value) + ": the value is not YAML (" + YamlFault.firstLine(e) + "); put it in quotes");
        }
    }

    /** The node at one step of a dotted key: a key, created if it is missing, or an element of a list, stages[0]. */
    private static ObjectNode below(ObjectNode node, String step, String setting) {
        Matcher element = ELEMENT.matcher(step);
        JsonNode child = element.matches()
                ? node.path(element.group(1)).path(Integer.parseInt(element.group(2)))
                : node.path(step);
        if (!element.matches() && (child.isMissingNode() || child.isNull())) {
            child = node.putObject(step);
        }
        if (child instanceof ObjectNode object) {
            return object;
        }
        throw new UsageException(
                setting + ": " + step + (child.isMissingNode() ? " does not exist" : " has no keys below it"));
    }

    /** Spells constants: VOC_DEVKIT is voc-devkit; and kinds, see {@link Kinds}. */
    private static final class Spelled extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = Spelling.of(constants[i]);
            }
            return names;
        }

        @Override
        public @Nullable Object findDeserializer(Annotated type) {
            return KindTable.of(type.getRawType())
                    .map(table -> (Object) new KindReader(table))
                    .orElseGet(() -> super.findDeserializer(type));
        }

        @Override
        public @Nullable Object findSerializer(Annotated type) {
            return KindTable.isKind(type.getRawType()) ? new KindWriter(type.getRawType()) : super.findSerializer(type);
        }
    }
}
