/** What files of ours in YAML have in common, whoever reads them: how a fault in one is told. */
@NullMarked
package no.meldingsvakt.yaml;

import org.jspecify.annotations.NullMarked;
