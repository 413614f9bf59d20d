package no.meldingsvakt.region;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message before it is written as XML. May be changed until then. */
final class Brev {

    static final ZoneId NORGE = ZoneId.of("Europe/Oslo");
    private static final DateTimeFormatter LOKAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    final String navn;
    String type;
    Part fra;
    Part til;

    @Nullable
    Part kopi;

    ZonedDateTime sendt;
    String id;
    String dokumentId;
    Innbygger.@Nullable Ident ident;
    char status = 'N';

    /** Ids that it refers to; null where it does not. */
    @Nullable
    String forelder;

    @Nullable
    String samtale;

    /** When something happened, by code of code list 9121. */
    final Map<String, String> tider = new TreeMap<>();

    /** Other values, by name, as the writer knows them. */
    final Map<String, String> felt = new TreeMap<>();

    /** What a receipt answers. */
    @Nullable
    Brev paa;

    Brev(String navn, String type, Part fra, Part til, ZonedDateTime sendt, String id, String dokumentId) {
        this.navn = navn;
        this.type = type;
        this.fra = fra;
        this.til = til;
        this.sendt = sendt;
        this.id = id;
        this.dokumentId = dokumentId;
    }

    boolean erKvittering() {
        return paa != null;
    }

    /** A copy with other ids, that may be changed without changing this one. */
    Brev kopi(String nyttNavn, String nyId) {
        Brev ny = new Brev(nyttNavn, type, fra, til, sendt, nyId, dokumentId);
        ny.kopi = kopi;
        ny.ident = ident;
        ny.status = status;
        ny.forelder = forelder;
        ny.samtale = samtale;
        ny.tider.putAll(tider);
        ny.felt.putAll(felt);
        ny.paa = paa;
        return ny;
    }

    void viserTil(@Nullable String forelderId, @Nullable String samtaleId) {
        forelder = forelderId;
        samtale = samtaleId;
    }

    /** Answers the message, in the conversation that it is in. */
    void svarerPaa(Brev annet) {
        viserTil(annet.id, annet.samtale == null ? annet.id : annet.samtale);
    }

    /** The moment as this sender writes it: always with offset in the hour that comes twice. */
    String tekst(ZonedDateTime tid) {
        ZonedDateTime norsk = tid.withZoneSameInstant(NORGE);
        boolean tvetydig =
                NORGE.getRules().getValidOffsets(norsk.toLocalDateTime()).size() > 1;
        return LOKAL.format(norsk) + (tvetydig || fra.system().medForskyvning() ? norsk.getOffset() : "");
    }

    @Override
    public String toString() {
        return "%s %s %s %s->%s %s %s ref %s/%s %s %s"
                .formatted(
                        navn,
                        type,
                        LOKAL.format(sendt),
                        fra.tjenesteId(),
                        til.tjenesteId(),
                        status,
                        id.substring(0, 8),
                        forelder,
                        samtale,
                        tider,
                        felt);
    }
}
