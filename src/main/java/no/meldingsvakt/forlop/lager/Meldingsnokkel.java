package no.meldingsvakt.forlop.lager;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a sender tells a message from its others by: its MsgId (HITS 1168 5.4). Upper and lower case are the same. Whether it is
 * the same message as one before is told by what it holds.
 *
 * @param avsender the sender's enterprise: its HER-id, or a keyed digest of another identifier where it has none
 * @param tjeneste likewise the service or professional in it; empty where there is none. Systems of the same enterprise make
 *     their MsgIds each for itself
 * @param test whether it is a test; test messages and real ones never meet
 */
public record Meldingsnokkel(String avsender, String tjeneste, String msgId, boolean test) {

    private static final int LENGST = 150;

    public Meldingsnokkel {
        avsender = kort(avsender);
        tjeneste = kort(tjeneste);
        msgId = kort(msgId);
    }

    /** An id as it is looked up: what is too long for a key becomes a digest of it. */
    static String kort(String id) {
        String ren = id.strip().toLowerCase(Locale.ROOT);
        if (ren.length() <= LENGST) {
            return ren;
        }
        try {
            byte[] avtrykk = MessageDigest.getInstance("SHA-256").digest(ren.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(avtrykk);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
