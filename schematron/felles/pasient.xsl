<?xml version="1.0" encoding="UTF-8"?>
<!--
  When a patient is sufficiently identified (HIS 80415:2012 3.3.4): a name, and a national identity number, D number or common
  help number, or a name with birth date and sex. Check digits are judged elsewhere and never here. And what is critical to know of a patient.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True for an identifier of type FNR, DNR or FHN with a value; where the type is not given, eleven digits are believed. -->
  <xsl:function name="mv:er-personidentifikator" as="xs:boolean">
    <xsl:param name="id" as="element()?"/>
    <xsl:param name="type" as="element()?"/>
    <xsl:variable name="kode" as="xs:string" select="upper-case(normalize-space($type/@V))"/>
    <xsl:sequence select="($kode = ('FNR', 'DNR', 'FHN') and mv:har-tekst($id))
                          or ($kode = '' and matches(translate(normalize-space($id), ' ', ''), '^[0-9]{11}$'))"/>
  </xsl:function>

  <!-- True when birth date and sex are both given; the sex may stand as code or as text. -->
  <xsl:function name="mv:har-fodt-og-kjonn" as="xs:boolean">
    <xsl:param name="fodt" as="node()*"/>
    <xsl:param name="kjonn" as="element()*"/>
    <xsl:sequence select="mv:har-tekst($fodt) and mv:har-tekst($kjonn/(@V | @DN))"/>
  </xsl:function>

  <!-- True for a referral marked as an emergency (code 0 of 8304 and 8306, or the same said in the code's text). -->
  <xsl:function name="mv:er-ohjelp" as="xs:boolean">
    <xsl:param name="hastegrad" as="element()*"/>
    <xsl:sequence select="some $h in $hastegrad
                          satisfies normalize-space($h/@V) = '0' or contains(lower-case($h/@DN), 'øyeblikkelig')"/>
  </xsl:function>

  <!-- True when a short text speaks of an allergy or the like, and not to say that none is known. -->
  <xsl:function name="mv:er-cavetekst" as="xs:boolean">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:variable name="ord" as="xs:string*" select="tokenize(translate(lower-case($tekst), '.,;:!?()-–/', '           '))"/>
    <xsl:sequence select="(some $o in $ord, $b in ('cave', 'allerg', 'anafyla', 'overfølsom', 'overfølsam', 'hypersensitiv') satisfies starts-with($o, $b))
                          and not($ord = ('ingen', 'inga', 'ikke', 'ikkje', 'uten', 'utan', 'nei', 'negativ'))"/>
  </xsl:function>

</xsl:stylesheet>
