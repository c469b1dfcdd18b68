/**
 * The kinds of data sets: how each is laid out on disk, how it is divided into train, valid and test, and a check of
 * it. One file a kind.
 */
@NullMarked
package podium.data.kind;

import org.jspecify.annotations.NullMarked;
