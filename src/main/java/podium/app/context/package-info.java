/** What use cases share: where and how they work, and the runs and images that they are asked about. */
@NullMarked
package podium.app.context;

import org.jspecify.annotations.NullMarked;
