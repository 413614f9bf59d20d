package no.meldingsvakt.signatur;

import static no.meldingsvakt.signatur.Elementer.barn;
import static no.meldingsvakt.signatur.Elementer.forste;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The one form of signature that is accepted: one reference, to the whole document ({@code URI=""}), from which the
 * signature itself is taken out and which is then made canonical; by algorithms that are on the lists. So there is nothing
 * to fetch, nothing to run, and no way to sign something other than the message (signature wrapping).
 *
 * <p>What stands in the signature is the one part it does not cover. So nothing else than signature may stand there: a
 * document hidden in {@code ds:Object} or {@code ds:KeyInfo} would look signed and not be.
 */
final class Signaturform {

    private static final Set<String> SIGNATURENS_EGNE =
            Set.of(Elementer.DS, "http://www.w3.org/2009/xmldsig11#", Algoritmer.EKSKLUSIV_NAVNEROM);

    private static final String KANONISERING = "kanonisk XML 1.0 eller 1.1, eller eksklusiv kanonisk XML";

    private Signaturform() {}

    /** What is not accepted in a {@code ds:Signature}. */
    static Optional<Signaturfeil> feil(Element signatur) {
        if (!barn(signatur).stream().allMatch(Signaturform::erDekketEllerSignaturensEget)) {
            return Optional.of(
                    Signaturtekster.dekkerIkkeAlt(
                            "ds:Signature har innhold fra et annet navnerom. Det er ikke dekket av signaturen, og skal stå utenfor."));
        }
        List<Element> info = barn(signatur, "SignedInfo");
        if (info.size() != 1) {
            return Optional.of(Signaturtekster.slag("ds:Signature skal ha ett element ds:SignedInfo."));
        }
        return metode(info.get(0), "CanonicalizationMethod", Algoritmer.KANONISERING, KANONISERING)
                .or(() -> metode(
                        info.get(0),
                        "SignatureMethod",
                        Algoritmer.SIGNATUR,
                        "RSA eller ECDSA med SHA-256, SHA-384 eller SHA-512"))
                .or(() -> referanse(info.get(0)));
    }

    private static boolean erDekketEllerSignaturensEget(Element del) {
        return Elementer.er(del, "SignedInfo") || erSignaturensEget(del);
    }

    private static boolean erSignaturensEget(Element element) {
        return SIGNATURENS_EGNE.contains(element.getNamespaceURI())
                && barn(element).stream().allMatch(Signaturform::erSignaturensEget);
    }

    private static Optional<Signaturfeil> referanse(Element info) {
        List<Element> referanser = barn(info, "Reference");
        if (referanser.size() != 1) {
            return Optional.of(Signaturtekster.dekkerIkkeAlt(
                    "ds:SignedInfo skal ha én ds:Reference, og den skal være til hele meldingen (URI=\"\")."));
        }
        Element referanse = referanser.get(0);
        if (!referanse.hasAttribute("URI") || !referanse.getAttribute("URI").isEmpty()) {
            return Optional.of(Signaturtekster.dekkerIkkeAlt(
                    "ds:Reference skal være til hele meldingen, med attributtet URI=\"\"."));
        }
        return transformasjoner(referanse)
                .or(() -> metode(referanse, "DigestMethod", Algoritmer.SAMMENDRAG, "SHA-256, SHA-384 og SHA-512"));
    }

    /** First the signature is taken out, then at most one canonicalization: anything else could leave more out. */
    private static Optional<Signaturfeil> transformasjoner(Element referanse) {
        List<Element> transformasjoner =
                forste(referanse, "Transforms").map(t -> barn(t, "Transform")).orElse(List.of());
        if (transformasjoner.isEmpty()) {
            return Optional.of(Signaturtekster.slag("ds:Reference skal ha transformasjonen enveloped-signature."));
        }
        return tillatt(transformasjoner.get(0), Set.of(Algoritmer.OMSLUTTET), "enveloped-signature først")
                .or(() -> transformasjoner.stream()
                        .skip(1)
                        .flatMap(t -> tillatt(t, Algoritmer.KANONISERING, KANONISERING).stream())
                        .findFirst())
                .or(() -> transformasjoner.size() > 2
                        ? Optional.of(Signaturtekster.slag("ds:Transforms skal ha høyst én kanonisering."))
                        : Optional.empty());
    }

    private static Optional<Signaturfeil> metode(Element forelder, String navn, Set<String> tillatte, String godtatte) {
        return forste(forelder, navn)
                .map(m -> tillatt(m, tillatte, godtatte))
                .orElseGet(() -> Optional.of(Signaturtekster.slag("ds:" + navn + " mangler.")));
    }

    private static Optional<Signaturfeil> tillatt(Element metode, Set<String> tillatte, String godtatte) {
        return tillatte.contains(metode.getAttribute("Algorithm")) && harBareKjenteParametre(metode)
                ? Optional.empty()
                : Optional.of(Signaturtekster.algoritme(metode, godtatte));
    }

    /** The accepted algorithms have no parameters, save that exclusive canonicalization may list prefixes. */
    private static boolean harBareKjenteParametre(Element metode) {
        return Algoritmer.EKSKLUSIV.contains(metode.getAttribute("Algorithm"))
                ? barn(metode).stream().allMatch(e -> Algoritmer.EKSKLUSIV_NAVNEROM.equals(e.getNamespaceURI()))
                : barn(metode).isEmpty();
    }
}
