package podium.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A format of one text file: its mutations are those of texts, and each is written before it is read. */
abstract class TextFile implements Format.Files {
    private final Path file;
    private final List<byte[]> sound;

    /**
     * A file of which some contents are sound.
     *
     * @param file where a mutation is written
     */
    TextFile(Path file, List<byte[]> sound) {
        this.file = file;
        this.sound = sound;
    }

    final Path file() {
        return file;
    }

    /** Reads the file as it was written last. */
    abstract Format.Use read() throws IOException;

    @Override
    public final byte[] mutated(Mutator mutator) {
        return mutator.text(mutator.one(sound), mutator.one(sound));
    }

    @Override
    public final Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return read();
    }
}
