package no.meldingsvakt.regel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Damages the structure of documents in the ways that rules may not have thought of. The same seed gives the same damage. */
public final class Dokumentskade {

    /** Times that nothing can be computed with, and some that are only odd. */
    static final List<String> URIMELIGE_TIDER = List.of(
            "0001-01-01T00:00:00",
            "0001-01-01",
            "-0044-03-15T12:00:00",
            "1753-01-01T00:00:00",
            "9999-12-31T23:59:59.9999999",
            "9999-12-31",
            "12024-03-01T12:00:00",
            "2024-03-01T12:00:60",
            "2024-03-01T24:00:00",
            "2024-03-01T12:00:00+14:00",
            "2024-03-01T12:00:00-14:00",
            "2024-03-01T12:00:00.0000000000000000000000000000000000000001",
            "2024-02-30T12:00:00",
            "999999999999999999999-01-01T00:00:00",
            "i går",
            "");

    /** Times as messages may write them, but no episode document does; one is nothing that can be computed with. */
    static final List<String> UTEN_FORSKYVNING =
            List.of("2024-03-01T24:00:00", "2024-07-01T12:00:00", "2024-03-31T02:30:00", "0001-01-01T00:00:00");

    private static final Pattern TID = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T.*|[Z+-].*)?");

    private final Random tilfeldig;

    public Dokumentskade(long fro) {
        this.tilfeldig = new Random(fro);
    }

    /** Every element of the name twice over, the copies after the originals. */
    static byte[] doblet(byte[] xml, String navn) {
        return skadet(xml, d -> elementer(d).stream()
                .filter(e -> e.getLocalName().equals(navn) && e.getParentNode() instanceof Element)
                .forEach(e -> {
                    e.getParentNode().insertBefore(e.cloneNode(true), e.getNextSibling());
                    e.getParentNode().insertBefore(e.cloneNode(true), e.getNextSibling());
                }));
    }

    /** What senders have been seen to do to whole messages, by name. */
    static final Map<String, UnaryOperator<byte[]>> HELE = hele();

    private static Map<String, UnaryOperator<byte[]>> hele() {
        Map<String, UnaryOperator<byte[]>> alle = new LinkedHashMap<>();
        alle.put("no codes", hvert(e -> e.removeAttribute("V")));
        alle.put("empty codes", hvert(e -> sett(e, "V", " ")));
        alle.put("local code lists", hvert(e -> sett(e, "S", "2.16.578.1.34.10.9")));
        alle.put("code lists that are no OID", hvert(e -> sett(e, "S", "lokalt")));
        alle.put("empty leaves", hvert(e -> {
            if (blad(e)) {
                e.setTextContent("");
            }
        }));
        alle.put("all leaves twice", hvert(e -> {
            if (blad(e) && e.getParentNode() instanceof Element over) {
                over.insertBefore(e.cloneNode(true), e);
            }
        }));
        alle.put("PLO 1.6 below 1.5", versjon("2009-06-30", "2012-04-01"));
        alle.put("PLO 1.5 below 1.6", versjon("2012-04-01", "2009-06-30"));
        return alle;
    }

    private static UnaryOperator<byte[]> hvert(Consumer<Element> inngrep) {
        return xml -> skadet(xml, d -> elementer(d).forEach(inngrep));
    }

    private static void sett(Element e, String navn, String verdi) {
        if (e.hasAttribute(navn)) {
            e.setAttribute(navn, verdi);
        }
    }

    private static boolean blad(Element e) {
        return elementerUnder(e) == 0;
    }

    private static int elementerUnder(Element e) {
        return e.getElementsByTagName("*").getLength();
    }

    /** Every second element below a payload of one version is of the other. */
    private static UnaryOperator<byte[]> versjon(String fra, String til) {
        return xml -> skadet(xml, d -> {
            List<Element> alle = elementer(d);
            for (int i = 0; i < alle.size(); i += 2) {
                Element e = alle.get(i);
                String navnerom = String.valueOf(e.getNamespaceURI());
                if (navnerom.contains("/po/") && navnerom.endsWith(fra) && e.getParentNode() instanceof Element over) {
                    if (navnerom.equals(over.getNamespaceURI())) {
                        d.renameNode(e, navnerom.replace(fra, til), e.getNodeName());
                    }
                }
            }
        });
    }

    /** Every point in time changed to the one. */
    static byte[] medTid(byte[] xml, String tid) {
        return skadet(xml, d -> elementer(d).forEach(e -> settTid(e, tid)));
    }

    /** One to four small damages at random places. */
    public byte[] tilfeldig(byte[] xml) {
        return skadet(xml, d -> {
            int antall = 1 + tilfeldig.nextInt(4);
            for (int i = 0; i < antall; i++) {
                List<Element> alle = elementer(d);
                skad(alle.get(tilfeldig.nextInt(alle.size())));
            }
        });
    }

    private void skad(Element e) {
        Node over = e.getParentNode();
        switch (tilfeldig.nextInt(6)) {
            case 0, 1 -> {
                if (over instanceof Element) {
                    over.insertBefore(e.cloneNode(true), e);
                }
            }
            case 2 -> {
                if (over instanceof Element) {
                    over.removeChild(e);
                }
            }
            case 3 -> e.setTextContent("");
            case 4 -> {
                for (Attr a : attributter(e)) {
                    e.removeAttributeNode(a);
                }
            }
            default -> {
                for (Attr a : attributter(e)) {
                    a.setValue("");
                }
            }
        }
    }

    private static void settTid(Element e, String tid) {
        for (Attr a : attributter(e)) {
            if (TID.matcher(a.getValue()).matches()) {
                a.setValue(tid);
            }
        }
        if (e.getFirstChild() != null
                && e.getFirstChild() == e.getLastChild()
                && TID.matcher(e.getTextContent().strip()).matches()) {
            e.setTextContent(tid);
        }
    }

    private static List<Attr> attributter(Element e) {
        List<Attr> alle = new ArrayList<>();
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Attr a = (Attr) e.getAttributes().item(i);
            if (!a.getName().startsWith("xmlns")) {
                alle.add(a);
            }
        }
        return alle;
    }

    private static List<Element> elementer(Document d) {
        List<Element> alle = new ArrayList<>();
        for (int i = 0; i < d.getElementsByTagName("*").getLength(); i++) {
            alle.add((Element) d.getElementsByTagName("*").item(i));
        }
        return alle;
    }

    private interface Inngrep {
        void gjor(Document d);
    }

    private static byte[] skadet(byte[] xml, Inngrep inngrep) {
        try {
            Document d = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml));
            inngrep.gjor(d);
            ByteArrayOutputStream ut = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(d), new StreamResult(ut));
            return ut.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException("a document could not be damaged", e);
        }
    }
}
