package podium.classroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes notebooks for tests, and reads their outputs. */
public final class NotebookFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NotebookFile() {}

    /** The JSON of a notebook that declares a language. */
    static String json(String language, String... cells) {
        ObjectNode root = JSON.createObjectNode().put("nbformat", 4).put("nbformat_minor", 4);
        root.putObject("metadata").putObject("kernelspec").put("language", language);
        ArrayNode all = root.putArray("cells");
        for (String cell : cells) {
            ObjectNode code = all.addObject().put("cell_type", "code").put("source", cell);
            code.putNull("execution_count");
            code.putObject("metadata");
            code.putArray("outputs");
        }
        return root.toString();
    }

    /** The cells of a program in the test resources, separated by lines {@code # %%}. */
    public static String[] cells(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NotebookFile.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^# %%$", -1);
        }
    }

    /** The output lines of an executed notebook that begin with a star. */
    static List<String> starred(Path executed) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode cell : JSON.readTree(Files.readString(executed)).path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                output.path("text").forEach(line -> text.append(line.asText()));
                text.append(
                        output.path("text").isTextual() ? output.path("text").asText() : "");
            }
        }
        return text.toString().lines().filter(line -> line.startsWith("* ")).toList();
    }
}
