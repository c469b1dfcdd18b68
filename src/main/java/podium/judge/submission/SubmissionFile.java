package podium.judge.submission;

import java.nio.file.Path;

/**
 * A submission file that was read.
 *
 * @param sha256 the SHA-256 of the file's bytes as they are, compressed or not
 * @param bytes the size of the file
 * @param rows the number of distinct expected Ids that were found
 */
public record SubmissionFile(Path path, String sha256, long bytes, long rows, Problems problems) {}
