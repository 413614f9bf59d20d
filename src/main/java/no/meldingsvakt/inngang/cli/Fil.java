package no.meldingsvakt.inngang.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.Zipleser;

/**
 * A file to judge what is in.
 *
 * @param antall how many messages it holds: 1, unless it is a zip file
 */
record Fil(Kilde kilde, Filnavn navn, boolean zip, int antall) {

    /** Where its bytes are; they can be read more than once. */
    interface Kilde {
        InputStream apne() throws IOException;

        /** Gives each message of a zip file to {@code samler}. */
        void pakkUt(Samler samler) throws IOException;
    }

    /** A file on disk. */
    static Kilde paa(Path sti) {
        return new Kilde() {
            @Override
            public InputStream apne() throws IOException {
                return Files.newInputStream(sti);
            }

            @Override
            public void pakkUt(Samler samler) throws IOException {
                Zipleser.les(sti, samler);
            }
        };
    }

    /** What has been read already. */
    static Kilde av(byte[] innhold) {
        return new Kilde() {
            @Override
            public InputStream apne() {
                return new ByteArrayInputStream(innhold);
            }

            @Override
            public void pakkUt(Samler samler) {
                Zipleser.les(innhold, samler);
            }
        };
    }

    InputStream apne() throws IOException {
        return kilde.apne();
    }

    void pakkUt(Samler samler) throws IOException {
        kilde.pakkUt(samler);
    }
}
