package podium.classroom.handin;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * What an archive says of one of its entries; nothing of it need be true.
 *
 * @param changed milliseconds since 1970; empty where it is not said
 * @param sum CRC-32 of its bytes; likewise
 */
record ArchiveEntry(String name, Kind kind, OptionalLong changed, OptionalLong sum) {
    /** What it is. */
    enum Kind {
        FILE(""),
        FOLDER(""),
        LINK("is a link"),
        DEVICE("is a device or a pipe"),
        UNREADABLE("is encrypted or packed in a way that is not known");

        private final String refusal;

        Kind(String refusal) {
            this.refusal = refusal;
        }

        /** Why such entries are left out; empty for those that are not. */
        String refusal() {
            return refusal;
        }
    }

    /** Its bytes. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** Takes one entry after another. */
    interface Taker {
        void take(ArchiveEntry entry, Content content) throws IOException;
    }
}
