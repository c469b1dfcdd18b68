package podium.player.network.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import podium.core.InputException;
import podium.core.Reason;

/**
 * An ONNX file of anyone, read whole and looked through before an engine sees it. It is complete in itself: a file whose numbers are
 * in other files is refused, so that none of them is opened.
 *
 * <pre>{@code
 * OnnxFile file = OnnxFile.read(Path.of("model.onnx"));
 * String classes = file.metadata().get("classes");
 * try (OnnxNetwork network = file.network(threads)) {
 *     float[] scores = network.forward(pixels, 1);
 * }
 * }</pre>
 */
public final class OnnxFile {
    private static final int LONGEST_REASON = 400;

    /** What comes before the reason: the number of its kind, and the place in the library. */
    private static final Pattern PLACE =
            Pattern.compile("^Error code - \\w+ - message: (?:Fatal error: )?(?:/\\S+:\\d+ .*?\\) (?=[A-Z]))?");

    private final Path path;
    private final ByteBuffer bytes;
    private final Map<String, String> metadata;

    private OnnxFile(Path path, ByteBuffer bytes, Map<String, String> metadata) {
        this.path = path;
        this.bytes = bytes;
        this.metadata = metadata;
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it is not there, cut, too large, refers to other files, or is no ONNX file
     */
    public static OnnxFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path + ": " + (Files.exists(path) ? "not a file" : "no such file")
                    + "; expected an ONNX file, such as 'podium model export' writes");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            long size = channel.size();
            if (size == 0) {
                throw new InputException(path + ": the file is empty; copy or export it again");
            }
            if (size >= OnnxModel.LIMIT) {
                throw new InputException(path + ": the file has " + size + " bytes; expected less than 2 GB");
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) size);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A channel may give less than there is.
            }
            return new OnnxFile(path, bytes, new OnnxScan(path, bytes.flip().duplicate()).texts());
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read (" + Reason.of(e) + ")", e);
        }
    }

    /** Returns the texts that the file holds, by their keys. They may be anything, as the file may. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Loads the network.
     *
     * @throws InputException if ONNX Runtime does not know the file's operators, or the network does not take and give one array each
     */
    public OnnxNetwork network(int threads) {
        try {
            return OnnxNetwork.load(bytes.duplicate(), true, threads);
        } catch (OrtException e) {
            throw new InputException(
                    path + ": " + OrtRuntime.version() + " cannot load it (" + reason(e)
                            + "); export it again with operators of ONNX alone, of opset 13 to 17",
                    e);
        } catch (InputException e) {
            throw new InputException(path + ": " + e.getMessage(), e);
        }
    }

    /** The library's reason. The operator that it may name is at the start or the end. */
    private static String reason(OrtException e) {
        String reason = PLACE.matcher(Reason.of(e)).replaceFirst("");
        int length = reason.length();
        return length <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON / 2) + " [...] " + reason.substring(length - LONGEST_REASON / 2);
    }
}
