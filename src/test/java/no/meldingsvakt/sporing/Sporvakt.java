package no.meldingsvakt.sporing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A collector of traces in memory, for a profile that enables it. */
@Alternative
@ApplicationScoped
public class Sporvakt implements SpanExporter {

    private static final Queue<SpanData> SETT = new ConcurrentLinkedQueue<>();

    @Produces
    @Alternative
    @Singleton
    Sporing sporing() {
        return new Sporing(SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(this))
                .build()
                .get("prove"));
    }

    /** All that has ended. */
    public static List<SpanData> sett() {
        return List.copyOf(SETT);
    }

    /** All that has ended, in the trace. */
    public static List<SpanData> sett(String spor) {
        return SETT.stream().filter(s -> s.getTraceId().equals(spor)).toList();
    }

    /** All the words of all of them, a line each. */
    public static Stream<String> tekst() {
        return SETT.stream()
                .map(s -> s.getName() + " " + s.getAttributes().asMap() + " " + s.getStatus() + " "
                        + s.getEvents().stream().map(Object::toString).collect(Collectors.joining(" ")) + " "
                        + s.getSpanContext().getTraceState());
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> nye) {
        SETT.addAll(nye);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
