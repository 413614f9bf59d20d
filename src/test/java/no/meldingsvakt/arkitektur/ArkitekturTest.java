package no.meldingsvakt.arkitektur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.Valg;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom. Each rule says why, so that whoever breaks it knows what is at stake. */
class ArkitekturTest {

    private static final String ROT = "no.meldingsvakt.";
    private static final List<String> ALLE = List.of(
            "melding",
            "avvik",
            "xml",
            "konvolutt",
            "skjema",
            "signatur",
            "regel",
            "tekst",
            "forlop",
            "csv",
            "arkiv",
            "oppgjor",
            "rapport",
            "kvittering",
            "validering",
            "sporing",
            "rute",
            "ko",
            "inngang",
            "drift",
            "bibliotek");

    private static JavaClasses klasser;

    @BeforeAll
    static void lesKlasser() {
        klasser = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("no.meldingsvakt");
    }

    /** A package, the packages of ours it may use, and why no others. */
    record Lov(String pakke, List<String> kan, String fordi) {
        @Override
        public String toString() {
            return pakke;
        }
    }

    static Stream<Lov> lover() {
        List<String> grunn = List.of("melding", "avvik", "xml", "arkiv");
        return Stream.of(
                new Lov("melding", List.of(), "values know nobody, so that everybody can know them"),
                new Lov("avvik", List.of("melding"), "a finding is a value; it may name what it is about"),
                new Lov("xml", List.of(), "parsers know nothing of messages, so that there is one place to close them"),
                new Lov("konvolutt", grunn, "steps never use each other: the corridor decides their order"),
                new Lov("yaml", List.of(), "a reader of files knows nothing of what they are about"),
                new Lov("arkiv", List.of(), "whoever keeps values knows nothing of what they are"),
                new Lov(
                        "skjema",
                        List.of("melding", "avvik", "xml", "yaml", "arkiv"),
                        "steps never use each other: the corridor decides their order"),
                new Lov("signatur", grunn, "steps never use each other: the corridor decides their order"),
                new Lov("tekst", List.of("yaml", "arkiv"), "a reader of text knows nothing of messages"),
                new Lov(
                        "regel",
                        List.of("melding", "avvik", "xml", "tekst", "yaml", "arkiv"),
                        "steps never use each other: the corridor decides their order"),
                new Lov(
                        "forlop",
                        List.of("melding", "avvik", "xml", "yaml"),
                        "steps never use each other: the corridor decides their order"),
                new Lov("csv", List.of(), "a reader of tables knows nothing of what they are about"),
                new Lov(
                        "oppgjor",
                        List.of("avvik", "forlop", "csv"),
                        "what is owed is worked out from stays, whoever asks for it"),
                new Lov("rapport", List.of("csv"), "who makes reports knows numbers, and nothing of anybody"),
                new Lov("kvittering", grunn, "a receipt is made of values, whichever step they come from"),
                new Lov(
                        "validering",
                        List.of(
                                "melding",
                                "avvik",
                                "xml",
                                "konvolutt",
                                "skjema",
                                "signatur",
                                "regel",
                                "forlop",
                                "oppgjor",
                                "rapport",
                                "kvittering"),
                        "the corridor knows the steps, and no door"),
                new Lov("sporing", List.of(), "who tells of what is done knows nothing of what it is done with"),
                new Lov(
                        "rute",
                        List.of("validering", "forlop", "kvittering", "sporing"),
                        "a route says order; the work is in plain beans"),
                new Lov(
                        "ko",
                        List.of("forlop", "drift", "sporing"),
                        "who carries to and from the broker knows what the store has for it, and no step"),
                new Lov(
                        "inngang",
                        List.of(
                                "rute",
                                "ko",
                                "sporing",
                                "validering",
                                "forlop",
                                "kvittering",
                                "melding",
                                "avvik",
                                "regel",
                                "xml",
                                "csv",
                                "arkiv",
                                "oppgjor",
                                "rapport",
                                "drift"),
                        "a door translates, and judges nothing; it shows the catalogue, finds stays, and takes out what"
                                + " the store has to be sent"),
                new Lov(
                        "bibliotek",
                        List.of("drift", "validering", "kvittering", "regel", "avvik"),
                        "what other programs call is made of the same parts, and of nothing that needs a framework"));
    }

    @ParameterizedTest
    @MethodSource("lover")
    void aPackageUsesOnlyWhatItMay(Lov lov) {
        String[] forbudt = ALLE.stream()
                .filter(p -> !p.equals(lov.pakke()) && !lov.kan().contains(p))
                .map(p -> ROT + p + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROT + lov.pakke() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbudt)
                .because(lov.fordi())
                .check(klasser);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one package that pretends to be two")
                .check(klasser);
    }

    @Test
    void camelStaysAtTheEdge() {
        ikkeUtenfor("org.apache.camel..", "the steps must be usable without a route", "rute", "inngang");
    }

    @Test
    void quarkusStaysAtTheEdge() {
        ikkeUtenfor("io.quarkus..", "the core must be testable without a container", "rute", "ko", "inngang", "drift");
    }

    @Test
    void saxonStaysAwayFromTheRoutes() {
        noClasses()
                .that()
                .resideInAnyPackage(ROT + "validering..", ROT + "rute..", ROT + "inngang..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.sf.saxon..")
                .because("how a tree is built and a rule is run may change without the doors knowing")
                .check(klasser);
    }

    @Test
    void parsersAreMadeInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROT + "xml..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.xml\\.parsers\\..*|javax\\.xml\\.validation\\.SchemaFactory"
                        + "|javax\\.xml\\.stream\\.XMLInputFactory|net\\.sf\\.saxon\\.s9api\\.DocumentBuilder")
                .because("a parser made elsewhere would read what the one place has closed")
                .check(klasser);
    }

    @Test
    void yamlIsReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROT + "yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.dataformat.yaml..", "org.yaml..")
                .because("whoever writes a file is told of each mistake with file and line, and none is passed over")
                .check(klasser);
    }

    @Test
    void doorsMakeNoChoicesOfTheirOwn() {
        noClasses()
                .that()
                .resideInAnyPackage(ROT + "inngang..", ROT + "bibliotek..")
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.equivalentTo(Valg.class))))
                .orShould()
                .callMethod(Sak.class, "ny", byte[].class, Valg.class)
                .because("Bestillinger takes packs, language, limits and clock from a Bestilling, whichever door it"
                        + " came by")
                .check(klasser);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROT + "forlop.lager..", ROT + "drift..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..")
                .because("what is stored, and that none of it tells who a patient is, must be seen in one place")
                .check(klasser);
    }

    @Test
    void theQueueIsSpokenToInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROT + "ko..", ROT + "inngang.amqp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.jms..", "org.apache.qpid..", "org.apache.activemq..")
                .because("the broker can be another one, and what is done about that must be seen in one place")
                .check(klasser);
    }

    @Test
    void theEmbeddedDatabaseIsKnownInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROT + "forlop.lager.h2..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.h2..")
                .because("the store is on another database in production")
                .check(klasser);
    }

    @Test
    void signaturesAreJudgedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROT + "signatur..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.xml.crypto..", "java.security.cert..")
                .because("what is accepted and who is trusted must be decided once, where it can be looked through")
                .check(klasser);
    }

    @Test
    void nothingReadsTheClockOnItsOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROT + "drift..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in as a value, so that yesterday's message can be judged as it was yesterday")
                .check(klasser);
    }

    private static void ikkeUtenfor(String rammeverk, String fordi, String... kan) {
        noClasses()
                .that()
                .resideOutsideOfPackages(Stream.of(kan).map(p -> ROT + p + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(rammeverk)
                .because(fordi)
                .check(klasser);
    }
}
