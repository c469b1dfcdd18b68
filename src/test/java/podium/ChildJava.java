package podium;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.cli.Podium;

/** Starts this Java again in another process, like the launcher. */
public final class ChildJava {
    public static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Without this option JDK 22 and later print warnings about SQLite and MXNet. */
    public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** The class path of this Java, also where Surefire hands it on in another way. */
    public static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private ChildJava() {}

    /** A command that runs Podium in a workspace, in another process. */
    public static ProcessBuilder podium(Path workspace, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                NATIVE_ACCESS,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                CLASS_PATH,
                Podium.class.getName(),
                "--workspace",
                workspace.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
