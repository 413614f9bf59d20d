/**
 * Measurements. They are run by name only, such as {@code ./mvnw -B surefire:test -Dtest=ForlopMaling -Dopphold=1000000}: a machine that is
 * busy with something else must not make a build red. Figures are ratios within one run.
 */
package no.meldingsvakt.maling;
