package no.meldingsvakt.validering;

import java.util.function.Function;
import no.meldingsvakt.melding.Pasient;

/**
 * The key before the one in force, while what was stored with it is still there.
 *
 * @param pasient what the key called a patient
 * @param avtrykk what digests it made
 */
public record Nokkelbytte(Function<Pasient, String> pasient, Function<byte[], byte[]> avtrykk) {}
