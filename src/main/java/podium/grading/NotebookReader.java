package podium.grading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import podium.InputException;
import podium.grading.Notebook.Cell;
import podium.grading.Notebook.Kind;

/** Reads .ipynb files of nbformat 3 and 4 as a stream: outputs, however large, are passed over. */
public final class NotebookReader {
    private static final int LONGEST = 1 << 28;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(LONGEST).build())
            .build();

    private final JsonParser parser;
    private final List<Cell> cells = new ArrayList<>();
    private int format = 4;
    private boolean found;

    private NotebookReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it is no JSON, with the place, or no notebook
     */
    public static Notebook read(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            return new NotebookReader(parser).read(file.getFileName() + "");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new InputException(
                    file.getFileName() + place + ": is no JSON (" + e.getOriginalMessage()
                            + "); save the notebook again",
                    e);
        }
    }

    private Notebook read(String name) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InputException(name + ": is no notebook; expected a JSON object with cells");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("nbformat") && value.isNumeric()) {
                format = parser.getIntValue();
            } else if (key.equals("cells") && value == JsonToken.START_ARRAY) {
                readCells();
            } else if (key.equals("worksheets") && value == JsonToken.START_ARRAY) {
                readWorksheets();
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new InputException(name + ": is no notebook; expected cells (nbformat 4) or worksheets (nbformat 3)");
        }
        return new Notebook(format, cells);
    }

    /** Format 3 has its cells a level deeper. */
    private void readWorksheets() throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && key.equals("cells")) {
                    readCells();
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void readCells() throws IOException {
        found = true;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            readCell();
        }
    }

    private void readCell() throws IOException {
        Kind kind = Kind.RAW;
        String source = "";
        OptionalInt run = OptionalInt.empty();
        List<String> errors = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (key) {
                case "cell_type" -> kind = kind(parser.getText());
                case "source", "input" -> source = text();
                case "execution_count", "prompt_number" ->
                    run = value.isNumeric() ? OptionalInt.of(parser.getIntValue()) : OptionalInt.empty();
                case "outputs" -> readOutputs(errors);
                default -> parser.skipChildren();
            }
        }
        cells.add(new Cell(cells.size() + 1, kind, source, run, errors));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "code" -> Kind.CODE;
            case "markdown", "heading" -> Kind.MARKDOWN;
            default -> Kind.RAW;
        };
    }

    /** A string, or the lines of one. */
    private String text() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
        StringBuilder text = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            text.append(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
        }
        return text.toString();
    }

    private void readOutputs(List<String> errors) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String error = "";
            boolean failed = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("output_type") && value == JsonToken.VALUE_STRING) {
                    failed =
                            parser.getText().equals("error") || parser.getText().equals("pyerr");
                } else if (key.equals("ename") && value == JsonToken.VALUE_STRING) {
                    error = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (failed) {
                errors.add(error.isEmpty() ? "an error" : error);
            }
        }
    }
}
