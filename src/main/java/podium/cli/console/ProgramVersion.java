package podium.cli.console;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;
import podium.core.files.GitCommit;
import podium.core.files.Program;

/** Which Podium this is: {@code podium 0.1.0}. */
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"podium " + version()};
    }

    /** The version that the build wrote into the jar's manifest. */
    static String version() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    /** What manifests say of the program. */
    static Program program() throws IOException {
        String root = System.getProperty("podium.root");
        return new Program(version(), root == null ? null : GitCommit.of(Path.of(root)));
    }
}
