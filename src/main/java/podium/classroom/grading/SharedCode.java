package podium.classroom.grading;

/**
 * Two cells of two teams that share code.
 *
 * @param other team
 * @param cell of this team's notebook, from 1
 * @param otherCell of the other's
 */
public record SharedCode(String other, int cell, int otherCell, String source, String otherSource) {}
