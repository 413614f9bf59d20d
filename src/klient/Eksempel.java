import java.io.File;
import no.meldingsvakt.klient.ApiClient;
import no.meldingsvakt.klient.ApiException;
import no.meldingsvakt.klient.api.ValideringApi;
import no.meldingsvakt.klient.model.AvvikFelt;
import no.meldingsvakt.klient.model.Kvittering;

/** Has one message judged, and tells the verdict and the rules that found something. */
public class Eksempel {

    public static void main(String[] args) throws ApiException {
        ApiClient klient = new ApiClient().setBasePath(args[0]);
        Kvittering kvittering = new ValideringApi(klient).valider(new File(args[1]), null, "nb");
        System.out.println(kvittering.getStatus());
        for (AvvikFelt avvik : kvittering.getAvvik()) {
            System.out.println(avvik.getRegel() + " " + avvik.getAlvorlighet() + ": " + avvik.getTekst());
        }
    }
}
