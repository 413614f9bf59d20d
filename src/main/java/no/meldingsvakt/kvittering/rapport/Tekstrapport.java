package no.meldingsvakt.kvittering.rapport;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvittering.MeldingFelt;
import no.meldingsvakt.kvittering.Kvittering.StedFelt;
import org.jspecify.annotations.Nullable;

/** Receipts as lines to read: verdict, findings, what to mend. */
public final class Tekstrapport implements Rapport {

    private final Appendable ut;
    private final Ord ord;
    private final Tvillinger tvillinger;
    private final boolean visRene;

    /**
     * Writes to {@code ut}.
     *
     * @param tvillinger which rules ask the same
     * @param visRene whether messages without findings have a line as well
     */
    public Tekstrapport(Appendable ut, Ord ord, Tvillinger tvillinger, boolean visRene) {
        this.ut = ut;
        this.ord = ord;
        this.tvillinger = tvillinger;
        this.visRene = visRene;
    }

    @Override
    public void vurdert(Vurdert vurdert) throws IOException {
        Kvittering k = tvillinger.samle(vurdert.kvittering());
        if (!visRene && k.avvik().isEmpty() && k.ikkeVurdert().isEmpty()) {
            return;
        }
        linje(vurdert.navn() + ": " + k.status() + slag(k.melding()));
        for (IkkeVurdert i : k.ikkeVurdert()) {
            linje("  " + ord.si("tekst.ikke-vurdert", i.regel(), i.arsak()));
        }
        for (AvvikFelt a : k.avvik()) {
            avvik(a);
        }
        int resten = k.antallAvvik().sum() - k.avvik().size();
        if (resten > 0) {
            linje("  " + ord.si("tekst.flere", resten));
        }
    }

    private void avvik(AvvikFelt a) throws IOException {
        String sted = sted(a.sted());
        linje("  %-8s  %s%s%s"
                .formatted(
                        a.alvorlighet(),
                        a.regel(),
                        sted.isEmpty() ? "" : ", " + sted,
                        a.apprec() == null ? "" : " (" + a.apprec() + ")"));
        linje("    " + a.tekst());
        if (a.funnet() != null) {
            linje("    " + ord.si("tekst.funnet", a.funnet()));
        }
        if (a.teknisk() != null) {
            linje("    " + ord.si("tekst.teknisk", a.teknisk()));
        }
        linje("    " + ord.si("tekst.kilde", a.kilde()));
    }

    private String sted(StedFelt sted) {
        if (sted.linje() == null) {
            return "";
        }
        return sted.kolonne() == null
                ? ord.si("tekst.linje", String.valueOf(sted.linje()))
                : ord.si("tekst.sted", String.valueOf(sted.linje()), String.valueOf(sted.kolonne()));
    }

    private static String slag(@Nullable MeldingFelt melding) {
        if (melding == null) {
            return "";
        }
        String slag = Stream.of(melding.standard(), melding.versjon(), melding.type())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return slag.isEmpty() ? "" : " (" + slag + ")";
    }

    @Override
    public void uegnet(String navn, String grunn) throws IOException {
        linje(navn + ": " + grunn);
    }

    @Override
    public void slutt(boolean hel) {
        // Each message is written when it comes.
    }

    private void linje(String linje) throws IOException {
        ut.append(linje).append('\n');
    }
}
