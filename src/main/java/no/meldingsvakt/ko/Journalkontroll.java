package no.meldingsvakt.ko;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalReaderCallback;

/**
 * Looks through the broker's journal before the broker reads it. The broker passes over what it cannot read, byte by byte and without a
 * word, to the next record that it can; here such places are looked for. What is odd in
 * one file is one place.
 *
 * <p>A file is damaged where it has been cut, where its head cannot be read, where something between two records is none, and where
 * its last record cannot be read. The last record of the newest file may be half written when the process died: its sender was never
 * told that it was taken, and it is no damage unless the broker had been stopped in good order.
 */
final class Journalkontroll {

    private static final String FORNAVN = "activemq-data";
    private static final String ETTERNAVN = "amq";
    private static final int MINST = 2;

    /** A record begins with its kind, in one byte, and the number of its file. */
    private static final int SLAG = 1;

    private final SequentialFileFactory filer;
    private final JournalImpl journal;
    private final Path mappe;
    private final int filstorrelse;

    Journalkontroll(Path mappe, int filstorrelse) {
        this.mappe = mappe;
        this.filstorrelse = filstorrelse;
        this.filer = new NIOSequentialFileFactory(mappe.toFile(), 1);
        this.journal = new JournalImpl(filstorrelse, MINST, MINST, 0, 0, filer, FORNAVN, ETTERNAVN, 1);
    }

    /**
     * The damaged places, each by a name that it has as long as it is there.
     *
     * @param stanset whether the broker was last stopped in good order
     */
    List<String> skader(boolean stanset) {
        List<String> skader = new ArrayList<>();
        List<JournalFile> lesbare = new ArrayList<>();
        for (Path fil : filene()) {
            try {
                if (Files.size(fil) < filstorrelse) {
                    skader.add(fil.getFileName() + " avkortet");
                }
                lesbare.add(hode(fil));
            } catch (Exception e) {
                skader.add(fil.getFileName() + " hode");
            }
        }
        lesbare.sort(Comparator.comparingLong(JournalFile::getFileID));
        List<Funn> funn = lesbare.stream().map(this::les).toList();
        // Files are made ahead, so the one that was last written to is the last with something in it.
        int siste = funn.size() - 1;
        while (siste > 0 && funn.get(siste).erTom()) {
            siste--;
        }
        for (int i = 0; i < funn.size(); i++) {
            skader.addAll(funn.get(i).skader(stanset || i < siste));
        }
        return skader;
    }

    /** What was found in a file. */
    private record Funn(String navn, boolean erTom, boolean ulesbar, boolean hull, boolean begynt) {

        List<String> skader(boolean ferdig) {
            return Stream.of(ulesbar ? " ulesbar" : "", hull ? " hull" : "", ferdig && begynt ? " slutt" : "")
                    .filter(s -> !s.isEmpty())
                    .map(navn::concat)
                    .toList();
        }
    }

    private List<Path> filene() {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> alle = Files.list(mappe)) {
            return alle.filter(f -> f.getFileName().toString().endsWith("." + ETTERNAVN))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JournalFile hode(Path fil) throws Exception {
        SequentialFile aapen = filer.createSequentialFile(fil.getFileName().toString());
        try {
            aapen.open();
            return journal.readFileHeader(aapen);
        } finally {
            aapen.close();
        }
    }

    private Funn les(JournalFile fil) {
        String navn = fil.getFile().getFileName() + " " + fil.getFileID();
        Regnskap regnskap = new Regnskap(fil.getJournalVersion());
        try {
            int slutt = Math.max(
                    JournalImpl.SIZE_HEADER,
                    JournalImpl.readJournalFile(filer, fil, regnskap, new AtomicReference<>()));
            boolean begynt = erBegynt(fil, slutt);
            boolean hull = slutt - JournalImpl.SIZE_HEADER > regnskap.byter;
            return new Funn(navn, regnskap.byter == 0 && !begynt, false, hull, begynt);
        } catch (Exception e) {
            return new Funn(navn, false, true, false, false);
        }
    }

    /** Whether a record of this file begins there; else what stands there is from when the file was used before, or nothing. */
    private boolean erBegynt(JournalFile fil, int sted) throws IOException {
        Path sti = mappe.resolve(fil.getFile().getFileName());
        ByteBuffer start = ByteBuffer.allocate(SLAG + Integer.BYTES);
        try (FileChannel kanal = FileChannel.open(sti)) {
            if (kanal.read(start, sted) < start.capacity()) {
                return false;
            }
        }
        byte slag = start.get(0);
        return slag >= JournalImpl.EVENT_RECORD
                && slag <= JournalImpl.ROLLBACK_RECORD
                && start.getInt(SLAG) == fil.getRecordID();
    }

    /** How many bytes the records take that could be read. */
    private static final class Regnskap implements JournalReaderCallback {

        private final int mer;
        private long byter;

        Regnskap(int versjon) {
            mer = versjon >= 2 ? 1 : 0;
        }

        private void legg(int fast, int innhold) {
            byter += fast + mer + innhold;
        }

        @Override
        public void onReadEventRecord(RecordInfo post) {
            legg(JournalImpl.SIZE_ADD_RECORD, post.data.length);
        }

        @Override
        public void onReadAddRecord(RecordInfo post) {
            legg(JournalImpl.SIZE_ADD_RECORD, post.data.length);
        }

        @Override
        public void onReadUpdateRecord(RecordInfo post) {
            legg(JournalImpl.SIZE_ADD_RECORD, post.data.length);
        }

        @Override
        public void onReadDeleteRecord(long id) {
            legg(JournalImpl.SIZE_DELETE_RECORD, 0);
        }

        @Override
        public void onReadAddRecordTX(long transaksjon, RecordInfo post) {
            legg(JournalImpl.SIZE_ADD_RECORD_TX, post.data.length);
        }

        @Override
        public void onReadUpdateRecordTX(long transaksjon, RecordInfo post) {
            legg(JournalImpl.SIZE_ADD_RECORD_TX, post.data.length);
        }

        @Override
        public void onReadDeleteRecordTX(long transaksjon, RecordInfo post) {
            legg(JournalImpl.SIZE_DELETE_RECORD_TX, post.data.length);
        }

        @Override
        public void onReadPrepareRecord(long transaksjon, byte[] ekstra, int antall) {
            legg(JournalImpl.SIZE_PREPARE_RECORD, ekstra.length);
        }

        @Override
        public void onReadCommitRecord(long transaksjon, int antall) {
            legg(JournalImpl.SIZE_COMMIT_RECORD, 0);
        }

        @Override
        public void onReadRollbackRecord(long transaksjon) {
            legg(JournalImpl.SIZE_ROLLBACK_RECORD, 0);
        }
    }
}
