package no.meldingsvakt.ko;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the embedded broker: whoever has the password, where one is set, else everybody on this machine. Nobody may
 * manage it by messages.
 */
final class Meglervakt implements ActiveMQSecurityManager {

    private final @Nullable String bruker;
    private final @Nullable String passord;

    Meglervakt(@Nullable String bruker, @Nullable String passord) {
        this.bruker = bruker;
        this.passord = passord;
    }

    @Override
    public boolean validateUser(@Nullable String hvem, @Nullable String hemmelighet) {
        return bruker == null && passord == null || likt(bruker, hvem) & likt(passord, hemmelighet);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String hvem, @Nullable String hemmelighet, Set<Role> roller, CheckType hva) {
        return hva != CheckType.MANAGE && validateUser(hvem, hemmelighet);
    }

    /** Takes as long for a wrong password as for a right one. */
    private static boolean likt(@Nullable String fasit, @Nullable String forslag) {
        return MessageDigest.isEqual(bytes(fasit), bytes(forslag));
    }

    private static byte[] bytes(@Nullable String tekst) {
        return (tekst == null ? "" : tekst).getBytes(StandardCharsets.UTF_8);
    }
}
