package no.meldingsvakt.drift;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import no.meldingsvakt.sporing.Sporing;
import org.jspecify.annotations.Nullable;

/** Makes what tells a collector of traces. Where none is set, nothing of OpenTelemetry's own is loaded. */
@ApplicationScoped
class Sporingsprodusent {

    private static final String NAVN = "meldingsvakt";

    private volatile @Nullable AutoCloseable sender;

    @Produces
    @Singleton
    Sporing sporing(MeldingsvaktConfig config) {
        MeldingsvaktConfig.Sporing valg = config.sporing();
        return valg.endepunkt().map(u -> Oppstart.krev(() -> til(u, valg))).orElseGet(Sporing::av);
    }

    private Sporing til(URI endepunkt, MeldingsvaktConfig.Sporing valg) {
        OtlpHttpSpanExporterBuilder ut = OtlpHttpSpanExporter.builder().setEndpoint(endepunkt.toString());
        valg.hode().forEach(ut::addHeader);
        SdkTracerProvider sporer = SdkTracerProvider.builder()
                .setResource(Resource.create(
                        Attributes.builder().put("service.name", NAVN).build()))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(valg.andel())))
                .addSpanProcessor(BatchSpanProcessor.builder(ut.build()).build())
                .build();
        sender = sporer;
        return new Sporing(sporer.get(NAVN));
    }

    /** What has not been sent yet is. */
    void stopp(@Observes ShutdownEvent nedstenging) throws Exception {
        AutoCloseable naa = sender;
        if (naa != null) {
            naa.close();
        }
    }
}
