/** The arithmetic of measurements: rates, ratios, their median and spread. */
@NullMarked
package oo.bench.figures;

import org.jspecify.annotations.NullMarked;
