/** Classes that use cases share: their environment, and the runs and images that a user names. */
@NullMarked
package podium.app.context;

import org.jspecify.annotations.NullMarked;
