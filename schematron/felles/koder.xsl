<?xml version="1.0" encoding="UTF-8"?>
<!--
  Codes that a standard asks for by value. A code from a list that is not a national one (S with an OID outside Volven's) may mean
  anything, so no rule can say that it is not the one asked for. A code without S is believed; XML-04 tells of the missing S.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when the element names a code list, and one that is not national. -->
  <xsl:function name="mv:er-lokalt-kodet" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="s" as="xs:string" select="normalize-space($e/@S)"/>
    <xsl:sequence select="$s ne '' and not(starts-with($s, '2.16.578.1.12.4.1.1.'))"/>
  </xsl:function>

  <!-- True when one of the elements has one of the codes from one of the national lists (by number), or may have: see above. -->
  <xsl:function name="mv:er-kodet" as="xs:boolean">
    <xsl:param name="elementer" as="element()*"/>
    <xsl:param name="koder" as="xs:string*"/>
    <xsl:param name="kodeverk" as="xs:string*"/>
    <xsl:sequence select="some $e in $elementer
                          satisfies mv:er-lokalt-kodet($e)
                                    or (normalize-space($e/@V) = $koder
                                        and normalize-space($e/@S) = ('', $kodeverk ! ('2.16.578.1.12.4.1.1.' || .)))"/>
  </xsl:function>

</xsl:stylesheet>
