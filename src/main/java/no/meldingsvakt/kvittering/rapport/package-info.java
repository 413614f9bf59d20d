/** Documents about the receipts of many messages, such as a build server reads. */
@NullMarked
package no.meldingsvakt.kvittering.rapport;

import org.jspecify.annotations.NullMarked;
