package no.meldingsvakt.melding;

import org.jspecify.annotations.Nullable;

/**
 * What a receipt needs to name the document it answers.
 *
 * @param id the sender's own id of the document
 * @param type what the document is, in the codes of code list 8279; null where it does not tell
 */
public record Dokumentreferanse(String id, @Nullable Kode type) {}
