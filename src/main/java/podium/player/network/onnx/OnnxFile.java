package podium.player.network.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import podium.core.InputException;
import podium.core.Reason;

/**
 * An ONNX file of anyone, read whole and looked through before an engine sees it. It is complete in itself: a file whose numbers are
 * in other files is refused, so that none of them is opened.
 *
 * <pre>{@code
 * try (OnnxNetwork network = OnnxFile.read(Path.of("model.onnx")).network(threads)) {
 *     System.out.println(network.metadata());
 * }
 * }</pre>
 */
public final class OnnxFile {
    private static final int LONGEST_REASON = 300;

    private final Path path;
    private final ByteBuffer bytes;

    private OnnxFile(Path path, ByteBuffer bytes) {
        this.path = path;
        this.bytes = bytes;
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
            new OnnxScan(path, bytes.flip()).check();
            return new OnnxFile(path, bytes);
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read (" + Reason.of(e) + ")", e);
        }
    }

    /**
     * Loads the network.
     *
     * @throws InputException if ONNX Runtime does not know the file's operators, or the network does not take and give one array each
     */
    public OnnxNetwork network(int threads) {
        try {
            return OnnxNetwork.load(bytes, threads);
        } catch (OrtException e) {
            throw new InputException(
                    path + ": " + OrtRuntime.version() + " cannot load it (" + reason(e)
                            + "); export it again with operators of ONNX alone, of opset 13 to 17",
                    e);
        } catch (InputException e) {
            throw new InputException(path + ": " + e.getMessage(), e);
        }
    }

    private static String reason(OrtException e) {
        String reason = Reason.of(e);
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " [...]";
    }
}
