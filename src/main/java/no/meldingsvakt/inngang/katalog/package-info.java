/** The catalogue of rules and packs as the doors show it. */
@NullMarked
package no.meldingsvakt.inngang.katalog;

import org.jspecify.annotations.NullMarked;
