package podium.classroom.grading;

/**
 * Two cells of two teams that share code.
 *
 * @param other the other team's name
 * @param cell the number of this team's cell, from 1
 * @param otherCell the number of the other team's cell, from 1
 * @param source the source of this team's cell
 * @param otherSource the source of the other team's cell
 */
public record SharedCode(String other, int cell, int otherCell, String source, String otherSource) {}
