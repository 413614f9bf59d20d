<?xml version="1.0" encoding="UTF-8"?>
<!--
  What kind of place an organisation is, judged by its name, since addresses hold no reliable kind of organisation.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when one of the names is a hospital or a hospital trust. -->
  <xsl:function name="mv:er-sykehus" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="some $n in $navn
        satisfies matches($n, '(^|[^\p{L}])(\p{L}*sykehus(et)?|\p{L}*sjukehus(et)?|hospital|helseforetak|helseføretak|HF|DPS)([^\p{L}]|$)', 'i')"/>
  </xsl:function>

  <!-- True when one of the names is a nursing home or another municipal institution with round-the-clock care. -->
  <xsl:function name="mv:er-sykehjem" as="xs:boolean">
    <xsl:param name="navn" as="xs:string*"/>
    <xsl:sequence select="some $n in $navn
        satisfies matches($n, 'sykehjem|sjukeheim|helsehus|helsehuset|omsorgssenter|omsorgsheim|omsorgshjem|aldershjem|aldersheim|bo- og behandling|bosenter|korttids|kommunal akutt', 'i')
                  or matches($n, '(^|[^\p{L}])(KAD|ØHD|ØHDS)([^\p{L}]|$)')"/>
  </xsl:function>

</xsl:stylesheet>
