<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a message type of code list 8279 says about the payload, for the families that MsgHead messages carry.
  Types that name no such family give nothing, so that no rule can blame a message for a type we do not know.
  Versions and namespaces are left out on purpose: the root element's name tells the family.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The payload roots a type allows; empty when the type names no family. EPJ stands for any document of the EPJ schemas. -->
  <xsl:function name="mv:rot-for-type" as="xs:string*">
    <xsl:param name="type" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$type = 'INNLEGGELSESRAPPORT'"><xsl:sequence select="'Innleggelsesrapport', 'Sammenfatning'"/></xsl:when>
      <xsl:when test="$type = 'HELSEOPPL_SOKNAD'">
        <xsl:sequence select="'HelseopplysningerVedSoknad', 'HelseopplysningerSaksbehandling'"/>
      </xsl:when>
      <xsl:when test="$type = 'HELSEOPPLYSNINGER_LEGE'"><xsl:sequence select="'Konsultasjon', 'Sammenfatning'"/></xsl:when>
      <xsl:when test="$type = 'MEDISINSKE_OPPLYSNINGER'">
        <xsl:sequence select="'OverforingMedisinskeOpplysninger', 'Sammenfatning'"/>
      </xsl:when>
      <xsl:when test="$type = 'ORIENTERING_TJENESTETILBUD'">
        <xsl:sequence select="'OrienteringOmTjenestetilbud', 'Sammenfatning'"/>
      </xsl:when>
      <xsl:when test="$type = 'UTSKRIVNINGSRAPPORT'"><xsl:sequence select="'TverrfagligEpikrise', 'Sammenfatning'"/></xsl:when>
      <xsl:when test="$type = 'FRAVARSMELDING'"><xsl:sequence select="'MeldingFravar'"/></xsl:when>
      <xsl:when test="$type = ('LOG_INNLAGT', 'LOG_UTSKRIVNINGSKLAR', 'LOG_AVMELDING', 'LOG_UTSKREVET', 'LOG_DOD')">
        <xsl:sequence select="'Pasientlogistikk'"/>
      </xsl:when>
      <xsl:when test="starts-with($type, 'DIALOG_')"><xsl:sequence select="'Dialogmelding'"/></xsl:when>
      <xsl:when test="$type = ('HENVISNING', 'HENVISNING_NYTILSTAND', 'HENVISNING_VIDERE')">
        <xsl:sequence select="'Henvisning'"/>
      </xsl:when>
      <xsl:when test="$type = 'EPJ-EKSTRAKT'"><xsl:sequence select="'EPJ'"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The family a payload root belongs to, in the same words: whatever the standard, the root's name; empty without a root. -->
  <xsl:function name="mv:familie" as="xs:string?">
    <xsl:param name="rot" as="element()?"/>
    <xsl:variable name="navnerom" as="xs:string" select="namespace-uri($rot)"/>
    <xsl:sequence select="if (contains($navnerom, '/xmlstds/epj/')) then 'EPJ'
                          else $rot ! local-name()"/>
  </xsl:function>

  <!-- The choice element inside Pasientlogistikk that belongs to a logistics type; empty for other types. -->
  <xsl:function name="mv:logistikkvalg" as="xs:string?">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="if ($type = 'LOG_INNLAGT') then 'MeldingInnlagtPasient'
                          else if ($type = 'LOG_UTSKRIVNINGSKLAR') then 'MeldingUtskrivningsklarPasient'
                          else if ($type = 'LOG_AVMELDING') then 'AvmeldingUtskrivningsklarPasient'
                          else if ($type = 'LOG_UTSKREVET') then 'MeldingOmUtskrevetPasient'
                          else if ($type = 'LOG_DOD') then 'OrienteringOmDod'
                          else ()"/>
  </xsl:function>

</xsl:stylesheet>
