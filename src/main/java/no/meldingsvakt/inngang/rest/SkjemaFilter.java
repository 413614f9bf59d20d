package no.meldingsvakt.inngang.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.inngang.oppgjor.Oppgjor;
import no.meldingsvakt.ko.Parkerte;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.regel.Avtaleforskjell;
import no.meldingsvakt.regel.Skyggeregnskap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tells in the OpenAPI document which fields of an answer are always there, and which of them may be null, as the records say:
 * without it a client knows neither. Moments and ids stand as the text they are, where they are used.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class SkjemaFilter implements OASFilter {

    private static final String HENVISNING = "#/components/schemas/";

    /** What calls answer with; the records in them are found. */
    private static final List<Class<?>> SVAR = List.of(
            Kvittering.class,
            Forlopskvittering.class,
            LagredeForlopRessurs.Forlopsside.class,
            Oppgjor.Oppgjorsside.class,
            Oppgjor.Avstemt.class,
            Avviksrapport.class,
            Avtaleforskjell.class,
            AvtaleproveRessurs.Proving.class,
            Regelvisning.RegelFelt.class,
            Regelvisning.RegelsettFelt.class,
            StandardFelt.class,
            Skyggeregnskap.Forskjell.class,
            Parkerte.Parkert.class,
            Problem.class);

    /** A field as it is written: the name it has, and whether it is always there, and may be null. */
    private record Felt(String navn, boolean alltid, boolean kanVaereNull) {}

    @Override
    public void filterOpenAPI(OpenAPI dokument) {
        if (dokument.getComponents() == null || dokument.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> alle = new TreeMap<>(dokument.getComponents().getSchemas());
        Map<String, Schema> tekster = new TreeMap<>(alle);
        tekster.values().removeIf(s -> !erTekst(s));
        alle.keySet().removeAll(tekster.keySet());
        alle.values().forEach(s -> skrivUt(s, tekster));
        poster().forEach(post -> {
            @Nullable Schema skjema = alle.get(post.getSimpleName());
            if (skjema != null) {
                fortell(skjema, felter(post).toList());
            }
        });
        dokument.getComponents().setSchemas(alle);
    }

    /** A moment, a day or an id: text with a form, and no choice of values. */
    private static boolean erTekst(Schema s) {
        return s.getType() != null
                && s.getType().equals(List.of(Schema.SchemaType.STRING))
                && s.getFormat() != null
                && s.getEnumeration() == null;
    }

    private static void skrivUt(Schema skjema, Map<String, Schema> tekster) {
        if (skjema.getProperties() != null) {
            Map<String, Schema> felter = new LinkedHashMap<>(skjema.getProperties());
            felter.replaceAll((navn, s) -> tekster.getOrDefault(navnet(s), s));
            skjema.setProperties(felter);
        }
    }

    private static String navnet(Schema s) {
        return s.getRef() == null ? "" : s.getRef().substring(HENVISNING.length());
    }

    private static void fortell(Schema skjema, List<Felt> felter) {
        Map<String, Schema> egenskaper = new LinkedHashMap<>();
        List<String> alltid = new ArrayList<>();
        for (Felt f : felter) {
            @Nullable
            Schema s = skjema.getProperties() == null
                    ? null
                    : skjema.getProperties().get(f.navn());
            if (s == null) {
                throw new IllegalStateException("the OpenAPI document has no field " + f.navn());
            }
            egenskaper.put(f.navn(), f.kanVaereNull() ? ellerNull(s) : s);
            if (f.alltid()) {
                alltid.add(f.navn());
            }
        }
        skjema.setProperties(egenskaper);
        skjema.setRequired(alltid);
    }

    private static Schema ellerNull(Schema s) {
        if (s.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(s, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        }
        List<Schema.SchemaType> typer = new ArrayList<>(s.getType());
        typer.add(Schema.SchemaType.NULL);
        return OASFactory.createSchema()
                .type(typer)
                .format(s.getFormat())
                .items(s.getItems())
                .description(s.getDescription());
    }

    private static Stream<Felt> felter(Class<?> post) {
        return Arrays.stream(post.getRecordComponents())
                .flatMap(f -> har(f, JsonUnwrapped.class) ? felter(f.getType()) : Stream.of(felt(f)));
    }

    private static Felt felt(RecordComponent f) {
        @Nullable JsonProperty navn = f.getAccessor().getAnnotation(JsonProperty.class);
        boolean alltid = !har(f, JsonInclude.class);
        boolean kanVaereNull = f.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Felt(navn == null ? f.getName() : navn.value(), alltid, alltid && kanVaereNull);
    }

    private static boolean har(RecordComponent f, Class<? extends Annotation> merke) {
        return f.getAccessor().isAnnotationPresent(merke);
    }

    /** The records that answers are made of. */
    private static Set<Class<?>> poster() {
        Set<Class<?>> funnet = new LinkedHashSet<>();
        SVAR.forEach(s -> finn(s, funnet));
        return funnet;
    }

    private static void finn(Class<?> klasse, Set<Class<?>> funnet) {
        if (klasse.isRecord() && funnet.add(klasse)) {
            Arrays.stream(klasse.getRecordComponents())
                    .flatMap(f -> klasser(f.getAnnotatedType()))
                    .forEach(k -> finn(k, funnet));
        }
    }

    private static Stream<Class<?>> klasser(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType med) {
            return Arrays.stream(med.getAnnotatedActualTypeArguments()).flatMap(SkjemaFilter::klasser);
        }
        return type.getType() instanceof Class<?> klasse ? Stream.of(klasse) : Stream.empty();
    }
}
