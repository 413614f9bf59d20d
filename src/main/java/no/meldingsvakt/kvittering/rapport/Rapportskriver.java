package no.meldingsvakt.kvittering.rapport;

import java.io.OutputStream;
import java.util.function.Function;
import java.util.function.Predicate;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsform;

/**
 * What documents about many messages are made with.
 *
 * @param tvillinger which rules ask the same
 * @param skjerm makes something to write lines for people on
 * @param visRene whether lines tell of messages without findings as well
 * @param feiler whether a message is one that a build should fail for
 * @param versjon of the program
 * @param omtale tells of a rule
 */
public record Rapportskriver(
        Ord ord,
        Sprak sprak,
        Tvillinger tvillinger,
        Function<OutputStream, Appendable> skjerm,
        boolean visRene,
        Predicate<Kvittering> feiler,
        String versjon,
        Function<String, Sarifrapport.Regelomtale> omtale) {

    /** Begins a document. */
    public Rapport begynn(Kvitteringsform form, OutputStream ut) {
        return switch (form) {
            case TEKST -> new Tekstrapport(skjerm.apply(ut), ord, tvillinger, visRene);
            case JUNIT -> new Junitrapport(ut, ord, tvillinger, feiler);
            case SARIF -> new Sarifrapport(ut, ord, sprak, versjon, omtale);
            case JSON, HTML, APPREC, SVRL -> throw new IllegalArgumentException(form + " is about one message");
        };
    }
}
