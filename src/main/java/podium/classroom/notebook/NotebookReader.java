package podium.classroom.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import podium.classroom.notebook.Notebook.Cell;
import podium.classroom.notebook.Notebook.Kind;
import podium.core.InputException;
import podium.core.Reason;

/**
 * Reads .ipynb files of nbformat 3 and 4 as a stream, and skips outputs of any size. It accepts whatever Python's
 * {@code json} accepts: NaN and Infinity, numbers of any length, deep nesting, and repeated keys, of which the last one
 * wins.
 */
public final class NotebookReader {
    private static final int LONGEST = 1 << 28;
    private static final int DEEPEST = 1_000_000;
    private static final int MOST_HASHES = 6;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST)
                    .maxNumberLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonParser parser;
    private final List<Cell> cells = new ArrayList<>();
    private int format = 4;
    private boolean found;

    private NotebookReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a notebook.
     *
     * @throws InputException if the file is not JSON in UTF-8, UTF-16 or UTF-32 (the message has line and column), or
     *     is not a notebook
     */
    public static Notebook read(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            return new NotebookReader(parser).read(file.getFileName() + "");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new InputException(
                    file.getFileName() + place + ": the file is not JSON (" + e.getOriginalMessage()
                            + "); save the notebook again",
                    e);
        } catch (CharConversionException e) {
            throw new InputException(
                    file.getFileName() + ": the file is not text in UTF-8 (" + Reason.of(e)
                            + "); save the notebook again",
                    e);
        }
    }

    private Notebook read(String name) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InputException(name + ": the file is not a notebook; expected a JSON object with cells");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("nbformat") && value.isNumeric()) {
                format = count();
            } else if (key.equals("cells") && value == JsonToken.START_ARRAY) {
                cells.clear();
                readCells();
            } else if (key.equals("worksheets") && value == JsonToken.START_ARRAY) {
                cells.clear();
                readWorksheets();
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new InputException(
                    name + ": the file is not a notebook; expected cells (nbformat 4) or worksheets (nbformat 3)");
        }
        return new Notebook(format, cells);
    }

    /** Reads nbformat 3, which has its cells inside worksheets. */
    private void readWorksheets() throws IOException {
        while (nextObject()) {
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
        while (nextObject()) {
            readCell();
        }
    }

    /** Moves to the array's next object and skips any other values; returns false at the end of the array. */
    private boolean nextObject() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != JsonToken.START_OBJECT && token != JsonToken.END_ARRAY && token != null) {
            parser.skipChildren();
            token = parser.nextToken();
        }
        return token == JsonToken.START_OBJECT;
    }

    private void readCell() throws IOException {
        String type = "";
        int level = 1;
        String source = "";
        OptionalInt run = OptionalInt.empty();
        List<String> errors = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (key) {
                case "cell_type" -> type = text();
                case "level" -> level = value.isNumeric() ? count() : 1;
                case "source", "input" -> source = text();
                case "execution_count", "prompt_number" ->
                    run = value.isNumeric() ? OptionalInt.of(count()) : OptionalInt.empty();
                case "outputs" -> readOutputs(errors);
                default -> parser.skipChildren();
            }
        }
        if (type.equals("heading")) {
            source = "#".repeat(Math.max(1, Math.min(MOST_HASHES, level))) + " " + source;
        }
        cells.add(new Cell(cells.size() + 1, kind(type), source, run, errors));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "code" -> Kind.CODE;
            case "markdown", "heading" -> Kind.MARKDOWN;
            default -> Kind.RAW;
        };
    }

    /** The current number, truncated and clamped to an {@code int}; 0 for NaN. */
    private int count() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return (int) parser.getDoubleValue();
        }
        boolean negative = parser.getText().startsWith("-");
        if (parser.getTextLength() > Long.toString(Integer.MAX_VALUE).length()) {
            return negative ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, parser.getLongValue()));
    }

    /** The current string, or the joined strings of the current array; empty for any other value. */
    private String text() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
            parser.skipChildren();
            return text;
        }
        StringBuilder text = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            text.append(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
            parser.skipChildren();
        }
        return text.toString();
    }

    private void readOutputs(List<String> errors) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (nextObject()) {
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
