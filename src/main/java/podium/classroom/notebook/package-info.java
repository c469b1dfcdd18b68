/** Takes a notebook's text, gives its cells, what is found in them, and prints of its code. Runs nothing. */
@NullMarked
package podium.classroom.notebook;

import org.jspecify.annotations.NullMarked;
