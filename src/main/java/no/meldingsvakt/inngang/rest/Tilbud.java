package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.web.AvtalesideRessurs;
import no.meldingsvakt.inngang.web.DriftRessurs;
import no.meldingsvakt.inngang.web.EksempelRessurs;
import no.meldingsvakt.inngang.web.LarRessurs;
import no.meldingsvakt.inngang.web.OppholdRessurs;
import no.meldingsvakt.inngang.web.RegelsiderRessurs;
import org.jspecify.annotations.Nullable;

/** What each address takes and answers with, as its annotations say, for whoever called it in another way. */
@Singleton
class Tilbud {

    static final List<Class<?>> RESSURSER = List.of(
            ValideringRessurs.class,
            MeldingRessurs.class,
            ForlopRessurs.class,
            LagredeForlopRessurs.class,
            KatalogRessurs.class,
            ParkertRessurs.class,
            ParkertslettingRessurs.class,
            OppgjorRessurs.class,
            OppgjorSide.class,
            AvvikRessurs.class,
            AvvikSide.class,
            AvtaleRessurs.class,
            AvtaleproveRessurs.class,
            ProvestansRessurs.class,
            Avtaleproveside.class,
            AvtalesideRessurs.class,
            EksempelRessurs.class,
            RegelsiderRessurs.class,
            OppholdRessurs.class,
            LarRessurs.class,
            DriftRessurs.class);

    private final List<Kall> alle = RESSURSER.stream()
            .flatMap(r -> Arrays.stream(r.getDeclaredMethods()).flatMap(m -> kall(r, m)))
            .toList();

    /** A call that an address offers. */
    private record Kall(String metode, Pattern sti, List<String> tar, List<String> gir) {}

    /** The methods of an address, in words for the header {@code Allow}. */
    List<String> metoder(String sti) {
        return paa(sti).map(Kall::metode).distinct().sorted().toList();
    }

    /** The media types that a call of the address takes. */
    List<String> tar(String sti, String metode) {
        return typer(sti, metode, Kall::tar);
    }

    /** The media types that a call of the address answers with. */
    List<String> gir(String sti, String metode) {
        return typer(sti, metode, Kall::gir);
    }

    private List<String> typer(String sti, String metode, Function<Kall, List<String>> hva) {
        return paa(sti).filter(k -> k.metode().equals(metode))
                .flatMap(k -> hva.apply(k).stream())
                .map(t -> t.replaceFirst(";.*", ""))
                .distinct()
                .toList();
    }

    private Stream<Kall> paa(String sti) {
        return alle.stream().filter(k -> k.sti().matcher(sti).matches());
    }

    private static Stream<Kall> kall(Class<?> ressurs, Method metode) {
        return Arrays.stream(metode.getAnnotations())
                .flatMap(a -> Stream.ofNullable(a.annotationType().getAnnotation(HttpMethod.class)))
                .map(http -> new Kall(
                        http.value(),
                        sti(ressurs, metode),
                        typer(ressurs, metode, Consumes.class, Consumes::value),
                        typer(ressurs, metode, Produces.class, Produces::value)));
    }

    private static Pattern sti(Class<?> ressurs, Method metode) {
        String under = metode.isAnnotationPresent(Path.class)
                ? metode.getAnnotation(Path.class).value()
                : "";
        String hele = ressurs.getAnnotation(Path.class).value() + "/" + under;
        return Pattern.compile(hele.replaceAll("/+", "/").replaceAll("/$", "").replaceAll("\\{[^}]*}", "[^/]+") + "/?");
    }

    private static <A extends Annotation> List<String> typer(
            Class<?> ressurs, Method metode, Class<A> slag, Function<A, String[]> verdi) {
        @Nullable A her = metode.getAnnotation(slag);
        @Nullable A funnet = her == null ? ressurs.getAnnotation(slag) : her;
        return funnet == null ? List.of() : List.of(verdi.apply(funnet));
    }
}
