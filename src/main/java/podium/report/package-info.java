/**
 * Takes results of the packages above it in the flow, gives what people read: tables, pictures, Markdown, HTML, JSON.
 * Computes nothing that ranks.
 */
@NullMarked
package podium.report;

import org.jspecify.annotations.NullMarked;
