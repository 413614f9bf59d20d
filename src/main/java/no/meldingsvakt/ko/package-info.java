/** Work with the broker, whichever it is: the outbox, messages that are put aside, and how the queue is. */
@NullMarked
package no.meldingsvakt.ko;

import org.jspecify.annotations.NullMarked;
