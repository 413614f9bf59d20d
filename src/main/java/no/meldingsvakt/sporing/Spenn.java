package no.meldingsvakt.sporing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** A part of a trace that has begun. Ended once; whoever ends it may be another thread than the one that began it. */
public final class Spenn implements AutoCloseable {

    private final Span span;
    private final Context kontekst;

    Spenn(Span span, Context forelder) {
        this.span = span;
        this.kontekst = forelder.with(span);
    }

    /** What stands for it with other programs, as the header {@code traceparent}; null when it is not traced. */
    public @Nullable String traceparent() {
        return Traceparent.av(span.getSpanContext());
    }

    /** Makes what the thread begins now a part of it, until what is returned is closed, by the same thread. */
    @SuppressWarnings("MustBeClosedChecker") // A route closes it when the message has been handled.
    public Scope gjeldende() {
        return kontekst.makeCurrent();
    }

    /** Tells something of it; the value must be one of a few that neither caller nor message decides. */
    public void merk(String navn, String verdi) {
        span.setAttribute(navn, verdi);
    }

    /** As the other. */
    public void merk(String navn, long verdi) {
        span.setAttribute(navn, verdi);
    }

    /** Tells that it failed, and the kind of failure alone: an exception's own text may quote the message. */
    public void feilet(Throwable feil) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", feil.getClass().getName());
    }

    /** Tells that it failed. */
    public void feilet() {
        span.setStatus(StatusCode.ERROR);
    }

    /** Gives it another name, once that is known. */
    public void kall(String navn) {
        span.updateName(navn);
    }

    Context kontekst() {
        return kontekst;
    }

    /** Ends it. */
    @Override
    public void close() {
        span.end();
    }
}
