package podium;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.cli.Podium;

/** How tests start this Java once more: as the launcher does. */
public final class ChildJava {
    public static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Without it JDK 22 and later warn of SQLite and MXNet. */
    public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private ChildJava() {}

    /** The command that runs Podium in a workspace, in a process of its own. */
    public static ProcessBuilder podium(Path workspace, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                NATIVE_ACCESS,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Podium.class.getName(),
                "--workspace",
                workspace.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
