package podium.classroom.handin;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The metadata of one archive entry, as the archive declares it. None of it is verified.
 *
 * @param changed the last modification in milliseconds since 1970; empty if the archive does not declare it
 * @param sum the CRC-32 of the entry's bytes; empty if the archive does not declare it
 */
record ArchiveEntry(String name, Kind kind, OptionalLong changed, OptionalLong sum) {
    /** The type of an entry. */
    enum Kind {
        FILE(""),
        FOLDER(""),
        LINK("is a link"),
        DEVICE("is a device or a pipe"),
        UNREADABLE("is encrypted or uses an unknown compression");

        private final String refusal;

        Kind(String refusal) {
            this.refusal = refusal;
        }

        /** The reason why entries of this kind are skipped; empty for files and folders, which are unpacked. */
        String refusal() {
            return refusal;
        }
    }

    /** The entry's bytes. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** A receiver that is called once per entry. */
    interface Taker {
        void take(ArchiveEntry entry, Content content) throws IOException;
    }
}
