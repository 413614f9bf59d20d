package no.meldingsvakt.kvittering.rapport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.MeldingFelt;
import org.jspecify.annotations.Nullable;

/**
 * Receipts in the XML that JUnit's reports have, which build servers show: a case for each message, failed where the build
 * should, and in error where there was an internal error or the file could not be read.
 */
public final class Junitrapport implements Rapport {

    private static final double SEKUND = 1e-3;

    private final OutputStream ut;
    private final Ord ord;
    private final Tvillinger tvillinger;
    private final Predicate<Kvittering> feiler;

    /** Packed: they say much the same of many thousand messages. */
    private final ByteArrayOutputStream pakket = new ByteArrayOutputStream();

    private final OutputStream tilfeller;
    private final XMLStreamWriter skriver;
    private int antall;
    private int feilet;
    private int brutt;

    /**
     * Writes to {@code ut} when all has come, since the counts stand first.
     *
     * @param tvillinger which rules ask the same
     * @param feiler whether a message is one that the build should fail for
     */
    public Junitrapport(OutputStream ut, Ord ord, Tvillinger tvillinger, Predicate<Kvittering> feiler) {
        this.ut = ut;
        this.ord = ord;
        this.tvillinger = tvillinger;
        this.feiler = feiler;
        try {
            tilfeller = new GZIPOutputStream(pakket);
            skriver = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(tilfeller, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("every JDK writes XML in UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void vurdert(Vurdert vurdert) throws IOException {
        Kvittering k = vurdert.kvittering();
        StringBuilder tekst = new StringBuilder();
        new Tekstrapport(tekst, ord, tvillinger, true).vurdert(vurdert);
        if (!k.ikkeVurdert().isEmpty()) {
            IkkeVurdert forst = k.ikkeVurdert().get(0);
            brutt++;
            tilfelle(vurdert.navn(), slag(k), k, "error", forst.regel(), ord.si("junit.ikke-vurdert"), tekst);
        } else if (feiler.test(k)) {
            feilet++;
            tilfelle(vurdert.navn(), slag(k), k, "failure", k.status().name(), sum(k), tekst);
        } else {
            tilfelle(vurdert.navn(), slag(k), k, k.avvik().isEmpty() ? "" : "system-out", "", "", tekst);
        }
    }

    @Override
    public void uegnet(String navn, String grunn) throws IOException {
        brutt++;
        tilfelle(navn, "uegnet", null, "error", "uegnet", grunn, grunn);
    }

    private void tilfelle(
            String navn,
            String slag,
            @Nullable Kvittering k,
            String utfall,
            String type,
            String melding,
            CharSequence tekst)
            throws IOException {
        antall++;
        try {
            skriver.writeStartElement("testcase");
            skriver.writeAttribute("name", lovlig(navn));
            skriver.writeAttribute("classname", slag);
            skriver.writeAttribute(
                    "time",
                    String.format(
                            Locale.ROOT, "%.3f", k == null ? 0 : k.tidsbruk().totalt() * SEKUND));
            if (!utfall.isEmpty()) {
                skriver.writeStartElement(utfall);
                if (!type.isEmpty()) {
                    skriver.writeAttribute("type", lovlig(type));
                    skriver.writeAttribute("message", lovlig(melding));
                }
                skriver.writeCharacters(lovlig(tekst.toString()));
                skriver.writeEndElement();
            }
            skriver.writeEndElement();
            skriver.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static String slag(Kvittering k) {
        MeldingFelt melding = k.melding();
        return melding == null || melding.standard() == null
                ? "ukjent"
                : lovlig(melding.standard() + "." + String.valueOf(melding.type()));
    }

    private String sum(Kvittering k) {
        Kvittering.AntallFelt a = k.antallAvvik();
        return ord.si("junit.sum", a.avvises(), a.feil(), a.advarsel(), a.merknad());
    }

    /** Without what XML has no room for. */
    private static String lovlig(String tekst) {
        return tekst.codePoints()
                .map(t ->
                        t == '\n' || t == '\t' || (t >= ' ' && t != 0xFFFE && t != 0xFFFF && !erSurrogat(t)) ? t : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean erSurrogat(int tegn) {
        return tegn >= Character.MIN_SURROGATE && tegn <= Character.MAX_SURROGATE;
    }

    @Override
    public void slutt(boolean hel) throws IOException {
        try {
            if (!hel) {
                uegnet("meldingsvakt", ord.si("avbrutt"));
            }
            skriver.flush();
            tilfeller.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        String antallene =
                "name=\"meldingsvakt\" tests=\"%d\" failures=\"%d\" errors=\"%d\"".formatted(antall, feilet, brutt);
        ut.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites %s>\n<testsuite %s skipped=\"0\">\n"
                .formatted(antallene, antallene)
                .getBytes(StandardCharsets.UTF_8));
        try (InputStream inn = new GZIPInputStream(new ByteArrayInputStream(pakket.toByteArray()))) {
            inn.transferTo(ut);
        }
        ut.write("</testsuite>\n</testsuites>\n".getBytes(StandardCharsets.UTF_8));
    }
}
