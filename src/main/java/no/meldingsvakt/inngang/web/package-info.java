/** Pages for people. */
@NullMarked
package no.meldingsvakt.inngang.web;

import org.jspecify.annotations.NullMarked;
