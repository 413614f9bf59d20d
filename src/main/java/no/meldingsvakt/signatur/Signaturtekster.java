package no.meldingsvakt.signatur;

import static no.meldingsvakt.avvik.Grunnregel.SERTIFIKAT;
import static no.meldingsvakt.avvik.Grunnregel.SIGNATUR;
import static no.meldingsvakt.avvik.Grunnregel.TILBAKETRUKKET;

import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import no.meldingsvakt.avvik.Tekst;
import org.w3c.dom.Element;

/** Everything that may be wrong with a signature, and the words for it. Who signed is never among them. */
final class Signaturtekster {

    /** A certificate tells moments; people read dates. */
    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");

    private Signaturtekster() {}

    static Signaturfeil flere() {
        return new Signaturfeil(
                SIGNATUR,
                new Tekst(
                        "Meldingen har mer enn én elektronisk signatur.",
                        "Meldinga har meir enn éin elektronisk signatur.",
                        "The message has more than one electronic signature."),
                "MsgHead skal ha høyst ett element ds:Signature.",
                null);
    }

    static Signaturfeil dekkerIkkeAlt(String teknisk) {
        return new Signaturfeil(
                SIGNATUR,
                new Tekst(
                        "Den elektroniske signaturen dekker ikke hele meldingen.",
                        "Den elektroniske signaturen dekkjer ikkje heile meldinga.",
                        "The electronic signature does not cover the whole message."),
                teknisk,
                null);
    }

    static Signaturfeil algoritme(Element metode, String godtatte) {
        return new Signaturfeil(
                SIGNATUR,
                slag(),
                "ds:%s bruker en algoritme som ikke godtas. Godtatt er %s.".formatted(metode.getLocalName(), godtatte),
                Algoritmer.navn(metode.getAttribute("Algorithm")));
    }

    static Signaturfeil slag(String teknisk) {
        return new Signaturfeil(SIGNATUR, slag(), teknisk, null);
    }

    private static Tekst slag() {
        return new Tekst(
                "Den elektroniske signaturen er av et slag som ikke godtas.",
                "Den elektroniske signaturen er av eit slag som ikkje blir godteke.",
                "The electronic signature is of a kind that is not accepted.");
    }

    static Signaturfeil svakNokkel() {
        return slag("Nøkkelen er for kort eller av et annet slag. Godtatt er RSA fra 2048 bit og EC fra 256 bit.");
    }

    static Signaturfeil utenSertifikat() {
        return new Signaturfeil(
                SIGNATUR,
                new Tekst(
                        "Den elektroniske signaturen mangler sertifikatet til den som signerte.",
                        "Den elektroniske signaturen manglar sertifikatet til den som signerte.",
                        "The electronic signature lacks the certificate of the one who signed."),
                "Legg sertifikatet i ds:KeyInfo/ds:X509Data/ds:X509Certificate.",
                null);
    }

    static Signaturfeil endret() {
        return new Signaturfeil(
                SIGNATUR,
                new Tekst(
                        "Meldingen er endret etter at den ble signert.",
                        "Meldinga er endra etter at ho vart signert.",
                        "The message was changed after it was signed."),
                "DigestValue stemmer ikke med innholdet. Ikke formater, omkod eller gjenta meldingen etter signering.",
                null);
    }

    static Signaturfeil annenNokkel() {
        return new Signaturfeil(
                SIGNATUR,
                new Tekst(
                        "Den elektroniske signaturen stemmer ikke med sertifikatet.",
                        "Den elektroniske signaturen stemmer ikkje med sertifikatet.",
                        "The electronic signature does not match the certificate."),
                "SignatureValue kan ikke verifiseres med nøkkelen i noe sertifikat i ds:KeyInfo.",
                null);
    }

    static Signaturfeil uleseligSertifikat() {
        return new Signaturfeil(
                SERTIFIKAT,
                new Tekst(
                        "Sertifikatet bak signaturen kan ikke leses.",
                        "Sertifikatet bak signaturen kan ikkje lesast.",
                        "The certificate behind the signature cannot be read."),
                "ds:X509Certificate skal være et X.509-sertifikat i DER, kodet som base64.",
                null);
    }

    static Signaturfeil utenforGyldighet(X509Certificate sertifikat) {
        return new Signaturfeil(
                SERTIFIKAT,
                new Tekst(
                        "Sertifikatet bak signaturen var ikke gyldig da meldingen ble laget.",
                        "Sertifikatet bak signaturen var ikkje gyldig då meldinga vart laga.",
                        "The certificate behind the signature was not valid when the message was made."),
                "GenDate skal være mellom notBefore og notAfter i sertifikatet.",
                dato(sertifikat.getNotBefore()) + "/" + dato(sertifikat.getNotAfter()));
    }

    static Signaturfeil feilBruk() {
        return new Signaturfeil(
                SERTIFIKAT,
                new Tekst(
                        "Sertifikatet bak signaturen er ikke ment for å signere med.",
                        "Sertifikatet bak signaturen er ikkje meint for å signere med.",
                        "The certificate behind the signature is not meant for signing."),
                "keyUsage i sertifikatet skal ha digitalSignature eller nonRepudiation.",
                null);
    }

    static Signaturfeil ukjentUtsteder() {
        return new Signaturfeil(
                SERTIFIKAT,
                new Tekst(
                        "Sertifikatet bak signaturen er ikke utstedt av noen mottakeren stoler på.",
                        "Sertifikatet bak signaturen er ikkje utferda av nokon mottakaren stoler på.",
                        "The certificate behind the signature was not issued by anyone the receiver trusts."),
                "Det finnes ingen gyldig sertifikatkjede fra sertifikatet til en betrodd utsteder. Legg mellomliggende"
                        + " sertifikater i ds:X509Data.",
                null);
    }

    static Signaturfeil tilbaketrukket() {
        return new Signaturfeil(
                TILBAKETRUKKET,
                new Tekst(
                        "Sertifikatet bak signaturen er trukket tilbake.",
                        "Sertifikatet bak signaturen er trekt tilbake.",
                        "The certificate behind the signature is revoked."),
                "Sertifikatet, eller et av utstedersertifikatene over det, står på utstederens sperreliste.",
                null);
    }

    private static LocalDate dato(Date tidspunkt) {
        return LocalDate.ofInstant(tidspunkt.toInstant(), NORGE);
    }
}
