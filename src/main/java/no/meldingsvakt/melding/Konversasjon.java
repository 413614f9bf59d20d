package no.meldingsvakt.melding;

/** ConversationRef of the header: the message answered and the first message of the dialogue (HITS 1218). */
public record Konversasjon(String refToParent, String refToConversation) {}
