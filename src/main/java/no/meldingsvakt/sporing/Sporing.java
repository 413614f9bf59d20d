package no.meldingsvakt.sporing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what is done with calls and messages, part by part. Names and attributes are from closed lists: nothing that a message or a
 * caller says is among them. Thread-safe.
 */
public final class Sporing {

    /** The header, of a call and of a message on a queue, that tells which trace it is part of. */
    public static final String HODE = "traceparent";

    private static final Sporing AV = new Sporing(OpenTelemetry.noop().getTracer("av"), false);
    private static final String KALL = Sporing.class.getName();

    private final Tracer sporer;
    private final boolean paa;

    /** What is begun is told to this. */
    public Sporing(Tracer sporer) {
        this(sporer, true);
    }

    private Sporing(Tracer sporer, boolean paa) {
        this.sporer = sporer;
        this.paa = paa;
    }

    /** One that tells nobody. */
    public static Sporing av() {
        return AV;
    }

    public boolean erPaa() {
        return paa;
    }

    /**
     * Begins what another program has asked for, or what goes on to one.
     *
     * @param traceparent which trace it is part of; null where that is not told
     */
    public Spenn begynn(String navn, SpanKind slag, @Nullable String traceparent) {
        return begynn(navn, slag, Traceparent.les(traceparent));
    }

    private Spenn begynn(String navn, SpanKind slag, Context forelder) {
        Span span =
                sporer.spanBuilder(navn).setSpanKind(slag).setParent(forelder).startSpan();
        return new Spenn(span, forelder);
    }

    /** Does a part of what this thread is at. */
    public <T> T del(String navn, Supplier<T> arbeid) {
        if (!paa) {
            return arbeid.get();
        }
        try (Spenn del = begynn(navn, SpanKind.INTERNAL, gjeldende());
                Scope omfang = del.gjeldende()) {
            try {
                return arbeid.get();
            } catch (RuntimeException | Error e) {
                del.feilet(e);
                throw e;
            }
        }
    }

    /** Tells something of the part that this thread is at; the value must be one of a few. */
    public void merk(String navn, String verdi) {
        Span.fromContext(gjeldende()).setAttribute(navn, verdi);
    }

    /** What stands for the part that this thread is at, with other programs; null when it is not traced. */
    public @Nullable String traceparent() {
        return paa ? Traceparent.av(Span.fromContext(gjeldende()).getSpanContext()) : null;
    }

    /** Makes what is done for the call that the server is at now, on whichever threads, a part of it. */
    public static void forKallet(Spenn kall) {
        io.vertx.core.Context server = Vertx.currentContext();
        if (server != null) {
            server.putLocal(KALL, kall);
        }
    }

    private static Context gjeldende() {
        Context denne = Context.current();
        io.vertx.core.Context server = Vertx.currentContext();
        if (denne == Context.root() && server != null && server.getLocal(KALL) instanceof Spenn kall) {
            return kall.kontekst();
        }
        return denne;
    }
}
