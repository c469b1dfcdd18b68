package podium.core.yaml;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;

/**
 * A fault of a YAML file: the line and name of the key, what was found, and what was expected.
 *
 * <pre>
 * competition.yaml:6: dataset.lables: unknown key; did you mean labels? Known: kind, labels, root, test, train
 * </pre>
 *
 * @param key the dotted key; empty for the whole file
 * @param line the line, from 1; 0 if there is none
 */
record YamlFault(String key, int line, String reason) {
    /**
     * SnakeYAML first names what it was reading and where that began, then the fault and its place; this
     * matches the latter.
     */
    private static final Pattern LAST_MARK =
            Pattern.compile("(?m)^(\\S.*)\\R in '\\w+', line (\\d+), column \\d+:?(?![\\s\\S]*^ in ')");

    /** The fault of an empty file. */
    static final YamlFault EMPTY = new YamlFault("", 0, "the file is empty; expected keys with values, {key: value}");

    /** The line of a key, and its value in words. */
    private record Place(int line, String value) {}

    static YamlFault in(String text, JsonProcessingException e) {
        String key = key(e);
        Map<String, Place> places = places(text, key);
        if (places.isEmpty()) {
            return EMPTY;
        }
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return new YamlFault("", e.getLocation().getLineNr(), "a second document begins; expected one");
        }
        Matcher mark = LAST_MARK.matcher(e.getOriginalMessage());
        if (mark.find()) {
            return new YamlFault("", Integer.parseInt(mark.group(2)), "not YAML: " + mark.group(1));
        }
        Place place = places.get(key);
        Throwable cause = e instanceof StreamReadException ? e : e.getCause();
        int line = cause instanceof StreamReadException syntax && syntax.getLocation() != null
                ? syntax.getLocation().getLineNr()
                : line(places, key);
        return new YamlFault(key, line, reason(e, key, place));
    }

    /** The first key of a text's tree, or element of a list, without a value. */
    static Optional<YamlFault> nothing(String text, JsonNode tree) {
        return leaf(
                text,
                tree,
                (key, leaf) -> leaf.isNull(),
                "found no value; write one, or delete the line to use the default");
    }

    /** The first element of a list without a value. In a file without defaults, a key may have none. */
    static Optional<YamlFault> nothingInList(String text, JsonNode tree) {
        return leaf(
                text,
                tree,
                (key, leaf) -> leaf.isNull() && key.endsWith("]"),
                "found no value; expected one for each element of the list");
    }

    /** The first text of a tree with a lone surrogate, which cannot be written as UTF-8. */
    static Optional<YamlFault> halfCharacter(String text, JsonNode tree) {
        return leaf(
                text,
                tree,
                (key, leaf) -> leaf.isTextual() && holdsHalf(leaf.textValue()),
                "found half of a character (a lone surrogate); type it again");
    }

    private static boolean holdsHalf(String text) {
        return text.codePoints().anyMatch(symbol -> Character.getType(symbol) == Character.SURROGATE);
    }

    /** The first scalar value of a tree that is wrong at its key. */
    private static Optional<YamlFault> leaf(
            String text, JsonNode tree, BiPredicate<String, JsonNode> wrong, String reason) {
        return leaf(tree, "", wrong)
                .map(key -> new YamlFault(key, 0, key.isEmpty() ? reason : key + ": " + reason).at(text));
    }

    private static Optional<String> leaf(JsonNode tree, String key, BiPredicate<String, JsonNode> wrong) {
        if (wrong.test(key, tree)) {
            return Optional.of(key);
        }
        if (tree.isArray()) {
            return first(tree.size(), i -> leaf(tree.get(i), key + "[" + i + "]", wrong));
        }
        List<Map.Entry<String, JsonNode>> entries = List.copyOf(tree.properties());
        return first(entries.size(), i -> {
            String name = entries.get(i).getKey();
            return leaf(entries.get(i).getValue(), key.isEmpty() ? name : key + "." + name, wrong);
        });
    }

    static <T> Optional<T> first(int count, IntFunction<Optional<T>> fault) {
        return IntStream.range(0, count)
                .mapToObj(fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    YamlFault at(String text) {
        return new YamlFault(key, line(places(text, key), key), reason);
    }

    /** The whole message, for a file with the given name. */
    String message(String file) {
        return file + (line > 0 ? ":" + line : "") + ": " + reason;
    }

    /** True if setting the key {@code other} may have caused this fault. */
    boolean concerns(String other) {
        return key.isEmpty() || top(key).equals(top(other));
    }

    private static String top(String key) {
        return key.replaceFirst("[.\\[].*", "");
    }

    static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String reason(JsonProcessingException e, String key, @Nullable Place place) {
        String prefix = key.isEmpty() ? "" : key + ": ";
        if (e.getCause() instanceof WrongKey wrong) {
            String owner =
                    key.substring(0, Math.max(0, key.length() - wrong.key().length()));
            return owner + wrong.getMessage();
        }
        if (e instanceof ValueInstantiationException
                && (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof UsageException)) {
            return prefix + e.getCause().getMessage();
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            String expected = "; expected " + expected(mismatch.getTargetType());
            return place == null && !key.isEmpty()
                    ? key + " is missing" + expected
                    : prefix + "found " + (place == null ? "something else" : place.value()) + expected;
        }
        return prefix
                + firstLine(e)
                        .replaceFirst("^Duplicate field '(.*)'$", "key $1 occurs twice")
                        .replaceFirst(
                                "^Document nesting depth .* maximum allowed \\((\\d+).*",
                                "lists and keys stand within each other more than $1 times; expected a flat file")
                        .replaceFirst(
                                "^Expected a field name.*",
                                "found a list, or keys with values, in the place of a key; expected key: value");
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> Spelling.of((Enum<?>) constant))
                    .sorted()
                    .collect(Collectors.joining(" or "));
        }
        if (type == int.class || type == long.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class || isText(type)) {
            return "text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list, [a, b]" : "keys with values, {key: value}";
    }

    /** True if a type is written as one word. */
    static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method ->
                        method.isAnnotationPresent(JsonValue.class) && method.getReturnType() == String.class);
    }

    private static String key(JsonProcessingException e) {
        StringBuilder key = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            String left = "";
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                String name = reference.getFieldName();
                if (name == null || !name.equals(left)) {
                    key.append(name == null ? "[" + reference.getIndex() + "]" : "." + name);
                }
                left = reference.getFrom() instanceof KindReader.Named kind ? kind.key() : "";
            }
        }
        if (e.getCause() instanceof WrongKey wrong && !wrong.key().isEmpty()) {
            key.append(wrong.key().startsWith("[") ? "" : ".").append(wrong.key());
        }
        return key.indexOf(".") == 0 ? key.substring(1) : key.toString();
    }

    /** The line of the key, or of the innermost existing one around it. */
    private static int line(Map<String, Place> places, String key) {
        for (String at = key; ; at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))))) {
            Place place = places.get(at);
            if (place != null) {
                return at.isEmpty() && !key.isEmpty() ? 0 : place.line();
            }
            if (at.isEmpty()) {
                return 0;
            }
        }
    }

    /**
     * The places of a key and of the keys around it, named as {@link #key} does, as far as they are in a text.
     * Of two keys with the same name, the first counts.
     */
    private static Map<String, Place> places(String text, String wanted) {
        Map<String, Place> places = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String key = path(parser.getParsingContext(), wanted.length());
                if (!wanted.startsWith(key)) {
                    continue;
                }
                int line = parser.currentTokenLocation().getLineNr();
                lines.putIfAbsent(key, line);
                if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
                    places.putIfAbsent(key, new Place(lines.getOrDefault(key, line), value(token, parser)));
                }
            }
        } catch (IOException e) {
            return places; // the places before the fault
        }
        return places;
    }

    /** The path at the parser's position, cut off when it is longer than {@code longest} letters. */
    private static String path(JsonStreamContext context, int longest) {
        Deque<String> steps = new ArrayDeque<>();
        int length = 0;
        for (JsonStreamContext at = context; at != null && length <= longest; at = at.getParent()) {
            String step = "";
            if (at.inArray() && at.hasCurrentIndex()) {
                step = "[" + at.getCurrentIndex() + "]";
            } else if (at.inObject() && at.getCurrentName() != null) {
                step = "." + at.getCurrentName();
            }
            steps.push(step);
            length += step.length();
        }
        String path = String.join("", steps);
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String value(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case START_OBJECT -> "keys with values";
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "no value";
            default -> parser.getText();
        };
    }
}
