package no.meldingsvakt.drift;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Segl;
import no.meldingsvakt.forlop.lager.Transaksjon;

/**
 * The keys that receipts in the outbox are shut with ({@link Segl}) where the database is in the data folder: in a file beside it, one
 * in force, and the one before it while something may wait that was shut with that. What was sent two days ago can be read by nobody.
 * Thread-safe.
 */
final class Utboksnokler implements Dognnokler {

    static final String FIL = "utboksnokkel";

    private final Path fil;
    private List<byte[]> nokler = List.of();

    /** Those in a file, which is made when the first is needed. */
    Utboksnokler(Path datamappe) {
        this.fil = datamappe.resolve(FIL);
    }

    @Override
    public List<byte[]> i(Transaksjon tx) {
        return gjeldende();
    }

    private synchronized List<byte[]> gjeldende() {
        if (nokler.isEmpty()) {
            if (Files.exists(fil)) {
                nokler = les();
            } else {
                skriv(List.of(Nokkelfil.tilfeldig()));
            }
        }
        return nokler;
    }

    @Override
    public void bytt(Lager lager, Instant naa) {
        if (!Files.exists(fil) || alder(naa).compareTo(BRUKSTID) < 0) {
            return;
        }
        List<byte[]> na = gjeldende();
        boolean ibruk = na.size() > 1 && lager.iTransaksjon(tx -> tx.utboks().lukketMed(Segl.navn(na.get(1)))) > 0;
        if (!ibruk) {
            synchronized (this) {
                skriv(List.of(Nokkelfil.tilfeldig(), na.get(0)));
            }
        }
    }

    private Duration alder(Instant naa) {
        try {
            return Duration.between(Files.getLastModifiedTime(fil).toInstant(), naa);
        } catch (IOException e) {
            throw new IllegalArgumentException("Nøkkelen i %s kan ikke leses.".formatted(fil), e);
        }
    }

    private List<byte[]> les() {
        try {
            ByteBuffer innhold = ByteBuffer.wrap(Files.readAllBytes(fil));
            if (innhold.remaining() == 0 || innhold.remaining() % Segl.NOKKELLENGDE != 0) {
                throw new IllegalArgumentException(
                        "Filen %s er ikke en nøkkel. Legg den tilbake fra sikkerhetskopien.".formatted(fil));
            }
            List<byte[]> lest = new ArrayList<>();
            while (innhold.hasRemaining()) {
                byte[] nokkel = new byte[Segl.NOKKELLENGDE];
                innhold.get(nokkel);
                lest.add(nokkel);
            }
            return List.copyOf(lest);
        } catch (IOException e) {
            throw new IllegalArgumentException("Nøkkelen i %s kan ikke leses.".formatted(fil), e);
        }
    }

    private void skriv(List<byte[]> nye) {
        ByteBuffer innhold = ByteBuffer.allocate(nye.size() * Segl.NOKKELLENGDE);
        nye.forEach(innhold::put);
        Nokkelfil.skriv(fil, innhold.array());
        nokler = nye;
    }
}
