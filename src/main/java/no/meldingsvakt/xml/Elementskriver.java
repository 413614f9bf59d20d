package no.meldingsvakt.xml;

/** Takes a document of elements and attributes, which have no text, in the order they stand. Used by one thread. */
public interface Elementskriver {

    /** An element begins. */
    void start(String navn);

    /** An element without content, which ends when the next thing begins. */
    void tomt(String navn);

    /** An attribute of the element that began last. */
    void attributt(String navn, String verdi);

    /** The innermost element that has begun ends. */
    void slutt();
}
