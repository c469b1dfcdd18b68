package podium.classroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The final report of supervisor.py. Its output is a stream of frames: a letter, a length of four bytes, and at most 64
 * KiB of content. Files are written as their frames arrive, and no length in the stream decides how much memory is
 * allocated.
 *
 * @param result the report as JSON; missing if the supervisor ended before it sent one
 */
record Report(JsonNode result) {
    private static final int MOST_FRAME = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The file or message that a frame belongs to. */
    private enum Part {
        LOG('l', "log.txt"),
        SUBMISSION('s', "submission.csv"),
        ZIPPED_SUBMISSION('z', "submission.csv.gz"),
        EXECUTED('e', "executed.ipynb"),
        HELD('h', ""),
        RESULT('r', "");

        private final int letter;
        private final String file;

        Part(int letter, String file) {
            this.letter = letter;
            this.file = file;
        }

        static Part of(int letter) throws IOException {
            for (Part part : values()) {
                if (part.letter == letter) {
                    return part;
                }
            }
            throw new IOException("the sandbox's supervisor sent a frame of an unknown kind: " + letter);
        }
    }

    /**
     * Reads frames to the end of the stream, and writes their files into a folder.
     *
     * @param held receives the bytes of memory that the notebook's files occupy, each time the supervisor reports them
     */
    static Report read(InputStream stream, Path folder, LongConsumer held) throws IOException {
        JsonNode result = MissingNode.getInstance();
        Map<Part, OutputStream> files = new EnumMap<>(Part.class);
        try (DataInputStream in = new DataInputStream(stream)) {
            for (int letter = in.read(); letter >= 0; letter = in.read()) {
                Part part = Part.of(letter);
                byte[] content = content(in);
                switch (part) {
                    case RESULT -> result = JSON.readTree(content);
                    case HELD -> held.accept(JSON.readTree(content).asLong());
                    case LOG, SUBMISSION, ZIPPED_SUBMISSION, EXECUTED -> {
                        if (!files.containsKey(part)) {
                            files.put(part, Files.newOutputStream(folder.resolve(part.file)));
                        }
                        files.get(part).write(content);
                    }
                }
            }
        } catch (EOFException e) {
            result = MissingNode.getInstance(); // the supervisor was stopped in the middle of a frame
        } finally {
            for (OutputStream file : files.values()) {
                file.close();
            }
        }
        return new Report(result);
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_FRAME) {
            throw new IOException(
                    "the sandbox's supervisor sent a frame of " + length + " bytes; expected at most " + MOST_FRAME);
        }
        byte[] content = new byte[length];
        in.readFully(content);
        return content;
    }

    /** The submission's file name; empty if there is none. */
    String submission() {
        return result.path("submission").asText();
    }
}
