/** REST: translates in, calls the route, translates out. */
@NullMarked
package no.meldingsvakt.inngang.rest;

import org.jspecify.annotations.NullMarked;
