/** Rule packs: loading, compiling and running them, and the catalogue of what they hold. */
@NullMarked
package no.meldingsvakt.regel;

import org.jspecify.annotations.NullMarked;
