package podium.judge.submission;

import java.nio.file.Path;

/**
 * What reading a submission told.
 *
 * @param sha256 of the file's bytes as they are, packed or not
 * @param bytes of the file
 * @param rows that carry an expected Id, each counted once
 */
public record SubmissionFile(Path path, String sha256, long bytes, long rows, Problems problems) {}
