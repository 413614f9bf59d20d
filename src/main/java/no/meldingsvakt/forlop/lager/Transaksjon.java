package no.meldingsvakt.forlop.lager;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** What can be done in one transaction. Used by one thread, while the transaction lasts. */
public final class Transaksjon {

    private final Handle kobling;
    private final Segl segl;

    Transaksjon(Handle kobling, Segl segl) {
        this.kobling = kobling;
        this.segl = segl;
    }

    public MeldingRepository meldinger() {
        return new MeldingRepository(kobling);
    }

    public HendelseRepository hendelser() {
        return new HendelseRepository(kobling, new Laser(kobling));
    }

    public GruppeRepository grupper() {
        return new GruppeRepository(kobling);
    }

    public ForlopRepository forlop() {
        return new ForlopRepository(kobling);
    }

    public FristRepository frister() {
        return new FristRepository(kobling);
    }

    public KvitterendeRepository kvitterende() {
        return new KvitterendeRepository(kobling);
    }

    public Utboks utboks() {
        return new Utboks(kobling, () -> segl.knippe(this));
    }

    public SaltRepository salt() {
        return new SaltRepository(kobling);
    }

    public ParkertRepository parkerte() {
        return new ParkertRepository(kobling);
    }

    public NokkelRepository nokler() {
        return new NokkelRepository(kobling);
    }

    public MerkeRepository merker() {
        return new MerkeRepository(kobling);
    }

    public AvvikstallRepository avvikstall() {
        return new AvvikstallRepository(kobling);
    }

    /** Waits until no other transaction works on a message with one of the ids, and keeps others out until this one ends. */
    public void lasMeldinger(Collection<String> ider) {
        new Laser(kobling).meldinger(ider);
    }
}
