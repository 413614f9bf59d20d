/** The signature step: is an electronic signature in a MsgHead message right, and made with a certificate that is trusted? */
@NullMarked
package no.meldingsvakt.signatur;

import org.jspecify.annotations.NullMarked;
