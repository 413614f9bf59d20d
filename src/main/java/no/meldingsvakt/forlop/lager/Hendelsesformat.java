package no.meldingsvakt.forlop.lager;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.io.IOException;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Tidspunkt;

/** Events as JSON: what is null or false is left out. Thread-safe. */
final class Hendelsesformat {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        JSON.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        JSON.configOverride(boolean.class)
                .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS));
        JSON.registerModule(new SimpleModule()
                .addSerializer(Tidspunkt.class, new ToStringSerializerBase(Tidspunkt.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String valueToString(Object verdi) {
                        return ((Tidspunkt) verdi).tekst();
                    }
                })
                .addDeserializer(Tidspunkt.class, new Tidspunktleser()));
    }

    private Hendelsesformat() {}

    static String skriv(Hendelse hendelse) {
        try {
            return JSON.writeValueAsString(hendelse);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event could not be written", e);
        }
    }

    static Hendelse les(String json) {
        try {
            return JSON.readValue(json, Hendelse.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event could not be read", e);
        }
    }

    private static final class Tidspunktleser extends StdDeserializer<Tidspunkt> {

        private static final long serialVersionUID = 1L;

        Tidspunktleser() {
            super(Tidspunkt.class);
        }

        @Override
        public Tidspunkt deserialize(JsonParser leser, DeserializationContext kontekst) throws IOException {
            return Tidspunkt.lesLagret(leser.getText());
        }
    }
}
