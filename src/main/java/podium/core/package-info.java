/**
 * What every package shares: the kinds of failure that are a user's, how long work tells of its progress, threads, how text
 * is shown whose characters may not be seen, how long a message is, why a library could not read a file, and where native
 * code goes.
 */
@NullMarked
package podium.core;

import org.jspecify.annotations.NullMarked;
