package podium;

import java.nio.file.Path;

/** How tests start this Java once more: as the launcher does. */
public final class ChildJava {
    public static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Without it JDK 22 and later warn of SQLite and MXNet. */
    public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private ChildJava() {}
}
