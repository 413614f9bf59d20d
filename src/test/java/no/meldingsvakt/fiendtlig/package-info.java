/** The hostile corpus of {@code src/test/resources/fiendtlig}, and damage done at random. */
package no.meldingsvakt.fiendtlig;
