package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that calls may be made to. On the loopback a page elsewhere could else call us under a name of its own that it has
 * let point here (DNS rebinding).
 *
 * @param navn lower case, without port; empty: any
 */
record Vertsnavn(Set<String> navn) {

    private static final Set<String> HER = Set.of("localhost", "127.0.0.1", "::1");

    static Vertsnavn av(String lytter, Set<String> oppgitte) {
        return new Vertsnavn(
                erLoopback(lytter)
                        ? Stream.of(HER, Set.of(lytter), oppgitte)
                                .flatMap(Set::stream)
                                .map(Vertsnavn::ren)
                                .collect(Collectors.toUnmodifiableSet())
                        : oppgitte.stream().map(Vertsnavn::ren).collect(Collectors.toUnmodifiableSet()));
    }

    /** Says whether what listens there can be reached from this machine alone. */
    static boolean erLoopback(String vert) {
        try {
            return InetAddress.getByName(vert).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Says whether a call to this host is to us. HTTP/1.0, which no browser speaks, need not tell. */
    boolean kjenner(@Nullable HostAndPort vert) {
        return navn.isEmpty() || vert == null || navn.contains(ren(vert.host()));
    }

    private static String ren(String vert) {
        String smaa = vert.strip().toLowerCase(Locale.ROOT);
        return smaa.startsWith("[") && smaa.endsWith("]") ? smaa.substring(1, smaa.length() - 1) : smaa;
    }
}
