package podium.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import podium.core.InputException;

/** Reads a file of a data set as bytes or text, if it exists and is not too large. */
public final class DataFile {
    private DataFile() {}

    /** Refuses a path that is not a file; {@code what} names the expected content. */
    public static void require(Path file, String what) {
        if (!Files.isRegularFile(file)) {
            String found = Files.exists(file) ? "not a file" : "missing";
            throw new InputException(file + ": " + found + "; expected " + what
                    + " here: add the file, or remove the image from its list");
        }
    }

    public static byte[] bytes(Path file, String what, long limit) throws IOException {
        require(file, what);
        long size = Files.size(file);
        if (size > limit) {
            throw new InputException(
                    file + ": the file has " + size + " bytes; expected " + what + " of at most " + limit + " bytes");
        }
        return Files.readAllBytes(file);
    }

    /** The file's UTF-8 text, without a byte order mark. */
    public static String text(Path file, String what, long limit) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file, what, limit));
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": not UTF-8 at byte " + bytes.position() + "; save it as UTF-8 text", e);
        }
    }
}
