package no.meldingsvakt.kvittering;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Receipts as JSON, in the shape of the contract. Thread-safe. */
public final class KvitteringJson {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static {
        JSON.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    private KvitteringJson() {}

    public static String skriv(Object kvittering) {
        try {
            return JSON.writeValueAsString(kvittering);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt could not be written", e);
        }
    }

    /** Reads what {@link #skriv} wrote. */
    public static Kvittering les(String json) {
        try {
            return JSON.readValue(json, Kvittering.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored receipt could not be read", e);
        }
    }
}
