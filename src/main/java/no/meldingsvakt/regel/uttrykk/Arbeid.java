package no.meldingsvakt.regel.uttrykk;

/** How many nodes a thread has passed over in translated expressions: the same on any machine, unlike time. */
public final class Arbeid {

    private static final ThreadLocal<Arbeid> TRADENS = ThreadLocal.withInitial(Arbeid::new);

    private long noder;

    private Arbeid() {}

    /** That of the thread which asks. */
    static Arbeid denne() {
        return TRADENS.get();
    }

    /** What the thread which asks has done since it was started. */
    public static long gjort() {
        return denne().noder;
    }

    void node() {
        noder++;
    }

    void noder(int antall) {
        noder += antall;
    }
}
