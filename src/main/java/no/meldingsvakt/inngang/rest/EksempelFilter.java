package no.meldingsvakt.inngang.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.meldingsvakt.inngang.rest.Eksempelsamling.Eksempel;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Puts the example messages into the OpenAPI document, as a named choice for every call that takes a message.
 *
 * <p>A message is bytes, in the encoding its own declaration says: a client that is made of the document would make JSON of an
 * object, and UTF-8 of a string. What Swagger UI needs to show the examples, it is told where it starts.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class EksempelFilter implements OASFilter {

    private static final List<String> MEDIETYPER = List.of("application/xml", "text/xml");

    @Override
    public void filterOpenAPI(OpenAPI dokument) {
        if (dokument.getPaths() == null || dokument.getPaths().getPathItems() == null) {
            return;
        }
        Components felles = dokument.getComponents() == null ? OASFactory.createComponents() : dokument.getComponents();
        Map<String, Example> henvisninger = new LinkedHashMap<>();
        for (Eksempel e : Eksempelsamling.alle()) {
            String navn = e.navn().replaceAll("[^A-Za-z0-9._-]", "_");
            felles.addExample(
                    navn,
                    OASFactory.createExample()
                            .summary(e.dom() + " – " + e.tittel())
                            .value(e.tekst()));
            henvisninger.put(navn, OASFactory.createExample().ref(navn));
        }
        dokument.setComponents(felles);
        if (dokument.getTags() != null) {
            // What a newcomer comes for stands first.
            dokument.setTags(dokument.getTags().stream()
                    .sorted(Comparator.comparing((Tag t) -> !t.getName().equals(ValideringRessurs.GRUPPE)))
                    .toList());
        }
        List<Content> innhold = dokument.getPaths().getPathItems().values().stream()
                .map(PathItem::getPOST)
                .flatMap(o -> Optional.ofNullable(o).map(Operation::getRequestBody).stream())
                .flatMap(b -> Optional.ofNullable(b.getContent()).stream())
                .toList();
        innhold.stream()
                .filter(c -> MEDIETYPER.stream().allMatch(c::hasMediaType))
                .forEach(c -> MEDIETYPER.forEach(m -> c.addMediaType(m, medietype(henvisninger))));
        innhold.stream()
                .flatMap(c -> Optional.ofNullable(c.getMediaType("multipart/form-data")).stream())
                .forEach(m -> m.setSchema(flereFiler()));
    }

    /** A choice of several files. Swagger UI has it only where each item is binary, and an annotation says so of the list. */
    private static Schema flereFiler() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty(
                        "melding",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Meldingene, én fil hver")
                                .items(OASFactory.createSchema()
                                        .addType(Schema.SchemaType.STRING)
                                        .format("binary")));
    }

    private static MediaType medietype(Map<String, Example> eksempler) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format("binary"))
                .examples(eksempler);
    }
}
