/**
 * The use cases, one class per command. They call the packages that do the work, and {@link podium.app.RunAll} runs all
 * stages of a competition in order.
 */
@NullMarked
package podium.app;

import org.jspecify.annotations.NullMarked;
