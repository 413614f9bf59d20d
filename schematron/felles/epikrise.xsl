<?xml version="1.0" encoding="UTF-8"?>
<!--
  Content of discharge letters (Epikrise 1.1 and 1.2): sections by heading, the plan, and what kind of letter it is.
  $rapport is the ServRprt element.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The texts under the given heading codes (8231, 8311), only those with something in them. -->
  <xsl:function name="mv:avsnitt" as="element()*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:param name="koder" as="xs:string*"/>
    <xsl:sequence select="$rapport//*:Comment[*:Heading[normalize-space(@V) = $koder]]/*:TextResultValue[mv:har-tekst(.)]"/>
  </xsl:function>

  <!-- The plan: the section with that heading; in a letter without any headings, the text that speaks of follow-up. -->
  <xsl:function name="mv:plan" as="element()*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="if (exists($rapport//*:Comment/*:Heading/@V)) then mv:avsnitt($rapport, 'OP')
                          else $rapport//*:Comment/*:TextResultValue[matches(mv:tekst(.), 'oppfølg|kontroll|videre plan', 'i')]"/>
  </xsl:function>

  <!-- All running text. -->
  <xsl:function name="mv:epikrisetekst" as="xs:string">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="mv:tekst($rapport//*:TextResultValue | $rapport//*:Observation/*:Description)"/>
  </xsl:function>

  <!-- True for an outpatient or day treatment letter: by message type, kind of contact (8240) or its own description. -->
  <xsl:function name="mv:er-poliklinisk" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:variable name="kontakttyper" as="xs:string*" select="$rapport//*:AdmCat/@V ! normalize-space(.)"/>
    <xsl:sequence select="not($kontakttyper = '1')
                          and ($rapport/../*:Type/@V = 'E-P' or $kontakttyper = ('2', '3', '4', '5', '6')
                               or matches(string($rapport/*:MsgDescr[1]), 'poliklin|dagbehandl', 'i'))"/>
  </xsl:function>

  <!-- True for a letter from a hospital stay: neither outpatient nor from an emergency ward (E-L). -->
  <xsl:function name="mv:er-innleggelse" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="not(mv:er-poliklinisk($rapport)) and not(mv:er-legevaktepikrise($rapport))"/>
  </xsl:function>

  <!-- True when the letter has a list of medicines: structured, as text under its type or heading, or an outright statement of none. -->
  <xsl:function name="mv:har-legemiddelliste" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="exists($rapport//*:Medication[mv:har-tekst(*:DrugId/(@V | @DN | @OT) | *:Comment | *:DosageText)])
                          or mv:har-tekst($rapport//*:InfItem[*:Type/@V = 'MEDB']/*:Observation/(*:Description | *:Comment))
                          or exists(mv:avsnitt($rapport, ('ME', 'MEDB', 'LM')))
                          or mv:sier-ingen-legemidler(mv:epikrisetekst($rapport))"/>
  </xsl:function>

  <!-- True when the letter describes the level of function: under its heading, or in words elsewhere. Organ words do not count. -->
  <xsl:function name="mv:beskriver-funksjon" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="exists(mv:avsnitt($rapport, 'HJ'))
                          or matches(mv:epikrisetekst($rapport), '(^|[^\p{L}])(funksjon|allmennfunksjon|ADL|egenomsorg|selvhjul|sjølvhjelp)', 'i')"/>
  </xsl:function>

  <!-- True when the text names someone who can be responsible for follow-up, or says that none is needed. -->
  <xsl:function name="mv:nevner-ansvarlig" as="xs:boolean">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:sequence select="matches($tekst,
        '(^|[^\p{L}])(fastlege|egen lege|eigen lege|primærlege|allmennlege|tilsynslege|sykehjem|sjukeheim|sykehus|sjukehus|hospital|poliklini|pol([^\p{L}]|$)|kommune|'
        || 'hjemmesykeplei|heimesjukeplei|hjemmetjenest|heimeteneste|helsestasjon|avdeling|avd([^\p{L}]|$)|spesialist|fysioterapeut|her([^\p{L}]|$)|hos oss|vi([^\p{L}]|$)|oss([^\p{L}]|$)|'
        || 'pasienten (selv|sjølv)|(selv|sjølv)([^\p{L}]|$)|pårørende)', 'i')
      or matches($tekst, '(ingen|inga|ikke|ikkje)\s+((noe|noko|noen|videre|vidare|flere|fleire|planlagt|planlagte|behov|nødvendig|naudsynt|for|med|ny|nye|fast|faste)\s+){0,4}(kontroll|oppfølging|avtale)', 'i')"/>
  </xsl:function>

</xsl:stylesheet>
