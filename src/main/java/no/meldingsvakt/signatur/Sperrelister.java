package no.meldingsvakt.signatur;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of revocation lists (CRLs, PEM or DER), which something else keeps filled. Names, sizes and times of its files
 * are looked at each time, and the files are read again when one has changed: lists come several times a day, and a
 * mounted folder gives no notice.
 *
 * <p>Thread-safe. Nothing is fetched.
 */
public final class Sperrelister {

    private final Path mappe;
    private volatile Stand stand = new Stand(List.of(), List.of(), 0);

    /**
     * Takes the folder; it may be empty for now.
     *
     * @throws IllegalArgumentException when it is no folder
     */
    public Sperrelister(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            throw new IllegalArgumentException(mappe + " is no folder");
        }
        this.mappe = mappe;
    }

    private record Fil(Path sti, long storrelse, FileTime endret) {}

    private record Stand(List<Fil> filer, List<Sperreliste> lister, int uleselige) {}

    /**
     * What the newest list that covers the certificate says of it.
     *
     * @param utsteder who issued it, as a chain has shown
     * @param laget when the message says it was made
     * @param vurdert the moment of judgement
     */
    Sperrestatus status(X509Certificate sertifikat, X509Certificate utsteder, Instant laget, Instant vurdert) {
        return stand().lister().stream()
                .filter(l -> l.svarerFor(sertifikat, utsteder))
                .max(Comparator.comparing(Sperreliste::utgitt))
                .map(l -> l.status(sertifikat, laget, vurdert))
                .orElse(Sperrestatus.UKJENT);
    }

    /** How many files of the folder are no lists. */
    int uleselige() {
        return stand().uleselige();
    }

    private Stand stand() {
        List<Fil> filer = filer();
        Stand sist = stand;
        return sist.filer().equals(filer) ? sist : lesPaNytt(filer);
    }

    private synchronized Stand lesPaNytt(List<Fil> filer) {
        if (!stand.filer().equals(filer)) {
            List<Sperreliste> lister = new ArrayList<>();
            int uleselige = 0;
            for (Fil fil : filer) {
                try {
                    lister.addAll(les(fil.sti()));
                } catch (IOException | GeneralSecurityException e) {
                    uleselige++;
                }
            }
            stand = new Stand(filer, lister, uleselige);
        }
        return stand;
    }

    private static List<Sperreliste> les(Path fil) throws IOException, GeneralSecurityException {
        try (InputStream inn = Files.newInputStream(fil)) {
            return CertificateFactory.getInstance("X.509").generateCRLs(inn).stream()
                    .map(c -> new Sperreliste((X509CRL) c))
                    .toList();
        }
    }

    /** A folder that cannot be read holds no lists; the one who asks then gets no answer, and says so. */
    private List<Fil> filer() {
        try (Stream<Path> stier = Files.list(mappe)) {
            List<Fil> filer = new ArrayList<>();
            for (Path sti : stier.filter(Files::isRegularFile).sorted().toList()) {
                filer.add(new Fil(sti, Files.size(sti), Files.getLastModifiedTime(sti)));
            }
            return filer;
        } catch (IOException e) {
            return List.of();
        }
    }
}
