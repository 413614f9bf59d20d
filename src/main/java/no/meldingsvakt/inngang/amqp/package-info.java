/** The queue: messages in and receipts out over AMQP 1.0. */
@NullMarked
package no.meldingsvakt.inngang.amqp;

import org.jspecify.annotations.NullMarked;
