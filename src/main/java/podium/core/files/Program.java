package podium.core.files;

import org.jspecify.annotations.Nullable;

/**
 * The program that made a run, as manifests name it.
 *
 * @param commit the commit of its sources; null if they are not in git
 */
public record Program(String version, @Nullable String commit) {}
