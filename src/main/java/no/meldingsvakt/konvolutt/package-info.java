/** From bytes to header facts, for messages in a MsgHead and for those with a header of their own. */
@NullMarked
package no.meldingsvakt.konvolutt;

import org.jspecify.annotations.NullMarked;
