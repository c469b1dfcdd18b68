/**
 * What every package shares: the three kinds of failure that are a user's, how long work tells of its progress, and how text
 * is shown whose characters may not be seen.
 */
@NullMarked
package podium;

import org.jspecify.annotations.NullMarked;
