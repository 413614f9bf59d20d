package no.meldingsvakt.xml;

import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Judges a document while it is read, so that it need not be read once more. Takes one document at a time; when that is done, well or not,
 * it is let go by {@link #slipp}, and may be used again.
 */
public interface Medleser {

    /** One that approves of nothing: whoever asks later has to look for himself. */
    Medleser INGEN = new Medleser() {
        private final ContentHandler dov = new DefaultHandler();

        @Override
        public ContentHandler lytter() {
            return dov;
        }

        @Override
        public boolean godkjenner() {
            return false;
        }

        @Override
        public Object maalestokk() {
            return this;
        }

        @Override
        public void slipp(int lest) {
            // Nothing is held.
        }
    };

    /** Hears the document; throws nothing for what it thinks of it. */
    ContentHandler lytter();

    /** Says whether the whole document was heard and nothing is wrong with it. */
    boolean godkjenner();

    /** What the document was judged by. */
    Object maalestokk();

    /**
     * Ends with a document.
     *
     * @param lest how many bytes it had, at most
     */
    void slipp(int lest);
}
