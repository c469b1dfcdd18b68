package podium.cli.console;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;
import podium.core.files.GitCommit;
import podium.core.files.Program;

/** The version of this program, such as {@code podium 0.1.0}. */
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

    /** The description of this program for manifests: its version and, if known, its commit. */
    static Program program() throws IOException {
        String root = System.getProperty("podium.root");
        return new Program(version(), root == null ? null : GitCommit.of(Path.of(root)));
    }
}
