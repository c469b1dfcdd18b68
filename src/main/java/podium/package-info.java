/** What every package shares: the three kinds of failure that are a user's, and how long work tells of its progress. */
@NullMarked
package podium;

import org.jspecify.annotations.NullMarked;
