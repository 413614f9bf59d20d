/**
 * Expressions that Saxon has compiled, evaluated on the tree's own arrays: a node is a number, and none is made an object that is
 * only looked at. What is not known here is asked of Saxon, and so is all of a test that did not end as it should: what an
 * expression means is what Saxon says that it means.
 */
@NullMarked
package no.meldingsvakt.regel.uttrykk;

import org.jspecify.annotations.NullMarked;
