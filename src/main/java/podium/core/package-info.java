/**
 * The parts that every package shares: the kinds of user errors, progress reports, threads, safe display of
 * text, short messages, and folders for native code.
 */
@NullMarked
package podium.core;

import org.jspecify.annotations.NullMarked;
