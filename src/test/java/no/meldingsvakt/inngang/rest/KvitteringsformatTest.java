package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.kvittering.Kvitteringsform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations cannot ask which forms there are, so here it is asked whether they tell of all of them. */
class KvitteringsformatTest {

    @ParameterizedTest
    @ValueSource(classes = {ValideringRessurs.class, MeldingRessurs.class})
    void everyFormOfAReceiptIsOffered(Class<?> ressurs) {
        Set<String> tilbudt = Stream.of(ressurs.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(POST.class))
                .flatMap(m -> List.of(m.getAnnotation(Produces.class).value()).stream())
                .collect(Collectors.toSet());
        assertEquals(
                Kvitteringsform.enkeltvis().stream()
                        .map(Kvitteringsform::medietype)
                        .collect(Collectors.toSet()),
                tilbudt);
    }
}
