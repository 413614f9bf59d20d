<?xml version="1.0" encoding="UTF-8"?>
<!--
  What kind of place an organisation is, judged by its name with the concepts navn-* of the lexicon, since addresses hold no
  reliable kind of organisation; and whether the municipality knows of what a letter says.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when one of the names is a hospital, a hospital trust or a ward there. -->
  <xsl:function name="mv:er-sykehus" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="mv:sier($navn, 'navn-sykehus') = 'bekreftet'"/>
  </xsl:function>

  <!-- True when one of the names is a hospital or another specialist service: DPS, BUP, a specialist in private practice. -->
  <xsl:function name="mv:er-spesialist" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="mv:sier($navn, ('navn-sykehus', 'navn-spesialist')) = 'bekreftet'"/>
  </xsl:function>

  <!-- True when one of the names is a nursing home or another municipal institution with round-the-clock care. -->
  <xsl:function name="mv:er-sykehjem" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="mv:sier($navn, 'navn-sykehjem') = 'bekreftet'"/>
  </xsl:function>

  <!-- True when one of the names is a health and care service of the municipality, doctors left out. -->
  <xsl:function name="mv:er-kommunetjeneste" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="mv:sier($navn, ('navn-kommunetjeneste', 'navn-sykehjem')) = 'bekreftet'"/>
  </xsl:function>

  <!-- True when one of the names is an emergency ward of the municipality. -->
  <xsl:function name="mv:er-legevakt" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="mv:sier($navn, 'navn-legevakt') = 'bekreftet'"/>
  </xsl:function>

  <!-- True when a service of the municipality is among the receivers of the letter, or the texts say that it has been or will be told. -->
  <xsl:function name="mv:kommunen-vet" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:param name="tekster" as="node()*"/>
    <xsl:sequence select="mv:er-kommunetjeneste($rapport/(*:Requester | *:CopyDest)/*:HCP//*:Name ! string(.))
                          or mv:sier($tekster, 'kommune-varslet') = ('bekreftet', 'usikkert')"/>
  </xsl:function>

</xsl:stylesheet>
