/** REST: translates in, calls the route, translates out. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Meldingsvakt",
                        version = "1",
                        description =
                                "Kontrollerer e-meldinger i helsetjenesten mot skjemaer, standarder og samarbeidsavtaler, og svarer "
                                        + "med en kvittering."),
        components =
                @Components(
                        parameters = {
                            @Parameter(
                                    name = "regelsett",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Regelsett som skal brukes, skilt med komma. `nasjonal` er alltid med. Uten parameteren "
                                                    + "brukes de som er satt opp for tjenesten.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "sprak",
                                    in = ParameterIn.QUERY,
                                    description = "Språk i tekstene: bokmål, nynorsk eller engelsk.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {"nb", "nn", "en"},
                                                    defaultValue = "nb"))
                        }))
@NullMarked
package no.meldingsvakt.inngang.rest;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.NullMarked;
