package podium.competition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .annotationIntrospector(new KebabCaseEnums())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private CompetitionFile() {}

    /** The competition {@code competition/<id>/competition.yaml} of a workspace, with {@code --set} overrides applied. */
    public static Competition load(Workspace workspace, String id, Map<String, String> overrides) throws IOException {
        Path file = workspace.competitions().resolve(id).resolve(NAME);
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
        String text = Files.readString(file);
        try {
            Competition competition = YAML.readValue(text, Competition.class);
            return overrides.isEmpty() ? competition : override(text, overrides);
        } catch (JsonProcessingException e) {
            throw new InputException(message(file.toString(), e), e);
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

    private static Competition override(String text, Map<String, String> overrides) throws JsonProcessingException {
        JsonNode tree = YAML.readTree(text);
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            String setting = "--set " + override.getKey() + "=" + override.getValue();
            set((ObjectNode) tree, override.getKey(), override.getValue(), setting);
            try {
                YAML.treeToValue(tree, Competition.class);
            } catch (JsonProcessingException e) {
                throw new UsageException(message(setting, e));
            }
        }
        return YAML.treeToValue(tree, Competition.class);
    }

    private static void set(ObjectNode tree, String key, String value, String setting) {
        String[] path = key.split("\\.", -1);
        ObjectNode node = tree;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode child = node.get(path[i]);
            if (child == null) {
                child = node.putObject(path[i]);
            }
            if (!(child instanceof ObjectNode object)) {
                throw new UsageException(setting + ": " + path[i] + " has no keys below it");
            }
            node = object;
        }
        try {
            JsonNode parsed = YAML.readTree(value);
            if (parsed == null || parsed.isMissingNode() || parsed.isNull() || value.equals("none")) {
                node.remove(path[path.length - 1]);
            } else {
                node.set(path[path.length - 1], parsed);
            }
        } catch (JsonProcessingException e) {
            throw new UsageException(setting + ": the value is not YAML: " + e.getOriginalMessage());
        }
    }

    private static String message(String where, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String line = location == null || location.getLineNr() < 1 || where.startsWith("--")
                ? ""
                : ":" + location.getLineNr();
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        return where + line + ": " + path + reason(e);
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof PropertyBindingException unknown) {
            List<String> keys = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            return "unknown key; did you mean " + nearest(unknown.getPropertyName(), keys) + "? Known: "
                    + String.join(", ", keys);
        }
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : e.getOriginalMessage();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.length() == 0 ? "" : path + ": ";
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

    /** The known key with the least edit distance (Levenshtein, 1966). */
    static String nearest(String word, List<String> known) {
        String best = known.get(0);
        for (String candidate : known) {
            if (distance(word, candidate) < distance(word, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** VOC_DEVKIT is written voc-devkit. */
    private static final class KebabCaseEnums extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
            return names;
        }
    }
}
